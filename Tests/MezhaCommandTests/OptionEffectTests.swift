import Foundation
import Testing

/// No option is passed over: in each call, each option of the command changes what is said or written, or is an error that
/// names it.
///
/// The lists of options are the program's own, so that one that is added is tried, too. A call is the plainest of its kind;
/// `MEZHA_ALL_OPTIONS=1` tries every option with each (some 1000 runs), the tests otherwise every fifth of two commands.
@Suite struct OptionEffectTests {
  /// What cannot show in a small example: how fast or how exactly to work, what files may do, that nothing is to be moved.
  static let withoutTrace: Set = [
    "threads", "geodesic", "trust", "no-progress", "closed-lines", "version", "h", "help", "write-corrected",
    "memory",
  ]

  /// What cannot show in calls that hold all of some words, and why not.
  static let withoutTraceOf: [(words: String, options: Set<String>)] = [
    // No claim asks for them.
    ("validate", ["rivers", "lakes", "places", "table"]),
    // The list names each place, and so must name all of its neighbours anyway.
    ("validate --list", ["complete-for"]),
    // No two regions of the small map touch in a point.
    ("validate", ["rule"]), ("borders", ["rule"]),
    // No polygon of it is invalid.
    ("borders", ["no-check"]), ("adjacency", ["no-check"]), ("regions", ["no-check"]),
    // Its classes of borders are as many; it has no islands at the other end of the world.
    ("map", ["classes", "class-count", "whole"]),
    // Crossings by points are of state borders alone.
    ("crossings", ["international"]),
    // Each border of it is one line, and one of its countries is on all of them.
    ("scale", ["longest", "of"]),
    // Neighbours without lengths are the same wherever on the earth they lie; there is no island to bridge to.
    ("adjacency --format gal", ["crs", "swap-axes", "bridge-km"]),
    ("adjacency --weights binary", ["crs", "swap-axes", "bridge-km"]),
    // No country of the map lies across water.
    ("distance --sea", ["crs", "swap-axes"]),
    // A table has no gaps or overlaps, and the map none.
    ("match --format csv", ["gaps", "overlaps"]),
    // Classes say how lines are read; these tables do not tell them apart, and no gap between two of them is long enough
    // to name its ends.
    ("crossings --by pair", ["class"]), ("crossings --spacing", ["class", "name-field"]),
    ("crossings --profile-km", ["class", "name-field"]),
  ]

  private static func leavesNoTrace(_ option: String, in call: [String]) -> Bool {
    withoutTraceOf.contains { words, options in
      options.contains(option) && words.split(separator: " ").allSatisfy { call.contains(String($0)) }
    }
  }

  /// How regions are read: where a table does not hold the field, it is still looked for, and missed.
  static let fieldsOfRegions: Set = ["id", "name", "country"]

  /// A value for each option that takes one, which differs from what holds without it.
  static let values: [String: String] = [
    "at": "1000", "at-m": "2000", "bridge-km": "1", "from": "edge", "gap-width-m": "5", "gaps": "leave",
    "km": "7",
    "order": "2", "overlaps": "leave",
    "population": "table.csv", "population-field": "people", "raster-holds": "density", "rows": "region",
    "rulers": "5000,10000,20000,40000", "scale": "5000000", "towns-over": "10", "views": "ru,un",
    "weights": "inverse",
    "within-m": "5",
    "aliases": "aliases.csv", "attribution": "© A survey", "bandwidth-km": "20", "border-tolerance-m": "10",
    "by": "country",
    "claims": ".", "class": "kind",
    "class-count": "3", "classes": "quantiles", "color": "always", "map color": "none", "columns": "b,a",
    "complete-for": "XA-01",
    "concept": "checkpoint", "country": "iso_3166_2", "crs": "EPSG:28404", "decimals": "1", "delimiter": ";",
    "directions": "both", "every": "50", "explain": "1", "figures": "figures.csv", "focus": "XB",
    "format": "json",
    "group": "kind", "home": "XB",
    "groups": "groups.csv", "hold": "three.geojson", "reference": "three.geojson", "id": "name",
    "input-countries": "XC",
    "keep": "status", "kind": "all", "lakes": "three.geojson", "lang": "ru",
    "length-reference": "lengths.csv",
    "line": "roads.geojson", "lines": "roads.geojson", "list": "list.csv", "list-format": "text",
    "locate": "31,61",
    "match": "between",
    "merge-m": "100000", "min-length-km": "500", "mode": "road", "name": "name_ru", "name-field": "title",
    "names": "names.csv", "near-m": "100000", "of": "XA", "output": "out.csv", "pixel-scale": "1",
    "places": "points.geojson", "point-tolerance-m": "0", "points": "points.csv", "profile-km": "50",
    "projection": "+proj=robin",
    "published": "lengths.csv",
    "regions": "three.geojson", "rivers": "roads.geojson", "rule": "queen",
    "start": "east", "status": "open",
    "steps": "0,5", "table": "table.csv", "title": "A title", "to": "XA", "tolerance-m": "10",
    "trunk": "rail", "water-m": "100", "water-min-m": "5", "where": "iso_3166_2 <> 'XB-01'",
    "where-lines": "kind = 'rail'", "width": "400", "within-km": "1", "worldview": "ru",
  ]

