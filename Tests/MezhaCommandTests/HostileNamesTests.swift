import BorderIO
import Foundation
import Testing

/// Names that would harm a careless program, in every file that Mezha writes.
@Suite struct HostileNamesTests {
  private static let written: Result<[String: Data], any Error> = Result {
    try RunMezha.withFolder { folder in
      try HostileNames.write(to: folder + "/data")
      let environment = ["MEZHA_DATA": folder + "/data"]
      func run(_ arguments: [String]) throws {
        let result = try RunMezha.mezha(arguments + ["-q"], environment: environment)
        #expect(result.status == 0, "\(arguments): \(result.errors)")
        // Nothing that a terminal would obey.
        #expect(!result.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
      }
      let out = folder + "/out"
      try run(["report", "--bundle", "-o", out])
      try run(["map", "-o", out + "/x.pdf", "--width", "3000"])
      for ending in ["dot", "graphml", "json", "csv", "gwt"] {
        try run(["adjacency", folder + "/data/regions.geojson", "-o", "\(out)/adjacency.\(ending)"])
      }
      for ending in ["topojson", "fgb", "geojsonl", "tsv", "md", "json"] {
        try run(["borders", folder + "/data/regions.geojson", "-o", "\(out)/pairs.\(ending)"])
      }
      var files: [String: Data] = [:]
      for name in try FileManager.default.contentsOfDirectory(atPath: out) {
        files[name] = try Data(contentsOf: URL(fileURLWithPath: out + "/" + name))
      }
      return files
    }
  }

  private static func data(_ name: String) throws -> Data {
    try #require(try written.get()[name], "\(name) was not written")
  }

  private static func text(_ name: String) throws -> String {
    String(decoding: try data(name), as: UTF8.self)
  }

  private static func withFiles(_ body: (String) throws -> Void) throws {
    try RunMezha.withFolder { folder in
      for (name, data) in try written.get() {
        try data.write(to: URL(fileURLWithPath: folder + "/" + name))
      }
      try body(folder)
    }
  }

  @Test(arguments: ["map.svg", "strips.svg", "adjacency.graphml"])
  func `XML: well-formed, and names are text`(name: String) throws {
    let text = try Self.text(name)
    #expect(isWellFormedXML(try Self.data(name)))
    #expect(text.contains("&lt;img src=x") || name == "strips.svg")
    for tag in ["<img", "<script", "<svg onload", "<b>"] { #expect(!text.contains(tag), "\(tag)") }
  }

  @Test(arguments: ["borders.geojson", "regions.geojson", "pairs.topojson", "pairs.json", "adjacency.json"])
  func `JSON: as it was given, to the letter`(name: String) throws {
    let object = try JSONSerialization.jsonObject(with: try Self.data(name))
    guard name == "regions.geojson" else { return }
    let features = try #require((object as? [String: Any])?["features"] as? [[String: Any]])
    var names: [String: String] = [:]
    for feature in features {
      let properties = feature["properties"] as? [String: Any]
      names[properties?["id"] as? String ?? ""] = properties?["name"] as? String
    }
    for (id, name) in HostileNames.regions { #expect(names[id] == name, "\(id)") }
  }

  @Test func `CSV: formulas are marked, signs that command or turn a line are left out`() throws {
    try Self.withFiles { folder in
      for (file, key) in [("regions.csv", "id"), ("adjacency.csv", "a_id"), ("borders.csv", "a_id")] {
        let table = try CSVFile(file: "\(folder)/\(file)")
        let column = key == "id" ? "name" : "a_name"
        for (id, name) in zip(table[key], table[column]) {
          guard let given = HostileNames.regions[id] else { continue }
          let expected = HostileNames.printable(given)
          // A plain number is none.
          let isFormula = id != "RU-ROS" && (expected.first.map { "=+-@\t\r\n".contains($0) } ?? false)
          #expect(name == (isFormula ? "'" + expected : expected), "\(file) \(id)")
        }
      }
      #expect(try CSVFile(file: folder + "/crossings.csv")["name"].contains("'" + HostileNames.crossing))
    }
  }

  @Test func `DOT: every name stays between its quotation marks`() throws {
    var text = try Self.text("adjacency.dot")
    #expect(text.contains("img src=x"))
    // Without quoted strings nothing of a name is left.
    text.replace(/"(\\.|[^"\\])*"/, with: "")
    for word in ["img", "cmd", "script", "lines", "exe", "javascript", "\""] {
      #expect(!text.contains(word), "\(word)")
    }
  }

  @Test(arguments: ["summary.md", "pairs.md"])
  func `Markdown: no tag, no link, no cell more`(name: String) throws {
    let text = try Self.text(name)
    for tag in ["<img", "<script", "<svg", "<b>"] { #expect(!text.contains(tag), "\(tag)") }
    #expect(!text.contains("[link](javascript"))
    var columns: Int?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        columns = nil
        continue
      }
      let cells = line.replacingOccurrences(of: "\\\\", with: "").replacingOccurrences(of: "\\|", with: "")
        .filter { $0 == "|" }.count
      #expect(columns == nil || columns == cells, "\(line)")
      columns = cells
    }
  }

