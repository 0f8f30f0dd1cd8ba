import Foundation
import Testing

/// Drives a page in headless Chromium.
enum Browser {
  /// The first browser that runs here; `nil` for none.
  static let program = ["chromium", "chromium-browser", "google-chrome"].first {
    RunMezha.canRun([$0, "--version"])
  }

  /// What a page's elements showed after a script had worked them.
  struct Visit {
    let answer: [String: Any]
    let log: String

    func text(_ key: String) -> String { answer[key] as? String ?? "" }
    func count(_ key: String) -> Int { answer[key] as? Int ?? -1 }
    func holds(_ key: String) -> Bool { answer[key] as? Bool ?? false }
    /// What the page wrote to the console.
    var console: [Substring] { Browser.console(log) }
  }

  /// The lines of a log that came from a page.
  static func console(_ log: String) -> [Substring] {
    log.split(separator: "\n").filter { $0.contains("CONSOLE") }
  }

  /// Opens a page in a window so wide, lets a script work it, and returns what the script put into `out`.
  ///
  /// The page runs no script but its own; for the test alone its policy lets the driving script in. A headless window
  /// has a least width, so the page stands in a frame of the width that is asked for.
  static func visit(_ page: String, width: Int, scheme: String = "light", script: String) throws -> Visit {
    var html = page
    html.replace(/script-src 'sha256-[^']+'/, with: "script-src 'unsafe-inline'")
    html.replace(/<html lang="(..)">/) { "<html lang=\"\($0.1)\" data-theme=\"\(scheme)\">" }
    html.replace("<head>", with: "<head><script>\(watch)</script>", maxReplacements: 1)
    let tail = """
      <script>addEventListener('load', () => setTimeout(() => { const out = {};
      try { \(script)
        out.wide = document.documentElement.scrollWidth <= innerWidth;
        out.resources = performance.getEntriesByType('resource').length; out.violations = violations;
      } catch (e) { out.failed = e.message + e.stack; }
      parent.postMessage(JSON.stringify(out), '*'); }, 50));</script></body>
      """
    html.replace("</body>", with: tail)
    let frame = """
      <!DOCTYPE html><meta charset="utf-8"><title>waiting</title><pre id="answer"></pre>
      <script>addEventListener('message', e => { document.getElementById('answer').textContent = btoa(unescape(encodeURIComponent(e.data))); });</script>
      <iframe src="page.html" style="border:0;width:\(width)px;height:900px"></iframe>
      """
    let (text, log) = try RunMezha.withFolder { folder in
      try html.write(toFile: "\(folder)/page.html", atomically: true, encoding: .utf8)
      try frame.write(toFile: "\(folder)/frame.html", atomically: true, encoding: .utf8)
      return try dom("\(folder)/frame.html", arguments: ["--window-size=\(max(width, 500) + 40),1000"])
    }
    let coded = try #require(text.firstMatch(of: /<pre id="answer">([^<]+)</)?.1, "\(log)")
    let data = try #require(Data(base64Encoded: String(coded)))
    let answer = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(answer["failed"] == nil, "\(answer["failed"] ?? "")")
    return Visit(answer: answer, log: log)
  }

  /// The document of a file after its scripts have run, and what the browser said.
  static func dom(_ file: String, arguments: [String] = []) throws -> (text: String, log: String) {
    try RunMezha.withFolder { profile in
      let result = try RunMezha.run(
        [
          program ?? "chromium", "--headless=new", "--no-sandbox", "--disable-gpu",
          "--enable-logging=stderr", "--allow-file-access-from-files", "--user-data-dir=\(profile)",
          "--virtual-time-budget=6000",
        ] + arguments + ["--dump-dom", "file://\(file)"])
      return (result.text, result.errors)
    }
  }

  /// Counts what the policy forbade, from the first moment on.
  private static let watch =
    "var violations = 0; document.addEventListener('securitypolicyviolation', () => violations++);"
}