  /// Other values for options whose first one is what holds without it in some calls.
  static let otherValues: [String: [String]] = [
    "by": ["pair"], "format": ["csv"], "kind": ["end"], "of": ["XB"], "where": ["iso_3166_2 <> 'XA-01'"],
  ]

  /// The value to try an option of a command with.
  static func value(of option: String, _ command: String) -> String? {
    values["\(command) \(option)"] ?? values[option]
  }

  static let lines = ["--lines", "roads.geojson"]
  static let calls: [[String]] = [
    ["report", "three.geojson", "--output", "out"],
    ["report", "three.geojson", "--output", "out", "--points", "points.csv"],
    ["report", "three.geojson", "--output", "out"] + lines,
    ["inspect", "three.geojson"], ["inspect", "three.geojson", "--json"],
    ["borders", "three.geojson"], ["borders", "three.geojson", "--format", "geojson"],
    ["borders", "three.geojson", "--format", "topojson"],
    ["borders", "three.geojson", "--rivers", "roads.geojson", "--by", "country"],
    ["borders", "three.geojson", "--rivers", "roads.geojson", "--by", "stretch", "--format", "csv"],
    ["borders", "three.geojson", "--by", "country"],
    ["regions", "three.geojson"], ["regions", "three.geojson", "--format", "geojson"],
    ["regions", "three.geojson", "--by", "neighbour", "--format", "csv"],
    ["adjacency", "three.geojson", "--format", "csv"], ["adjacency", "three.geojson", "--format", "gal"],
    ["adjacency", "three.geojson", "--format", "dot"],
    ["adjacency", "three.geojson", "--weights", "binary", "--format", "csv"],
    ["zones", "three.geojson", "--format", "csv"], ["zones", "three.geojson", "--format", "geojson"],
    ["zones", "three.geojson", "--population", "towns.csv", "--format", "csv"],
    ["zones", "three.geojson", "--by", "rule", "--format", "csv"],
    ["match", "three.geojson", "--format", "csv"], ["match", "three.geojson", "--format", "geojson"],
    ["simplify", "three.geojson", "--tolerance-m", "20000"],
    ["scale", "three.geojson", "--by", "pair", "--format", "csv"], ["worldviews", "--format", "csv"],
    ["diff", "three.geojson", "moved.geojson", "--format", "csv"],
    ["crossings", "three.geojson"] + lines + ["--class", "kind", "--format", "csv"],
    ["crossings", "three.geojson", "--points", "points.csv", "--format", "csv"],
    ["crossings", "three.geojson"] + lines + ["--by", "pair"],
    ["crossings", "three.geojson", "--points", "points.csv", "--by", "region,mode"],
    ["crossings", "three.geojson"] + lines + ["--spacing"],
    ["crossings", "three.geojson"] + lines + ["--profile-km", "10"],
    ["crossings", "three.geojson"] + lines + ["--format", "svg"],
    ["chainage", "three.geojson"], ["chainage", "three.geojson", "--every", "10", "--format", "geojson"],
    ["transit", "three.geojson"] + lines,
    ["validate", "three.geojson", "--list", "list.csv"],
    ["validate", "three.geojson", "--figures", "figures.csv"],
    ["validate", "three.geojson", "--groups", "groups.csv"],
    ["names", "Aland", "--regions", "three.geojson"], ["names", "Aland", "--regions", "@coarse"],
    ["distance", "three.geojson", "--regions", "--to", "XB"],
    ["distance", "three.geojson", "--points", "points.csv", "--to", "XB"],
    ["distance", "three.geojson", "--names", "names.csv", "--to", "XB"],
    ["distance", "three.geojson", "--names", "pairs.csv"],
    ["distance", "three.geojson", "--sea", "--of", "XA"],
    ["map", "three.geojson", "--format", "svg"],
    ["map", "three.geojson", "--format", "png", "--width", "300"],
    ["map", "three.geojson", "--format", "svg", "--color", "none"],
    ["map", "three.geojson", "--format", "svg", "--classes", "100,200"],
    ["sweep", "three.geojson", "--steps", "0,1"],
    ["why", "XA-01", "XB-01", "three.geojson"],
  ]

