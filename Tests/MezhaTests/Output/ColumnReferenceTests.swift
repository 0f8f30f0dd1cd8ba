import BorderTestSupport
import Foundation
import Testing

@testable import Mezha

/// The article that lists every column of every table is what the schemas of the tables say.
struct ColumnReferenceTests {
  private static let three = "\(Project.folder)/Tests/Fixtures/reading/three.gpkg"
  private static let article = "\(Project.folder)/Sources/BorderCore/Documentation.docc/Columns.md"

  private struct Listing {
    let command: String
    let inputs: [String]
    let study: (Job) throws -> Deliverable

    init(_ command: String, _ inputs: [String] = ["@coarse"], _ study: @escaping (Job) throws -> Deliverable)
    {
      self.command = command
      self.inputs = inputs
      self.study = study
    }
  }

  private static func crossings(_ view: CrossingViewRequest) -> (Job) throws -> Deliverable {
    { try CrossingListRequest(CrossingRequest(), view).result($0) }
  }

  private static func changed<Request>(
    _ request: Request, _ change: (inout Request) -> Void
  ) -> Request {
    var request = request
    change(&request)
    return request
  }

  /// Every kind of table, by the command that makes it.
  private static var listings: [Listing] {
    [
      Listing("borders") { try BorderRequest().result($0) },
      Listing("borders --methods") { try changed(BorderRequest()) { $0.hasOtherMethods = true }.result($0) },
      Listing("borders --by country") {
        try changed(BorderRequest()) { $0.water.by = .country }.result($0)
      },
      Listing("regions") { try RegionTableRequest().result($0) },
      Listing("regions --by neighbour") {
        try changed(RegionTableRequest()) { $0.row = .neighbour }.result($0)
      },
      Listing("adjacency") { try AdjacencyRequest().result($0) },
      Listing("adjacency --weights length") {
        try changed(AdjacencyRequest()) { $0.weights = changed(WeightRequest()) { $0.kind = .length } }
          .result(
            $0)
      },
      Listing("crossings", ["@coarse"], crossings(CrossingViewRequest())),
      Listing("crossings --by pair", ["@coarse"], crossings(CrossingViewRequest(by: DensityKeys(.pair)))),
      Listing(
        "crossings --by region,mode", ["@coarse"],
        crossings(
          CrossingViewRequest(by: DensityKeys(.region, category: .mode)))),
      Listing(
        "crossings --by country --spacing", ["@coarse"],
        crossings(
          CrossingViewRequest(by: DensityKeys(.country), spacing: true))),
      Listing(
        "crossings --by country --profile-km 50", ["@coarse"],
        crossings(
          CrossingViewRequest(by: DensityKeys(.country), profile: 50))),
      Listing("validate", [three]) { try ValidationRequest(.claim("XA-01 borders XA-02")).result($0) },
      Listing("names") { try NamesRequest(["Pskov Oblast"]).result($0) },
      Listing("inspect", [three]) {
        try changed(InspectionRequest()) { $0.isList = true }.result($0)
      },
      Listing("why", [three]) { try PairRequest("XA-01", "XA-02").result($0) },
      Listing("sweep", [three]) { try SweepRequest().result($0) },
      Listing("chainage") { try RouteRequest().result($0) },
      Listing("chainage --every-km 500") {
        try changed(RouteRequest()) { $0.wanted = .posts(every: 500) }.result($0)
      },
      Listing("distance --regions --to CN") {
        try changed(DistanceRequest(from: .regions)) { $0.to = "CN" }.result($0)
      },
      Listing("distance --sea --of RU") {
        try changed(DistanceRequest(from: .sea)) { $0.of = "RU" }.result($0)
      },
      Listing("scale", [three]) { try ScaleRequest().result($0) },
      Listing("scale --curve", [three]) { try changed(ScaleRequest()) { $0.isCurve = true }.result($0) },
      Listing("zones --by region") { try changed(ZoneRequest()) { $0.countries = ["EE"] }.result($0) },
      Listing("zones --by rule") {
        try changed(ZoneRequest()) { ($0.countries, $0.row) = (["EE"], .rule) }.result($0)
      },
      Listing("diff", [three, three]) { try VintageRequest().result($0) },
      Listing("match", [three]) { try MosaicRequest().result($0) },
      Listing("worldviews") { try WorldviewRequest().result($0) },
    ]
  }

  /// Columns as a table of Markdown.
  private static func markdown(_ table: Table) -> String {
    func cell(_ phrase: Phrase?) -> String { (phrase?.english ?? "").replacing("|", with: "\\|") }
    let rows = table.columns.map { "| `\($0.key)` | \(cell($0.heading)) | \(cell($0.meaning)) |\n" }
    return "\n| column | heading | what it holds, where the heading does not say all |\n|---|---|---|\n"
      + rows.joined()
  }

  private static func text() throws -> String {
    var text = """
      # Columns

      Every column of the tables that commands write, as the tables themselves describe them.

      A file for programs has the keys, a table for people the headings. The unit ends the key: `_km`, `_m`, `_km2`. Columns of which only
      files have all, fields that the user keeps, and columns that an option adds stand where they come from. <doc:Files> says which files
      there are.

      """
    for listing in listings {
      let job = Job(
        command: listing.command, request: RegionRequest(inputs: listing.inputs, threads: 2),
        // A workbook holds all tables of a study.
        format: .xlsx)
      let result = try listing.study(job)
      text += "\n## mezha \(listing.command)\n"
      for (index, shaped) in result.tables.enumerated() {
        if result.tables.count > 1 {
          text += "\(index == 0 ? "" : "\n")\nThe table `\(shaped.table.name)`:\n"
        }
        text += markdown(shaped.table)
      }
    }
    return text
  }

  @Test func `the article on columns is what the tables say`() throws {
    let text = try Self.text()
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try text.write(toFile: Self.article, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOfFile: Self.article, encoding: .utf8)
    #expect(written == text, "Columns.md is not what tables say; RECORD_SNAPSHOTS=1 renews it")
  }
}
