import BorderTestSupport
import Foundation
import Synchronization
import Testing

@testable import Mezha

/// Neighbours in plain metres: what exact matching hides there is told, too.
struct PlaneStudyTests {
  /// The notes of `adjacency` on regions of one ring each, and its list.
  private func adjacency(
    _ rings: [(String, [(Double, Double)])]
  ) throws -> (said: [String], list: String) {
    let features = rings.map { id, ring in
      let places = (ring + [ring[0]]).map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
      return
        "{\"type\":\"Feature\",\"properties\":{\"id\":\"\(id)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(places)]]}}"
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "plane-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "plane.geojson").path
    try "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
      .write(toFile: file, atomically: true, encoding: .utf8)
    let said = Mutex<[String]>([])
    let reporter = Reporter { _, text in said.withLock { $0.append(text.english) } }
    let job = Job(
      command: "adjacency", request: RegionRequest(inputs: [file]), measure: GeodesicMeasure(), format: .csv,
      output: TableOutput(
        file: OutputFile("result.csv"), csv: CSVOptions(), language: .english, reporter: reporter))
    let result = try AdjacencyRequest().result(job)
    let bytes = try result.rendered(.csv, by: job.output, nil).flatMap(\.bytes)
    return (said.withLock { $0 }, String(decoding: bytes, as: UTF8.self))
  }

  private func square(_ west: Double, side: Double = 1000) -> [(Double, Double)] {
    [(west, 0), (west + side, 0), (west + side, side), (west, side)]
  }

  @Test(arguments: [(400.0, 1.0), (400.004, 1), (400, 0.5)])
  func `a junction that hides neighbours is told`(place: Double, unit: Double) throws {
    let west = 7000 * unit
    let second = [(8000.0, 0.0), (9000, 0), (9000, 1000), (8000, 1000), (8000, place)]
    let found = try adjacency([
      ("A", square(west, side: 1000 * unit)), ("B", second.map { ($0.0 * unit, $0.1 * unit) }),
      ("C", square(9000 * unit, side: 1000 * unit)),
    ])
    let note = try #require(found.said.first { $0.contains("T-junctions") }, "\(found.said)")
    #expect(note.hasPrefix("1 pair of regions has lines beside each other"))
    #expect(note.contains("A–B") && note.contains("without any shared line: 1"))
    #expect(note.contains("(T-junctions): 1,") && note.contains("--crs"))
    #expect(!note.contains(" m ") && !note.contains("km"))
    #expect(found.list.split(separator: "\n").count == 2)
  }

  @Test func `cells of one unit have no junctions`() throws {
    let cells = (0..<16).map { index in
      ("\(index)", square(300, side: 1).map { ($0.0 + Double(index % 4), $0.1 + Double(index / 4)) })
    }
    let found = try adjacency(cells)
    #expect(!found.said.contains { $0.contains("T-junctions") }, "\(found.said)")
    #expect(found.list.split(separator: "\n").count == 1 + 24)
  }

  @Test func `what computing left is joined, and told without metres`() throws {
    let found = try adjacency([
      ("A", square(7000)),
      ("B", [(8000.000000000002, 0), (9000, 0), (9000, 1000), (8000.000000000002, 1000)]),
    ])
    #expect(found.list.split(separator: "\n").count == 2)
    let note = try #require(found.said.first { $0.contains("taken as that one") }, "\(found.said)")
    #expect(note.contains("unit of coordinates") && !note.contains("--tolerance-m"))
  }
}
