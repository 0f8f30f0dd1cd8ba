import BorderTables
import BorderTestSupport
import Testing

@testable import BorderCore

/// Tables of open addressing: they grow, and nobody can fill one slot.
@Suite struct TableBoundTests {
  /// A ring that passes a vertex *n* times has *n* arcs there, however small the table of arcs began.
  @Test(arguments: [1, 2, 7, 16, 17, 18, 33, 100, 1000])
  func `a flower of any size has an arc for each petal`(petals: Int) {
    let topology = BorderTopology(HostileShapes.flower(petals))
    #expect(topology.arcCount == petals)
    #expect(topology.arcs(ofRing: 0).count == petals)
  }

  @Test func `a table of arcs grows from nothing`() {
    var table = ArcTable(expected: 0)
    for round in 0..<2 {
      for index in 0..<3000 {
        let arc = table.arc(
          from: Int32(index % 50), to: Int32(index / 50), orNew: Int32(round == 0 ? index : -5))
        #expect(arc == index)
      }
    }
  }

  @Test func `a table of vertices grows from nothing, and wraps around its end`() {
    let places = (0..<5000).map { Position(longitude: Double($0 % 70), latitude: Double($0 / 70) / 8) }
    let hash = PlaceHash(0x9E37_79B9_7F4A_7C15, 0xD6E8_FEB8_6659_FD93)
    (places + places).withUnsafeBufferPointer { positions in
      // All begin at the last slots.
      let hashes: [@Sendable (Position) -> UInt64] = [{ hash($0) }, { hash($0) | ~0 << 36 }]
      for hash in hashes {
        var table = VertexTable(positions: positions, vertices: 0, hash: hash)
        for index in positions.indices {
          #expect(table.vertex(at: index, hash: hash(positions[index])) == index % 5000)
        }
      }
    }
  }

  /// Vertices made for factors that are known fall into one slot; for factors that are drawn they do not.
  @Test func `crafted vertices are spread by factors that are drawn`() {
    var generator = SplitMix64(seed: 7)
    let known = PlaceHash(0x9E37_79B9_7F4A_7C15, 0xD6E8_FEB8_6659_FD93)
    var crafted: [Position] = []
    while crafted.count < 64 {
      let longitude = Double.random(in: -179...179, using: &generator)
      var half = longitude.bitPattern &* 0x9E37_79B9_7F4A_7C15
      half ^= half >> 32
      let latitude = Double(bitPattern: half ^ 0x4041_0000_0000_0000)
      if latitude.isFinite, abs(latitude) < 85, abs(latitude) > 1e-3 {
        crafted.append(Position(longitude: longitude, latitude: latitude))
      }
    }
    #expect(Set(crafted.map { known($0) }).count == 1)
    for seed in UInt64(1)...20 {
      var factors = SplitMix64(seed: seed)
      let drawn = PlaceHash(using: &factors)
      // The bits that tables of vertices and those of arcs take their slots from.
      for shift in [48, 32] as [UInt64] {
        let slots = Set(crafted.map { drawn($0) >> shift & 0xFFFF })
        #expect(slots.count > 56, "seed \(seed), bits from \(shift)")
      }
    }
  }

  @Test(arguments: UInt64(1)...30)
  func `no factors change a result`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let set = RandomRegions.make(&generator)
    let expected = VertexIdentity(of: set, anchorBits: 0, threads: 1, hash: PlaceHash(1, 1)).first
    for bits in [0, 1, 3] {
      for threads in [1, 2] {
        let hash = PlaceHash(using: &generator)
        #expect(
          VertexIdentity(of: set, anchorBits: bits, threads: threads, hash: hash).first == expected,
          "seed \(seed), \(bits) bits, \(threads) threads")
      }
    }
  }

  /// A vertex that a ring passes very often is found without going along all of its passages again and again.
  @Test func `one place passed often is one vertex`() {
    let set = HostileShapes.flower(30_000)
    for bits in [0, 3] {
      let first = VertexIdentity(of: set, anchorBits: bits, threads: 2).first
      #expect((0..<30_000).allSatisfy { first[3 * $0] == 0 })
    }
  }
}
