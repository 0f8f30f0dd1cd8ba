import BorderIO
import Foundation
import Testing

/// The names on the map of the embedded data, and on maps of people's own data.
@Suite struct MapLabelTests {
  /// All lines of text of the layer of names, and what a browser says of the room they take.
  private static let script = """
    const texts = [...document.querySelectorAll('svg .labels text')];
    // The box of a line of text goes from the top of accents to the foot of descenders, more than letters take.
    const boxes = texts.map(t => { const b = t.getBBox(), s = +t.getAttribute('font-size'); return {t: t.textContent, x: t.getAttribute('x'), l: b.x, r: b.x + b.width, y: +t.getAttribute('y'), u: +t.getAttribute('y') - 0.74 * s, s}; });
    const clashes = [];
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
      const isOneName = a.x === b.x && Math.abs(b.y - a.y) < 2.4 * a.s;
      if (!isOneName && a.l < b.r && b.l < a.r && a.u < b.y && b.u < a.y) clashes.push(a.t + ' / ' + b.t); }));
    const leaders = [...document.querySelectorAll('svg .leaders path')].map(p => p.getAttribute('d'));
    out.clashes = clashes.join('; '); out.count = texts.length; out.names = boxes.map(b => b.t).join(' ');
    out.leaders = leaders.length;
    // The map, and its insets.
    const frames = [...document.querySelectorAll('svg .water path')].map(p => p.getBBox());
    out.frames = frames.length;
    out.outside = boxes.filter(b => !frames.some(f => b.l >= f.x && b.r <= f.x + f.width && b.u >= f.y && b.y <= f.y + f.height)).map(b => b.t).join('; ');
    """

  /// The texts of the legend that touch another one, stand on the map or an inset, or leave the page.
  private static let legendScript = """
    const box = t => { const b = t.getBBox(), s = +t.getAttribute('font-size'), y = +t.getAttribute('y'); return {t: t.textContent, l: b.x, r: b.x + b.width, y, u: y - 0.74 * s}; };
    const texts = [...document.querySelectorAll('svg .legend text')].map(box), clashes = [];
    texts.forEach((a, i) => texts.slice(i + 1).forEach(b => { if (a.l < b.r && b.l < a.r && a.u < b.y && b.u < a.y) clashes.push(a.t + ' / ' + b.t); }));
    const frames = [...document.querySelectorAll('svg .water path')].map(p => p.getBBox()), width = document.querySelector('svg').viewBox.baseVal.width;
    out.count = texts.length; out.frames = frames.length; out.clashes = clashes.join('; ');
    out.outside = texts.filter(b => b.l < 0 || b.r > width || frames.some(f => b.l < f.x + f.width && f.x < b.r && b.u < f.y + f.height && f.y < b.y)).map(b => b.t).join('; ');
    """

  @Test(
    .enabled(if: Browser.program != nil, "no Chromium is installed"),
    arguments: ["en", "ru"], [500, 900, 1060, 1200, 1600])
  func `rows of the legend keep to their columns on sheets of every width`(language: String, width: Int)
    throws
  {
    let map = try RunMezha.mezha(["map", "-q", "--lang", language, "--width", "\(width)"])
    #expect(map.status == 0, "\(map.errors)")
    let visit = try Self.visit(map.text, Self.legendScript)
    #expect(visit.count("count") > 25 && visit.count("frames") > 0)
    #expect(visit.text("clashes").isEmpty, "\(visit.text("clashes"))")
    #expect(visit.text("outside").isEmpty, "\(visit.text("outside"))")
  }

  private static func visit(_ svg: String, _ script: String = script) throws -> Browser.Visit {
    let page =
      "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>x</title></head><body>\(svg)</body></html>"
    return try Browser.visit(page, width: 1700, script: script)
  }

  @Test(
    .enabled(if: Browser.program != nil, "no Chromium is installed"),
    arguments: ["en", "ru"], ["density", "length"])
  func `every border region stands on the map by its name, and no name touches another`(
    language: String, figure: String
  ) throws {
    let map = try RunMezha.mezha(["map", "-q", "--lang", language, "--color", figure])
    #expect(map.status == 0, "\(map.errors)")
    let visit = try Self.visit(map.text)
    #expect(visit.count("count") > 100 && visit.count("leaders") > 0 && visit.count("frames") > 4)
    #expect(visit.text("clashes").isEmpty, "\(visit.text("clashes"))")
    #expect(visit.text("outside").isEmpty, "\(visit.text("outside"))")
    let table = try RunMezha.mezha([
      "borders", "-q", "--international", "--lang", language, "--format", "csv",
    ])
    let rows = CSVFile(table.text)
    var names: Set<String> = []
    for side in ["a", "b"] {
      // Files hold the names of the source, and the Russian ones beside them.
      let column = language == "ru" ? "\(side)_name_ru" : "\(side)_name"
      for (id, name) in zip(rows["\(side)_id"], rows[column]) where id.hasPrefix("RU-") {
        names.insert(name)
      }
    }
    #expect(names.count > 30)
    for name in names.sorted() { #expect(visit.text("names").contains(name), "\(name)") }
  }

  @Test func `countries of the user's files stand on the map by their names`() throws {
    func feature(_ id: String, _ country: String, _ x: Int) -> String {
      """
      {"type":"Feature","properties":{"id":"\(id)","country":"\(country)"},"geometry":{"type":"Polygon","coordinates":[[[\(x),40],[\(x + 4),40],[\(x + 4),44],[\(x),44],[\(x),40]]]}}
      """
    }
    let features = [("a", "KZ"), ("b", "MNG"), ("c", "Finland"), ("d", "китай"), ("e", "Ruritania")]
    try RunMezha.withFolder { folder in
      let list = features.enumerated().map { feature($1.0, $1.1, 4 * $0) }.joined(separator: ",")
      let file = folder + "/five.geojson"
      try "{\"type\":\"FeatureCollection\",\"features\":[\(list)]}"
        .write(toFile: file, atomically: true, encoding: .utf8)
      let english = try RunMezha.mezha(["map", "-q", file])
      #expect(english.status == 0, "\(english.errors)")
      for name in ["KAZAKHSTAN", "MONGOLIA", "FINLAND", "CHINA", "RURITANIA"] {
        #expect(english.text.contains(">\(name)<"), "\(name)")
      }
      let russian = try RunMezha.mezha(["map", "-q", "--lang", "ru", file]).text
      for name in ["КАЗАХСТАН", "МОНГОЛИЯ", "ФИНЛЯНДИЯ", "КИТАЙ", "RURITANIA"] {
        #expect(russian.contains(">\(name)<"), "\(name)")
      }
    }
  }
}
