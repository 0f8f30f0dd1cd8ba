import Foundation
import Testing

/// What a shell and a terminal expect of a command.
@Suite struct ShellTests {
  static let three = RunMezha.fixture("reading/three.geojson")

  /// The text of a run on a terminal of 100 columns, which util-linux's `script` makes.
  private static func onTerminal(_ words: String, environment: [String: String] = [:]) throws -> String {
    try RunMezha.run(
      ["script", "-qec", "stty cols 100; \(RunMezha.program) \(words)", "/dev/null"], environment: environment
    ).text
  }

  @Test func `colour is for terminals, and as it was chosen`() throws {
    let escape = "\u{1B}["
    #expect(try !RunMezha.mezha(["borders", Self.three]).text.contains(escape))
    #expect(try RunMezha.mezha(["borders", Self.three, "--color", "always"]).text.contains(escape))
    let plain = try RunMezha.mezha(["borders", Self.three, "--color", "never"])
    #expect(plain.status == 0 && !plain.text.contains(escape))
    for (format, words) in [("csv", ["--format", "csv"]), ("json", ["--format", "json"])] {
      let refused = try RunMezha.mezha(["borders", Self.three, "--color", "always"] + words)
      #expect(refused.status == 64 && refused.errors.contains("the format is \(format)"), "\(refused.errors)")
    }
    let unknown = try RunMezha.mezha(["borders", Self.three, "--color", "red"])
    #expect(
      unknown.status == 64 && unknown.errors.contains("'auto', 'always' or 'never'"), "\(unknown.errors)")
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "script is not installed"))
  func `on a terminal NO_COLOR and --color count, and a file gets the whole table`() throws {
    let escape = "\u{1B}["
    #expect(try Self.onTerminal("borders '\(Self.three)'", environment: ["NO_COLOR": ""]).contains(escape))
    #expect(try !Self.onTerminal("borders '\(Self.three)'", environment: ["NO_COLOR": "1"]).contains(escape))
    #expect(try !Self.onTerminal("borders '\(Self.three)' --color never").contains(escape))
    #expect(
      try Self.onTerminal("borders '\(Self.three)' --color always", environment: ["NO_COLOR": "1"])
        .contains(escape))
    try RunMezha.withFolder { folder in
      let path = folder + "/table.txt"
      _ = try Self.onTerminal("borders '\(Self.three)' -o '\(path)'")
      let own = try RunMezha.mezha(["borders", Self.three]).text
      #expect(try String(contentsOfFile: path, encoding: .utf8) == own)
    }
  }

  @Test(arguments: [("bash", "complete -o"), ("zsh", "#compdef mezha"), ("fish", "complete -c 'mezha'")])
  func `a shell gets a script that knows commands, options and files`(shell: String, mark: String) throws {
    let result = try RunMezha.mezha(["completion", shell])
    #expect(result.status == 0 && result.text.contains(mark))
    for word in ["borders", "tolerance-m", "queen"] { #expect(result.text.contains(word)) }
  }

  @Test func `an unknown shell is refused with the ones there are`() throws {
    let result = try RunMezha.mezha(["completion", "tcsh"])
    #expect(result.status == 64 && result.errors.contains("fish"), "\(result.errors)")
  }

  @Test(arguments: ["gpkg", "fgb"])
  func `a file without findings is written`(format: String) throws {
    try RunMezha.withFolder { folder in
      let path = folder + "/none." + format
      let result = try RunMezha.mezha(["inspect", Self.three, "-o", path])
      #expect(result.status == 0, "\(result.errors)")
      #expect(FileManager.default.fileExists(atPath: path))
    }
  }

  @Test func `no help has a gap where a line was continued`() throws {
    // An example may go on in a line of its own.
    let text = try RunMezha.mezha(["--experimental-dump-help"]).text.replacing(#"\n"#, with: "\n")
    let gaps = text.matches(of: /.{0,30}[a-z.;,] {3,}(--|[0-9])/).map { String($0.0) }
    #expect(gaps.isEmpty)
  }
}