  /// An option as the program lists it.
  struct Listed: Decodable {
    struct Name: Decodable { let name: String }
    let kind: String
    let names: [Name]?
    /// The longest name, of equally long ones the first.
    var name: String {
      let all = names?.map(\.name) ?? []
      return all.contains("color") ? "color" : all.max { $0.count < $1.count } ?? ""
    }
  }

  private struct Command: Decodable {
    let commandName: String
    let arguments: [Listed]?
    let subcommands: [Command]?
  }

  private struct Dump: Decodable { let command: Command }

  /// The options of each command.
  static func options() throws -> [String: [Listed]] {
    let dump = try RunMezha.mezha(["--experimental-dump-help"])
    let command = try JSONDecoder().decode(Dump.self, from: dump.output).command
    return Dictionary(
      uniqueKeysWithValues: (command.subcommands ?? []).map { ($0.commandName, $0.arguments ?? []) })
  }

  static func write(into folder: String) throws {
    try FileManager.default.copyItem(
      atPath: RunMezha.fixture("reading/three.geojson"), toPath: folder + "/three.geojson")
    func line(_ title: String, _ kind: String, _ line: String) -> String {
      "{\"type\":\"Feature\",\"properties\":{\"title\":\"\(title)\",\"kind\":\"\(kind)\"},\"geometry\":{\"type\":\"LineString\",\"coordinates\":\(line)}}"
    }
    func point(_ name: String, _ place: String) -> String {
      "{\"type\":\"Feature\",\"properties\":{\"name\":\"\(name)\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":\(place)}}"
    }
    func collection(_ features: [String]) -> String {
      "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    }
    let files = [
      "roads.geojson": collection([
        line("A1", "road", "[[30.5,61.2],[31.2,61.2]]"), line("A2", "road", "[[30.5,61.25],[31.2,61.25]]"),
        line("R1", "rail", "[[32,61],[33,61],[33,61.7],[32,61.7]]"),
        line("E1", "rail", "[[30.4,61.4],[31,61.4]]"),
        line("W1", "river", "[[32.501,60.1],[32.501,62]]"),
      ]),
      "points.geojson": collection([point("Town", "[30.5,61.2]"), point("Other", "[34,61]")]),
      "points.csv":
        "lon,lat,name,mode,status,concept\n31.0,61.2,First,road,open,checkpoint\n32.5,61,Second,rail,closed,place\n31.0,61.4,Third,road,closed,place\n",
      "list.csv": "a,b\nXA-01,XA-02\nXA-01,XB-01\nXA-02,XB-01\nWestland,XA-01\n",
      "aliases.csv": "name,id\nWestland,XB-01\n",
      "figures.csv":
        "claim,measure,subject,relation,value\nF1,neighbour_states,XA,=,1\nF2,state_border_length,XA,~,160\nF3,road_crossings,XA|XB,=,1\nF4,border_subjects,Westland,=,1\n",
      "groups.csv": "grouping,group,member\nside,West,XA-01\nside,East,Westland\n",
      "names.csv": "name,id\nAland,XA-01\nMöreland,XA-02\nTown,\n",
      "pairs.csv": "a,b\nAland,Ставок\nTown,Möreland\n",
      "lengths.csv": "a,b,length_km\nXA-01,XA-02,200\nXA-01,XB-01,100\n",
      "table.csv": "id,population\nXA,100\n",
      "towns.csv": "name,lon,lat,population,people\nOne,31.0,61.2,5,7\nTwo,30.6,61.2,5000,9\n",
    ]
    for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
    // The same map farther east, with a corner of a border elsewhere.
    let map = try String(contentsOfFile: folder + "/three.geojson", encoding: .utf8)
    let moved = map.replacing("[32.5, 62.25]", with: "[32.75, 62.25]").replacing(".5,", with: ".502,")
      .replacing(#/\[(3\d), /#) { "[\($0.1).002, " }
    try Data(moved.utf8).write(to: URL(fileURLWithPath: folder + "/moved.geojson"))
  }

  /// A call, with what it wrote into its folder; provenance repeats every option, and is left out.
  private static func run(
    _ call: [String], in folder: String
  ) throws -> (result: MezhaResult, files: [String: Data]) {
    let written = ["out", "out.csv", "out.csv.meta.json"].map { folder + "/" + $0 }
    for path in written { try? FileManager.default.removeItem(atPath: path) }
    let result = try RunMezha.mezha(call, folder: folder)
    var files: [String: Data] = [:]
    for name in (try? FileManager.default.contentsOfDirectory(atPath: written[0])) ?? []
    where name.hasSuffix(".csv") || name.hasSuffix(".md") {
      files[name] = try Data(contentsOf: URL(fileURLWithPath: written[0] + "/" + name))
    }
    return (result, files)
  }

  @Test func `every option has a value to try`() throws {
    for (command, options) in try Self.options() where command != "help" {
      for option in options where option.kind == "option" && !Self.withoutTrace.contains(option.name) {
        #expect(
          Self.value(of: option.name, command) != nil,
          "\(command) --\(option.name): add a value to try it with")
      }
    }
    let called = Set(Self.calls.map { $0[0] })
    // Those of `mezha data` have tests of their own, with a server.
    #expect(try Set(Self.options().keys).subtracting(called) == ["help", "completion", "cite", "data"])
  }

  @Test func `no option is passed over`() throws {
    let isWhole = ProcessInfo.processInfo.environment["MEZHA_ALL_OPTIONS"] == "1"
    let options = try Self.options()
    var number = 0
    try RunMezha.withFolder { folder in
      try Self.write(into: folder)
      for call in Self.calls {
        var plain: (result: MezhaResult, files: [String: Data])?
        for option in options[call[0]] ?? [] where option.kind != "positional" {
          let name = option.name
          guard !Self.withoutTrace.contains(name), !call.contains("--" + name) else { continue }
          if Self.fieldsOfRegions.contains(name) { continue }
          if Self.leavesNoTrace(name, in: call) { continue }
          number += 1
          guard isWhole || ["inspect", "borders"].contains(call[0]) && number % 5 == 0 else { continue }
          let first = try plain ?? Self.run(call, in: folder)
          plain = first
          #expect([0, 1].contains(first.result.status), "\(call): \(first.result.errors)")
          var values = [Self.value(of: name, call[0]) ?? ""] + (Self.otherValues[name] ?? [])
          if option.kind != "option" { values = [""] }
          var said = ""
          let leavesTrace = try values.contains { value in
            let more = ["--" + name] + (option.kind == "option" ? [value] : [])
            let trial = try Self.run(call + more, in: folder)
            #expect(![70, 139].contains(trial.result.status), "\(call + more): \(trial.result.errors)")
            said = trial.result.errors
            return trial.result.output != first.result.output || trial.result.errors != first.result.errors
              || trial.files != first.files
          }
          // A file that was written shows that the option of it was taken.
          #expect(leavesTrace || name == "output", "\(call) --\(name) \(values): \(said)")
        }
      }
    }
    #expect(number > 500)
  }
}
