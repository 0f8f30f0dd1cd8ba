import Foundation
import Testing

/// `report.html` in a real browser.
@Suite struct PageTests {
  static let browser = ["chromium", "chromium-browser", "google-chrome"].first {
    RunMezha.canRun([$0, "--version"])
  }

  /// Loads a page after which a script has run, and returns the DOM and what the console said.
  static func dom(_ page: String, script: String, width: Int, in folder: String) throws -> (
    dom: String, log: String
  ) {
    let html = try String(contentsOfFile: page, encoding: .utf8)
    let driven = folder + "/driven-\(UUID().uuidString).html"
    let tail = "<script>try{\(script)}catch(e){document.title='FAILED '+e.message}</script></body>"
    try html.replacingOccurrences(of: "</body>", with: tail).write(
      toFile: driven, atomically: true, encoding: .utf8)
    let result = try RunMezha.run([
      browser ?? "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
      "--user-data-dir=\(folder)/profile", "--window-size=\(width),900", "--virtual-time-budget=3000",
      "--dump-dom",
      "file://\(driven)",
    ])
    return (result.text, result.errors)
  }

  @Test func `the page is one file that asks nothing of a network`() throws {
    try RunMezha.withFolder { folder in
      let (_, files) = try ReportTests.report(in: folder)
      let page = String(decoding: try #require(files["report.html"]), as: UTF8.self)
      #expect(page.utf8.count < 3_000_000)
      #expect(page.contains("default-src 'none'"))
      for banned in [" src=", "@import", "url(http", "<link", "fetch(", "XMLHttpRequest"] {
        #expect(!page.contains(banned), "\(banned)")
      }
      let data = try #require(page.firstRange(of: "id=\"data\">"))
      let rest = page[data.upperBound...]
      let json = rest[..<(try #require(rest.firstRange(of: "</script>"))).lowerBound]
      #expect(!json.contains("<"))
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
    }
  }

  @Test(.enabled(if: browser != nil, "no Chromium is installed"), arguments: [1400, 390])
  func `sorting, search, languages, pointing`(width: Int) throws {
    try RunMezha.withFolder { folder in
      _ = try ReportTests.report(in: folder)
      let script = """
        const out = {};
        const first = () => document.querySelector('#table tbody tr').textContent;
        const rows = () => document.querySelectorAll('#table tbody tr').length;
        document.querySelectorAll('#tabs button')[1].click(); out.all = rows();
        document.querySelector('th[data-key=length_km] button').click(); out.longest = first();
        const s = document.getElementById('search'); s.value = 'murmansk'; s.dispatchEvent(new Event('input')); out.found = rows();
        const hit = document.querySelector('#map .hit[data-b^="RU-MUR|"]');
        hit.dispatchEvent(new PointerEvent('pointermove', {bubbles: true, clientX: 50, clientY: 50, pointerType: 'mouse'}));
        out.tip = document.getElementById('tip').hidden ? '' : document.getElementById('tip').textContent;
        out.marked = document.querySelectorAll('#table tr.on').length;
        document.getElementById('lang').click(); out.russian = document.getElementById('title').textContent;
        document.getElementById('theme').click(); out.theme = document.documentElement.dataset.theme;
        const f = document.getElementById('figure'); f.value = 'length'; f.dispatchEvent(new Event('change'));
        out.legend = document.querySelector('#legend b').textContent;
        const before = document.querySelector('#map svg').getAttribute('viewBox');
        document.getElementById('zin').click(); out.zoomed = before !== document.querySelector('#map svg').getAttribute('viewBox');
        out.wide = document.documentElement.scrollWidth <= innerWidth;
        out.csv = csv().split('\\r\\n').length;
        document.title = JSON.stringify(out);
        """
      let (dom, log) = try Self.dom(folder + "/report.html", script: script, width: width, in: folder)
      let title = try #require(dom.firstMatch(of: /<title>(\{.*?\}|FAILED[^<]*)<\/title>/)?.1)
      #expect(!title.hasPrefix("FAILED"), "\(title)")
      let text = title.replacingOccurrences(of: "&amp;", with: "&")
      let answer = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      #expect(answer["all"] as? Int == 180)
      #expect((answer["longest"] as? String)?.contains("Amur Oblast") == true)
      let found = answer["found"] as? Int ?? 0
      #expect(found >= 2 && found < 10)
      #expect((answer["tip"] as? String)?.contains("Murmansk Oblast – ") == true)
      #expect(answer["marked"] as? Int == 1)
      #expect((answer["russian"] as? String)?.contains("границы регионов") == true)
      #expect((answer["legend"] as? String)?.contains("Длина") == true)
      #expect(answer["zoomed"] as? Bool == true)
      #expect(answer["wide"] as? Bool == true)
      #expect(answer["csv"] as? Int == found + 2)
      #expect(!log.contains("CONSOLE"), "\(log.split(separator: "\n").filter { $0.contains("CONSOLE") })")
    }
  }
}
