import BorderTestSupport

/// What the contents of a fuzzed file are meant to be.
enum Content: CaseIterable {
  case regions, binaryRegions, lines, points, list, figures, groups, lengths
}

/// A command with a place for one fuzzed file, or for two.
struct FuzzTask {
  /// The arguments; `IN` stands for the fuzzed file, `IN2` for another of its kind, and names in `Fuzz.sound` for files
  /// without fault.
  let arguments: [String]
  let content: Content
  /// The file that the command writes; `nil` for standard output alone.
  let output: String?
  /// Whether 1 is an answer.
  let mayFindProblems: Bool

  init(_ line: String, _ content: Content, mayFindProblems: Bool = false) {
    let words = line.split(separator: " ").map(String.init)
    arguments = words
    self.content = content
    self.mayFindProblems = mayFindProblems
    output = words.firstIndex(of: "-o").map { words[$0 + 1] }
  }

  /// Every command that reads files, with the options that change what is done to them.
  static let all: [FuzzTask] = [
    FuzzTask("borders IN -o out.csv", .regions),
    FuzzTask("borders IN -o out.geojson", .regions),
    FuzzTask("borders IN --rule queen -o out.geojsonl", .regions),
    FuzzTask("borders IN --tolerance-m 500 -o out.json", .regions),
    FuzzTask("borders IN IN2 --tolerance-m 2000 --match all -o out.csv", .regions),
    FuzzTask("borders IN sound.geojson --tolerance-m 20000 -o out.geojson", .regions),
    FuzzTask("borders IN --repair -o out.geojson", .regions),
    FuzzTask("borders IN -o out.gpkg", .regions),
    FuzzTask("borders IN -o out.topojson", .regions),
    FuzzTask("borders -", .regions),
    FuzzTask("adjacency IN --rule queen -o out.gal", .regions),
    FuzzTask("adjacency IN -o out.graphml", .regions),
    FuzzTask("adjacency IN --format matrix", .regions),
    FuzzTask("inspect IN -o out.geojson", .regions, mayFindProblems: true),
    FuzzTask("inspect IN --json", .regions, mayFindProblems: true),
    FuzzTask("sweep IN IN2", .regions),
    FuzzTask("why 1 2 IN", .regions),
    FuzzTask("map IN --color none -o out.svg", .regions),
    FuzzTask("map IN --color length -o out.png", .regions),
    FuzzTask("chainage IN --pairs --every 100", .regions),
    FuzzTask("borders IN -o out.csv", .binaryRegions),
    FuzzTask("borders IN --tolerance-m 300 --match all -o out.geojson", .binaryRegions),
    FuzzTask("inspect IN", .binaryRegions, mayFindProblems: true),
    FuzzTask("borders IN --id iso_3166_2 --where iso_3166_2<>'' -o out.json", .binaryRegions),
    // One thread: two that meet in swift_once wait for ever in a process that was forked, as its main thread is
    // known to the runtime by the number that the parent had.
    FuzzTask("crossings sound.geojson --lines IN --kind all -o out.geojson --threads 1", .lines),
    FuzzTask("crossings IN --lines IN2 --merge-m 1000 --by pair --threads 1", .lines),
    FuzzTask("transit sound.geojson --lines IN -o out.csv --threads 1", .lines),
    FuzzTask("crossings sound.geojson --points IN --point-tolerance-m 200000 -o out.csv", .points),
    FuzzTask("crossings sound.geojson --points IN --by region,mode", .points),
    FuzzTask("distance sound.geojson --points IN --to XA", .points),
    FuzzTask("validate sound.geojson --list IN -o out.json", .list, mayFindProblems: true),
    FuzzTask(
      "validate sound.geojson --list IN --directions both --near-m 5000", .list, mayFindProblems: true),
    FuzzTask("validate sound.geojson --figures IN", .figures, mayFindProblems: true),
    FuzzTask("validate sound.geojson --groups IN", .groups, mayFindProblems: true),
    FuzzTask("crossings sound.geojson --by pair --length-reference IN", .lengths),
  ]
}
