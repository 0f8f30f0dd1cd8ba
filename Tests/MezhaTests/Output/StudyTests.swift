import BorderTestSupport
import Foundation
import Synchronization
import Testing

@testable import Mezha

/// Studies without a command: a job goes in, bytes come out, and nothing is printed.
struct StudyTests {
  private static let three = "\(Project.folder)/Tests/Fixtures/reading/three.gpkg"

  /// A job on three regions in a row whose result would go into a file.
  private func job(
    _ command: String, _ format: FileFormat = .csv, inputs: [String] = [three], filter: String? = nil,
    said: @escaping @Sendable (Phrase) -> Void = { _ in }
  ) -> Job {
    let writer = TableOutput(
      file: OutputFile("result.\(format.name)"), csv: CSVOptions(), language: .english,
      reporter: Reporter { _, text in said(text) })
    return Job(
      command: command, request: RegionRequest(inputs: inputs, filter: filter), measure: GeodesicMeasure(),
      format: format, output: writer)
  }

  private func bytes(_ result: Deliverable, _ job: Job) throws -> [UInt8] {
    try job.rendered(result).flatMap(\.bytes)
  }

  private func text(_ result: Deliverable, _ job: Job) throws -> String {
    String(decoding: try bytes(result, job), as: UTF8.self)
  }

  @Test func `borders are listed with their lengths and where they come from`() throws {
    let job = job("borders", filter: "1 = 1")
    let result = try BorderRequest().result(job)
    let lines = try text(result, job).split(separator: "\n")
    #expect(lines.count == 3)
    let cells = lines[1].split(separator: ",", omittingEmptySubsequences: false)
    #expect(cells.contains("XA-01") && cells.contains("XA-02"))
    #expect(cells.contains { Double($0).map { abs($0 - 250.7) < 0.05 } ?? false })
    let provenance = try #require(try job.provenance(of: result))
    #expect(provenance.options["command"] == .string("borders"))
    #expect(provenance.options["where"] == .string("1 = 1"))
    // Behind it stands what was read of the embedded data, such as the names of countries.
    #expect(provenance.inputs.first?.file == "three.gpkg" && provenance.inputs.count > 1)
    #expect(provenance.inputs.allSatisfy { $0.sha256?.count == 64 })
  }

  @Test(arguments: FileFormat.tables + FileFormat.vectors)
  func `one study is written in every format of tables and shapes`(format: FileFormat) throws {
    // What GDAL was built without is refused, with the ways out: `ParquetTests`.
    guard (try? VectorOutput.check(format)) != nil else { return }
    let job = job("regions", format)
    let bytes = try bytes(try RegionTableRequest().result(job), job)
    let start: [UInt8] =
      switch format {
      case .xlsx: Array("PK".utf8)
      case .geoPackage: Array("SQLite format 3".utf8)
      case .flatGeobuf: Array("fgb".utf8)
      case .parquet: Array("PAR1".utf8)
      case .json: Array("[".utf8)
      case .geojson, .geojsonLines: Array("{".utf8)
      default: Array("".utf8)
      }
    #expect(bytes.starts(with: start))
    guard ![.xlsx, .geoPackage, .flatGeobuf].contains(format) else { return }
    let text = String(decoding: bytes, as: UTF8.self)
    for id in ["XA-01", "XA-02"] { #expect(text.contains(id)) }
  }

  /// What a study is asked for, by the name of its command.
  private static let studies:
    [(command: String, inputs: [String], study: @Sendable (Job) throws -> Deliverable)] = [
      ("adjacency", [three], { try AdjacencyRequest().result($0) }),
      ("chainage", ["@coarse"], { try RouteRequest().result($0) }),
      ("sweep", [three], { try SweepRequest().result($0, progress: { _ in }) }),
      ("why", [three], { try PairRequest("XA-01", "XA-02").result($0) }),
      (
        "distance", ["@coarse"],
        {
          var request = DistanceRequest(from: .sea)
          request.of = "RU"
          return try request.result($0)
        }
      ),
      ("scale", [three], { try ScaleRequest().result($0) }),
      ("diff", [three, three], { try VintageRequest().result($0) }),
      ("worldviews", ["@coarse"], { try WorldviewRequest().result($0) }),
      ("match", [three], { try MosaicRequest().result($0) }),
      ("simplify", [three], { try SimplificationRequest(tolerance: 10).result($0) }),
      (
        "inspect", [three],
        {
          var request = InspectionRequest()
          request.isList = true
          return try request.result($0)
        }
      ),
      (
        "crossings", ["@coarse"],
        { try CrossingListRequest(CrossingRequest(), CrossingViewRequest()).result($0) }
      ),
      ("validate", [three], { try ValidationRequest(.claim("XA-01 borders XA-02")).result($0) }),
      ("names", ["@coarse"], { try NamesRequest(["Pskov Oblast"]).result($0) }),
    ]

  @Test(arguments: studies.indices)
  func `every study names its command and its inputs`(index: Int) throws {
    let (command, inputs, study) = Self.studies[index]
    let job = job(command, inputs: inputs)
    let result = try study(job)
    #expect(
      result.tables.allSatisfy { table in
        table.table.rows.allSatisfy { $0.count == table.table.columns.count }
      })
    #expect(try !bytes(result, job).isEmpty)
    let provenance = try #require(try job.provenance(of: result))
    #expect(provenance.options["command"] == .string(command))
    #expect(provenance.options["where"] == .null)
    #expect(!provenance.inputs.isEmpty && provenance.inputs.allSatisfy { $0.sha256 != nil })
    #expect(!provenance.credits.sources.isEmpty)
  }

