import BorderCore
import BorderIO
import BorderTestSupport
import Testing

/// Polygons that are handed over while a file is read, and come back from the disk.
@Suite struct RegionSpillTests {
  /// Squares in a grid, whose ids repeat: features of one id are far from each other in the file.
  private func grid(_ side: Int, ids: Int) -> String {
    let features = (0..<(side * side)).map { index in
      let (x, y) = (Double(index % side) / 8 - 1, Double(index / side) / 8 + 45)
      let ring = [(x, y), (x + 0.125, y), (x + 0.125, y + 0.125), (x, y + 0.125), (x, y)]
        .map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
      return
        #"{"type":"Feature","properties":{"id":"r\#(index * 7 % ids)"},"geometry":{"type":"Polygon","coordinates":[[\#(ring)]]}}"#
    }
    return #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
  }

  @Test(arguments: [1, 10, 100, 1 << 20])
  func `borders are those of the set in one piece`(batch: Int) throws {
    let input = InputSpec(name: "grid.geojson", contents: Array(grid(20, ids: 23).utf8))
    let options = ReadOptions(idField: "id")
    let whole = try RegionReader.read([input], options: options)
    let spill = try RegionSpill(memory: 1 << 26, threads: 2, isChecked: true, batch: batch)
    let read = try RegionReader.read([input], options: options, spill: spill)
    #expect(read.regions.positions.isEmpty && read.regions.regions == whole.regions.regions)
    #expect(read.sources == whole.sources)
    let joined = try spill.joined(read.regions, JoinOptions(), measure: PlanarMeasure())
    let topology = BorderTopology(whole.regions)
    let analysis = BorderAnalysis(topology, measure: PlanarMeasure())
    #expect(joined.borders.count == analysis.borders.count && joined.borders.count > 40)
    for (ours, theirs) in zip(joined.borders, analysis.borders) {
      #expect(ours.a == theirs.a && ours.b == theirs.b && ours.length == theirs.length)
      #expect(ours.pieces == topology.lineCount(joining: theirs.arcs))
      #expect(ours.touchPoints == theirs.touchNodes.count)
    }
    #expect(joined.contacts == BorderFlags(topology).contacts)
  }

  @Test func `a store goes back to a mark`() throws {
    let line = [(0.0, 0.0), (1, 0), (1, 1), (0, 0)].map { Position(longitude: $0.0, latitude: $0.1) }
    let store = try RunSpill(limit: 1 << 20)
    func add(_ ring: Int64) {
      let run = BorderRun(
        ring: ring, part: ring, region: 0, count: 4, start: 0, kind: .closed, hasInteriorOnLeft: true)
      line.withUnsafeBufferPointer { store.add(.all, run, RunPieces($0)) }
    }
    add(1)
    let mark = try store.mark()
    add(2)
    try store.writeAll()
    add(3)
    #expect(try store.runs(of: .all).heads.map(\.ring) == [1, 2, 3])
    store.rollBack(to: mark)
    add(4)
    let runs = try store.runs(of: .all)
    #expect(runs.heads.map(\.ring) == [1, 4] && runs.positions == line + line)
    #expect(store.positionCount(of: .all) == 8)
  }
}
