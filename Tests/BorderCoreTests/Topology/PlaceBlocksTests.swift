import BorderTestSupport
import Testing

@testable import BorderCore

/// Places in boxes, held against looking at all of them.
@Suite struct PlaceBlocksTests {
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `finds what looking at all finds`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    // Few values, so that many places share a latitude, a longitude or both.
    let steps = Int.random(in: 1...40, using: &generator)
    func value(_ range: Double) -> Double {
      Double(Int.random(in: -steps...steps, using: &generator)) * range / Double(steps)
    }
    let places = (0..<Int.random(in: 0...400, using: &generator)).map { _ in
      Position(longitude: value(180), latitude: value(90))
    }
    let blocks = PlaceBlocks(places)
    for _ in 0..<50 {
      let (west, south) = (value(180), value(90))
      let box = BoundingBox(
        west: west, south: south, east: west + abs(value(200)), north: south + abs(value(60)))
      for turn in [0, 360, -360] as [Double] {
        let expected = places.indices.filter {
          let (x, y) = (places[$0].longitude + turn, places[$0].latitude)
          return x >= box.west && x <= box.east && y >= box.south && y <= box.north
        }
        var room = Int.max
        let found = blocks.places(in: box, turn: turn, room: &room) ?? []
        #expect(found.map(\.number).sorted() == expected, "seed \(seed), \(box), \(turn)")
        #expect(
          found.map(\.place.latitude) == found.map(\.place.latitude).sorted(), "seed \(seed), \(box), \(turn)"
        )
        #expect(
          found.allSatisfy { $0.place.longitude == places[$0.number].longitude + turn },
          "seed \(seed), \(box), \(turn)")
      }
    }
  }

  /// A regular grid, whose places stand in rows by the hundred, costs a few places for each of its cells.
  @Test func `cells of a grid are cheap`() {
    let count = 300
    func place(_ column: Int, _ row: Int) -> Position {
      Position(longitude: Double(column) / 10, latitude: Double(row) / 10)
    }
    let blocks = PlaceBlocks((0..<count * count).map { place($0 % count, $0 / count) })
    let room = Int.max
    var rest = room
    for cell in 0..<count * count {
      let (low, high) = (place(cell % count, cell / count), place(cell % count + 1, cell / count + 1))
      let box = BoundingBox(
        west: low.longitude, south: low.latitude, east: high.longitude, north: high.latitude)
      #expect(blocks.places(in: box, turn: 0, room: &rest)?.isEmpty == false)
    }
    #expect(room - rest < 60 * count * count)
  }

  /// What costs more than there is room for is refused.
  @Test func `room ends`() {
    let blocks = PlaceBlocks((0..<1000).map { Position(longitude: Double($0) / 10, latitude: 0) })
    let box = BoundingBox(west: 0, south: 0, east: 100, north: 1)
    var room = 7900
    #expect(blocks.places(in: box, turn: 0, room: &room) == nil)
    room = 8100
    #expect(blocks.places(in: box, turn: 0, room: &room)?.count == 1000)
  }
}
