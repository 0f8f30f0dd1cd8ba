import Foundation
import Testing

/// `report.html` in a real browser.
@Suite struct PageTests {
  /// The page of the report on the embedded data, written once for all tests; empty when that failed.
  static let page: String =
    (try? RunMezha.withFolder { folder in
      _ = try ReportTests.report(in: folder)
      return try String(contentsOfFile: folder + "/report.html", encoding: .utf8)
    }) ?? ""

  @Test func `the page is one file that asks nothing of a network and runs no script but its own`() throws {
    let page = Self.page
    #expect(page.utf8.count < 3_000_000 && page.utf8.count > 100_000)
    #expect(page.contains("default-src 'none'") && !page.contains("script-src 'unsafe-inline'"))
    for banned in [
      " src=", "@import", "url(http", "<link", "fetch(", "XMLHttpRequest", "eval(", "innerHTML",
    ] {
      #expect(!page.contains(banned), "\(banned)")
    }
    let data = try #require(page.firstRange(of: "id=\"data\">"))
    let rest = page[data.upperBound...]
    let json = rest[..<(try #require(rest.firstRange(of: "</script>"))).lowerBound]
    #expect(!json.contains("<"))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
  }

  private struct Shown: Decodable {
    struct Figure: Decodable {
      var id: String
      var legend: [[Label]]
      var classes: [String: Int]
    }
    enum Label: Decodable {
      case one(String)
      case both([String])

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
          self = .one(text)
        } else {
          self = .both(try container.decode([String].self))
        }
      }

      var english: String {
        switch self {
        case .one(let text): text;
        case .both(let texts): texts[0]
        }
      }
    }
    var figure: String
    var figures: [Figure]
  }

