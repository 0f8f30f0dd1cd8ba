import Foundation
import Testing

/// Provenance names every file of the embedded data that a run opened: what the system was asked for decides.
@Suite struct OpenedDataTests {
  /// The path of a file of the embedded data that a line of strace opens with success; `nil` for any other line.
  private static func opened(_ call: Substring) -> String? {
    guard !call.contains("= -1"), !call.contains("O_DIRECTORY"),
      let match = call.firstMatch(of: /"[^"]*\/GeoData\/([^"]+)"/)
    else { return nil }
    return String(match.1)
  }

  /// The files of the embedded data that a command opens, and the inputs that its provenance has.
  private static func run(
    _ command: [String], in folder: String, provenance: String
  ) throws -> (opened: Set<String>, listed: [[String: Any]]) {
    let log = folder + "/calls.txt"
    let result = try RunMezha.run(
      ["strace", "-f", "-qq", "-e", "trace=open,openat,openat2", "-o", log, RunMezha.program] + command,
      folder: folder, environment: ["MEZHA_DATA": RunMezha.package + "/GeoData"])
    #expect(result.status == 0 || result.status == 1, "\(command): \(result.errors)")
    let calls = try String(contentsOfFile: log, encoding: .utf8)
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + provenance))
    let json = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    return (
      Set(calls.split(separator: "\n").compactMap(opened)), json?["inputs"] as? [[String: Any]] ?? []
    )
  }

  private static let commands: [[String]] = [
    ["borders", "@coarse"], ["borders", "@russia", "--worldview", "ru"],
    ["borders", "@coarse", "--by", "country"], ["adjacency", "@coarse"], ["regions", "@coarse"],
    ["crossings", "@coarse"], ["crossings", "@coarse", "--by", "all"], ["crossings", "@coarse", "--spacing"],
    ["worldviews", "@coarse"], ["scale", "@coarse", "--of", "EE"], ["inspect", "@coarse"],
    ["zones", "@coarse", "--of", "EE", "--km", "25", "--population", "@towns", "--population", "@regions"],
    ["validate", "@coarse", "--list", "list.txt"], ["validate", "own.geojson", "--list", "own.txt"],
    ["validate", "@coarse", "--figures", RunMezha.package + "/GeoData/claims/figures.csv"],
    ["borders", "own.geojson"], ["borders", "own.geojson", "--by", "country"],
    ["distance", "@coarse", "--regions", "--to", "EE"],
  ]

  @Test(.enabled(if: ReachTests.hasStrace, "needs strace"), arguments: commands)
  func `none is forgotten`(command: [String]) throws {
    try RunMezha.withFolder { folder in
      try Data("Псковская область: Эстония, Латвия\n".utf8)
        .write(to: URL(fileURLWithPath: folder + "/list.txt"))
      try Data("Alfa borders Bravo.\n".utf8).write(to: URL(fileURLWithPath: folder + "/own.txt"))
      let squares = [("Alfa", "EE", 26.0), ("Bravo", "RU", 27.0)].map { name, country, west in
        """
        {"type":"Feature","properties":{"id":"\(name)","name":"\(name)","country":"\(country)"},"geometry":
        {"type":"Polygon","coordinates":[[[\(west),58],[\(west + 1),58],[\(west + 1),59],[\(west),59],[\(west),58]]]}}
        """
      }
      try Data("{\"type\":\"FeatureCollection\",\"features\":[\(squares.joined(separator: ","))]}".utf8)
        .write(to: URL(fileURLWithPath: folder + "/own.geojson"))
      let (opened, listed) = try Self.run(
        command + ["-o", "out.csv"], in: folder, provenance: "out.csv.meta.json")
      try Self.check(opened, listed, command)
    }
  }

  @Test(.enabled(if: ReachTests.hasStrace, "needs strace")) func `nor by the report`() throws {
    try RunMezha.withFolder { folder in
      for command in [["report", "-o", "a"], ["report", "@coarse", "--home", "KZ", "-o", "b"]] {
        let (opened, listed) = try Self.run(
          command, in: folder, provenance: "\(command[command.count - 1])/provenance.json")
        try Self.check(opened, listed, command)
      }
    }
  }

  private static func check(_ opened: Set<String>, _ listed: [[String: Any]], _ command: [String]) throws {
    #expect(!opened.isEmpty, "\(command)")
    let names = Set(listed.compactMap { $0["file"] as? String })
    let forgotten = opened.filter { path in !names.contains(String(path.split(separator: "/").last ?? "")) }
    #expect(forgotten.isEmpty, "\(command): \(forgotten.sorted()) of \(opened.count) opened are not listed")
    for input in listed {
      let name = "\(command): \(input["file"] ?? "")"
      #expect((input["sha256"] as? String)?.count == 64, "\(name)")
      #expect((input["features"] as? Int ?? 0) > 0, "\(name)")
    }
  }
}