  /// What goes to standard output has no sidecar: whom to name must stand in the file itself.
  @Test(arguments: [FileFormat.geoPackage, .xlsx, .svg])
  func `what leaves by standard output names its source, too`(format: FileFormat) throws {
    let writer = TableOutput(
      file: OutputFile("-"), csv: CSVOptions(), language: .english, reporter: .silent)
    let job = Job(
      command: "scale", request: RegionRequest(inputs: ["@coarse"], filter: "country = 'EE'"),
      measure: GeodesicMeasure(), format: format, output: writer)
    let result = try format == .svg ? ScaleRequest().result(job) : RegionTableRequest().result(job)
    #expect(try job.provenance(of: result) == nil)
    #expect(result.credits?.line(.english).contains("Natural Earth") == true)
    guard format != .xlsx else { return }
    #expect(try text(result, job).contains("Natural Earth"))
  }

  /// A map bears its credits itself: nothing lies beside it.
  @Test func `a map has no sidecar`() throws {
    let of: [(command: String, inputs: [String], study: (Job) throws -> Deliverable)] = [
      ("map", [Self.three], { try MapRequest().result($0) }),
      ("diff", [Self.three, Self.three], { try VintageRequest().result($0) }),
      ("worldviews", ["@coarse"], { try WorldviewRequest().result($0) }),
    ]
    for (command, inputs, study) in of {
      let job = job(command, .svg, inputs: inputs)
      let result = try study(job)
      #expect(try job.provenance(of: result) == nil, "\(command)")
      #expect(try text(result, job).contains("Sources"), "\(command)")
    }
  }

  @Test func `a true claim is clean and a false one is not`() throws {
    let job = job("validate", inputs: ["@coarse"])
    #expect(try ValidationRequest(.claim("Pskov Oblast borders Estonia")).result(job).isClean)
    #expect(try !ValidationRequest(.claim("Pskov Oblast borders Finland")).result(job).isClean)
  }

  @Test func `what a study says goes to its reporter`() throws {
    let said = Mutex<[String]>([])
    let job = job("adjacency") { text in said.withLock { $0.append(text.english) } }
    _ = try AdjacencyRequest().result(job)
    let counts = said.withLock { $0 }.filter { $0.hasPrefix("3 regions, 2 adjacent pairs (rook)") }
    #expect(counts.count == 1)
  }

  @Test func `no two formats have a name in common`() {
    let all =
      FileFormat.tables + FileFormat.vectors + FileFormat.pictures
      + [.topoJSON, .html, .gal, .gwt, .matrix, .dot, .graphML]
    let names = all.flatMap { [$0.name] + $0.aliases }
    #expect(Set(names).count == names.count)
    for format in all { #expect(all.named(format.name.uppercased()) == format) }
  }
}