  /// The verdict of each pair on the map of a page, by the ids of both places; each has a shape.
  private func verdicts(on page: String) throws -> (first: String, verdicts: [String: String]) {
    let data = try #require(page.firstRange(of: "id=\"data\">"))
    let rest = page[data.upperBound...]
    let json = rest[..<(try #require(rest.firstRange(of: "</script>"))).lowerBound]
    let shown = try JSONDecoder().decode(Shown.self, from: Data(json.utf8))
    let figure = try #require(shown.figures.first { $0.id == "verdicts" })
    for key in figure.classes.keys { #expect(page.contains("data-b=\"\(key)\""), "\(key)") }
    return (shown.figure, figure.classes.mapValues { figure.legend[$0][2].english })
  }

  @Test func `the map of the report shows what became of claims`() throws {
    let shown = try verdicts(on: Self.page)
    #expect(shown.first == "density")
    #expect(shown.verdicts.filter { $0.key.contains("RU-SMO") && $0.value == "confirmed" }.count > 1)
    #expect(Set(shown.verdicts.values).isSuperset(of: ["confirmed", "not in the list"]))
  }

  @Test func `a list on a map of its own`() throws {
    try RunMezha.withFolder { folder in
      let squares = (0..<4).map { number -> String in
        let x = number
        return
          "{\"type\":\"Feature\",\"properties\":{\"id\":\"\("ABCD".map(String.init)[number])\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[\(x),50],[\(x + 1),50],[\(x + 1),51],[\(x),51],[\(x),50]]]}}"
      }
      try "{\"type\":\"FeatureCollection\",\"features\":[\(squares.joined(separator: ","))]}".write(
        toFile: folder + "/r.geojson", atomically: true, encoding: .utf8)
      try "a,b\nA,B\nD,A\nC,B\nB,zz\n".write(toFile: folder + "/l.csv", atomically: true, encoding: .utf8)
      let run = try RunMezha.mezha([
        "validate", folder + "/r.geojson", "--list", folder + "/l.csv", "--format", "html",
      ])
      #expect(run.status == 1)
      let shown = try verdicts(on: String(decoding: run.output, as: UTF8.self))
      #expect(shown.first == "verdicts")
      #expect(
        shown.verdicts == ["A|B": "confirmed", "D|A": "refuted", "B|C": "confirmed", "C|D": "omitted"],
        "\(shown.verdicts)")
    }
  }

  @Test(.enabled(if: Browser.program != nil, "no Chromium is installed"))
  func `the page as it is written runs its script, and no other`() throws {
    try RunMezha.withFolder { folder in
      func dom(_ html: String) throws -> (text: String, log: String) {
        try html.write(toFile: folder + "/page.html", atomically: true, encoding: .utf8)
        return try Browser.dom(folder + "/page.html")
      }
      let written = try dom(Self.page)
      #expect(written.text.contains("aria-sort"), "the tables were not drawn")
      #expect(Browser.console(written.log).isEmpty, "\(Browser.console(written.log))")
      // A script that somebody's name would smuggle in does not run: its digest is another.
      let smuggled =
        "</main><img src=x onerror=\"document.title='GOTCHA'\"><script>document.title='GOTCHA'</script>"
      let other = try dom(Self.page.replacingOccurrences(of: "</main>", with: smuggled))
      #expect(!other.text.contains("<title>GOTCHA"))
      #expect(Browser.console(other.log).contains { $0.contains("Content Security Policy") })
    }
  }

  /// What can be read at the width of a telephone, of a tablet and of a screen.
  @Test(
    .enabled(if: Browser.program != nil, "no Chromium is installed"), arguments: [390, 820, 1280],
    ["en", "ru"])
  func `letters are large enough, tiles fill their rows, verdicts by worldview and papers are there`(
    width: Int, language: String
  ) throws {
    let script = """
      const $$ = s => [...document.querySelectorAll(s)], seen = e => e.getClientRects().length > 0;
      if (document.documentElement.lang !== '\(language)') document.getElementById('lang').click();
      const height = t => parseFloat(t.getAttribute('font-size')) * t.getScreenCTM().a;
      // In tenths of a pixel; boxes of elements stand on fractions of pixels, so letters of 11 may measure a hundredth less.
      const least = list => Math.min(...list.map(height));
      out.legends = $$('.panels svg:first-child text').filter(seen).length; out.legend = 10 * least($$('.panels svg:first-child text').filter(seen));
      out.panel = 10 * least($$('.panels svg text').filter(seen)); out.map = 10 * least($$('#map text').filter(seen)); out.names = $$('#map text').filter(seen).length;
      // Names of the map, line by line; lines of one name share their middle.
      const lines = $$('#map text').filter(seen).map(t => [t, t.getBoundingClientRect()]);
      out.over = lines.flatMap(([t, a], i) => lines.slice(i + 1).filter(([u, b]) => t.getAttribute('x') !== u.getAttribute('x') && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1).map(([u]) => t.textContent + ' over ' + u.textContent)).join('; ');
      out.small = $$('main *, header *').filter(e => !e.closest('svg') && seen(e) && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && parseFloat(getComputedStyle(e).fontSize) < 11).map(e => e.tagName + e.textContent.slice(0, 20)).join('; ');
      // What goes beyond its section must stand in something that scrolls.
      out.cut = $$('main section *').filter(e => seen(e) && !e.closest('.scroll, #map, .tabs, #bars') && e.getBoundingClientRect().right > e.closest('section').getBoundingClientRect().right + 1).map(e => e.tagName + '.' + e.className).join('; ');
      out.scrolls = $$('.chart .scroll').filter(seen).every(e => e.scrollWidth <= e.clientWidth + 1 || getComputedStyle(e).overflowX === 'auto');
      out.hint = $$('.sideways').filter(seen).length;
      const rows = new Map(); for (const t of $$('#head div')) { const r = t.getBoundingClientRect(); rows.set(Math.round(r.top), Math.max(rows.get(Math.round(r.top)) || 0, r.right)); }
      out.tiles = [...rows.values()].every(r => Math.abs(r - document.getElementById('head').getBoundingClientRect().right) < 3);
      out.views = $$('#views tbody tr').map(r => r.textContent).join(' / '); out.columns = $$('#views thead th').length; out.papers = $$('#papers li').length; out.paper = ($$('#papers li')[0] || {}).textContent || '';
      out.english = $$('#doubts td:nth-child(2)').map(r => r.textContent).filter(t => /[a-z]_[a-z]|through|crossings|border/.test(t)).join('; ');
      """
    let visit = try Browser.visit(Self.page, width: width, script: script)
    #expect(visit.count("legends") > 4 && visit.answer["legend"] as? Double ?? 0 >= 109.9)
    #expect(visit.answer["panel"] as? Double ?? 0 >= 108, "\(visit.answer["panel"] ?? "")")
    #expect(visit.answer["map"] as? Double ?? 0 >= 109.9 && visit.count("names") > 5)
    #expect(visit.text("small").isEmpty && visit.text("cut").isEmpty, "\(visit.answer)")
    #expect(visit.text("over").isEmpty, "\(visit.text("over"))")
    #expect(visit.holds("scrolls") && visit.holds("wide") && visit.holds("tiles"))
    #expect(visit.count("hint") == (width == 390 ? 2 : 0))
    #expect(
      visit.text("views").contains("F01") && visit.text("views").contains("89") && visit.count("columns") == 4
    )
    #expect(
      visit.text("views").contains(language == "ru" ? "опровергнуто" : "refuted"), "\(visit.text("views"))")
    #expect(visit.count("papers") == 5 && visit.text("paper").contains("F01–F06"))
    if language == "ru" { #expect(visit.text("english").isEmpty, "\(visit.text("english"))") }
  }

  @Test(
    .enabled(if: Browser.program != nil, "no Chromium is installed"), arguments: [1400, 390],
    ["light", "dark"])
  func `sorting, search, languages, pointing, keys`(width: Int, scheme: String) throws {
    let script = """
      const $$ = s => [...document.querySelectorAll(s)], first = () => $$('#table tbody tr')[0].textContent, rows = () => $$('#table tbody tr').length;
      const mouse = (e, name) => e.dispatchEvent(new PointerEvent(name, {bubbles: true, clientX: 50, clientY: 50, pointerType: 'mouse'}));
      const press = (e, key) => e.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
      const box = () => document.querySelector('#map svg').getAttribute('viewBox');
      out.ground = getComputedStyle(document.body).backgroundColor;
      out.tiles = $$('#head div').length; out.bars = $$('#bars .who').length; out.verdicts = $$('#verdicts .pill').length;
      $$('#tabs button')[1].click(); out.all = rows();
      $$('th[data-key=length_km] button')[0].click(); out.longest = first(); out.sort = $$('th[data-key=length_km]')[0].getAttribute('aria-sort');
      $$('th[data-key=length_km] button')[0].click(); out.shortest = first();
      const s = document.getElementById('search'); s.value = 'murmansk'; s.dispatchEvent(new Event('input')); out.found = rows(); out.csv = csv().split('\\r\\n').length;
      s.value = 'zzzz'; s.dispatchEvent(new Event('input')); out.nothing = first(); s.value = ''; s.dispatchEvent(new Event('input'));
      const hit = document.querySelector('#map .hit[data-b^="RU-MUR|"]'), tip = document.getElementById('tip');
      mouse(hit, 'pointermove'); out.tip = tip.hidden ? '' : tip.textContent;
      out.marked = $$('#table tr.on').map(r => r.textContent).join();
      const r = $$('#table tr.on')[0], p = document.getElementById('rows'), inside = r.getBoundingClientRect(), pane = p.getBoundingClientRect();
      out.seen = inside.top >= pane.top && inside.bottom <= pane.bottom;
      $$('#tabs button')[0].click(); hit.dispatchEvent(new MouseEvent('click', {bubbles: true, clientX: 50, clientY: 50}));
      out.kept = tip.classList.contains('kept'); tip.querySelector('button').click(); out.shown = $$('#table tr.on').length; out.tab = $$('#tabs button')[1].getAttribute('aria-selected');
      press(document.body, 'Escape'); out.closed = tip.hidden;
      const whole = box(); document.getElementById('zin').click(); out.zoomed = whole !== box(); document.getElementById('zreset').click(); out.reset = whole === box();
      press(document.getElementById('map'), 'PageDown'); out.stepped = tip.textContent; press(document.body, 'Escape');
      $$('#table tr.placed')[0].click(); out.travelled = whole !== box();
      const order = document.getElementById('barorder'); order.value = 'name'; order.dispatchEvent(new Event('change')); out.firstBar = $$('#bars .who')[0].textContent;
      document.getElementById('lang').click(); out.russian = document.getElementById('title').textContent; out.lang = document.documentElement.lang;
      out.untranslated = $$('[data-ru]').filter(e => e.textContent !== e.getAttribute('data-ru')).length;
      const f = document.getElementById('figure'); f.value = 'length'; f.dispatchEvent(new Event('change')); out.legend = $$('#legend b')[0].textContent;
      document.getElementById('theme').click(); out.theme = document.documentElement.dataset.theme; out.other = getComputedStyle(document.body).backgroundColor;
      """
    let visit = try Browser.visit(Self.page, width: width, scheme: scheme, script: script)
    #expect(visit.count("tiles") == 6 && visit.count("bars") == 14 && visit.count("verdicts") > 5)
    #expect(visit.count("all") == 180)
    #expect(visit.text("longest").contains("Amur Oblast") && visit.text("sort") == "descending")
    #expect(!visit.text("shortest").contains("Amur Oblast"))
    #expect((2..<10).contains(visit.count("found")) && visit.count("csv") == visit.count("found") + 2)
    #expect(visit.text("nothing").contains("Nothing found"))
    #expect(visit.text("tip").contains("Murmansk Oblast – ") && visit.text("tip").contains("km"))
    #expect(visit.text("marked").contains("Murmansk Oblast") && visit.holds("seen"))
    #expect(visit.holds("kept") && visit.count("shown") == 1 && visit.text("tab") == "true")
    #expect(visit.holds("closed") && visit.holds("zoomed") && visit.holds("reset"))
    #expect(visit.text("stepped").contains(" – ") && visit.holds("travelled"))
    #expect(visit.text("firstBar") == "Azerbaijan")
    #expect(visit.text("russian").contains("границы регионов") && visit.text("lang") == "ru")
    #expect(visit.count("untranslated") == 0 && visit.text("legend").contains("Длина"))
    #expect(visit.text("theme") == (scheme == "light" ? "dark" : "light"))
    #expect(visit.text("ground") != visit.text("other"))
    #expect(visit.holds("wide"), "the page is wider than its window")
    #expect(visit.count("resources") == 0 && visit.count("violations") == 0)
    #expect(visit.console.isEmpty, "\(visit.console)")
  }
}