  @Test(.enabled(if: BundleTests.hasOpenpyxl, "openpyxl is not installed"))
  func `XLSX: no formula, no link`() throws {
    try Self.withFiles { folder in
      let script = """
        import openpyxl, sys, zipfile
        book = openpyxl.load_workbook(sys.argv[1] + '/report.xlsx')
        cells = [c for s in book for row in s.iter_rows() for c in row if c.value is not None]
        assert not any(c.data_type == 'f' or c.hyperlink for c in cells)
        texts = {c.value for c in cells if isinstance(c.value, str)}
        for name in ['<img src=x onerror=alert(1)>', "=cmd|' /C calc'!A0", '@SUM(1+1)', '+7', '-1+2', '</script><svg onload=alert(1)>']: assert name in texts, name
        """
      let result = try RunMezha.run([BundleTests.python, "-c", script, folder])
      #expect(result.status == 0, "\(result.errors)")
    }
  }

  @Test(.enabled(if: RunMezha.canRun(["python3", "-c", "import sqlite3"]), "python3 is not installed"))
  func `GeoPackage: names as they can be shown, styles well-formed`() throws {
    try Self.withFiles { folder in
      let script = """
        import sqlite3, sys, json, xml.etree.ElementTree as xml
        base = sqlite3.connect(sys.argv[1] + '/report.gpkg')
        assert base.execute('pragma integrity_check').fetchone() == ('ok',)
        names = dict(base.execute('select id, name from regions'))
        for key, name in json.loads(sys.argv[2]).items(): assert names[key] == name, (key, names[key], name)
        for qml, in base.execute('select styleQML from layer_styles'): xml.fromstring(qml)
        """
      let expected = HostileNames.regions.mapValues(HostileNames.printable)
      let names = String(decoding: try JSONEncoder().encode(expected), as: UTF8.self)
      let result = try RunMezha.run(["python3", "-c", script, folder, names])
      #expect(result.status == 0, "\(result.errors)")
    }
  }

  @Test(.enabled(if: PictureTests.hasPoppler, "poppler-utils is not installed"))
  func `PDF: names are words on the page`() throws {
    try Self.withFiles { folder in
      let words = try RunMezha.run(["pdftotext", folder + "/x.pdf", "-"]).text
      #expect(words.contains("onerror=alert(1)"))
      let file = try Self.data("x.pdf")
      for key in ["/JavaScript", "/JS", "/URI", "/Launch"] {
        #expect(file.range(of: Data(key.utf8)) == nil, "\(key)")
      }
    }
  }

  @Test func `the page holds names as data alone`() throws {
    let page = try Self.text("report.html")
    #expect(page.components(separatedBy: "<script").count == 3)
    for tag in ["<img", "<svg onload", "onerror=alert(1)>"] { #expect(!page.contains(tag), "\(tag)") }
  }

  @Test(.enabled(if: Browser.program != nil, "no Chromium is installed"))
  func `a browser shows the names and does nothing that they say`() throws {
    let script = """
      const $$ = s => [...document.querySelectorAll(s)];
      window.alert = () => { out.alerted = true; };
      $$('#tabs button')[1].click(); out.rows = document.getElementById('table').textContent;
      const hit = document.querySelector('#map .hit[data-b^="RU-MUR|"]');
      hit.dispatchEvent(new MouseEvent('click', {bubbles: true, clientX: 50, clientY: 50}));
      out.tip = document.getElementById('tip').textContent;
      const s = document.getElementById('search'); s.value = '<img'; s.dispatchEvent(new Event('input')); out.found = $$('#table tbody tr').length; out.csv = csv();
      s.value = 'cmd|'; s.dispatchEvent(new Event('input')); out.formula = csv();
      document.getElementById('bartable').value = '1'; document.getElementById('bartable').dispatchEvent(new Event('change')); out.bars = document.getElementById('bars').textContent;
      document.getElementById('lang').click();
      out.tags = $$('main img, main script, main iframe, [onerror], [onload]').length; out.title = document.title;
      """
    let visit = try Browser.visit(try Self.text("report.html"), width: 1400, script: script)
    let image = HostileNames.regions["RU-MUR"] ?? "?"
    #expect(visit.text("rows").contains(image) && visit.text("tip").contains(image))
    #expect(visit.text("bars").contains(image) && visit.count("found") > 0)
    #expect(visit.text("formula").contains("'=cmd|"))
    #expect(visit.count("tags") == 0 && !visit.holds("alerted") && !visit.text("title").contains("GOTCHA"))
    #expect(visit.count("violations") == 0 && visit.console.isEmpty, "\(visit.console)")
  }
}
