import BorderCore
import BorderTestSupport
import Testing

/// Contacts against all pairs of segments, held against each other in whole numbers.
@Suite struct SelfContactPairsTests {
  private struct Place: Hashable {
    var x: Int
    var y: Int
  }

  private func side(_ a: Place, _ b: Place, _ c: Place) -> Int {
    ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)).signum()
  }

  private func isBetween(_ p: Place, _ a: Place, _ b: Place) -> Bool {
    side(a, b, p) == 0 && min(a.x, b.x) <= p.x && p.x <= max(a.x, b.x) && min(a.y, b.y) <= p.y
      && p.y <= max(a.y, b.y)
  }

  /// Whether a ring, its first place not repeated, meets itself at all, and whether it does so inside two segments.
  private func contacts(of ring: [Place]) -> (any: Bool, crossing: Bool) {
    var result = (any: false, crossing: false)
    let count = ring.count
    for i in 0..<count {
      let (a, b) = (ring[i], ring[(i + 1) % count])
      for j in (i + 1)..<max(count, i + 1) {
        let (c, d) = (ring[j], ring[(j + 1) % count])
        let crosses = side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
        let follows = j == i + 1 || i == 0 && j == count - 1
        let touches =
          follows
          ? isBetween(j == i + 1 ? d : c, a, b) || isBetween(j == i + 1 ? a : b, c, d)
          : isBetween(a, c, d) || isBetween(b, c, d) || isBetween(c, a, b) || isBetween(d, a, b)
        result.crossing = result.crossing || crosses
        result.any = result.any || crosses || touches
      }
    }
    return result
  }

  private func found(_ ring: [Place], threads: Int = 1) -> [SelfContact] {
    var builder = RegionSetBuilder()
    builder.beginRegion(Region(id: "A"))
    builder.beginPart()
    // Divided by a power of two, so that nothing is rounded.
    let positions = ring.map { Position(longitude: Double($0.x) / 1024, latitude: Double($0.y) / 1024) }
    builder.addRing(positions + positions.prefix(1))
    return BorderTopology(builder.finish()).selfContacts(threads: threads) ?? []
  }

  /// - Returns: Whether the ring meets itself.
  private func check(_ ring: [Place], seed: UInt64) -> Bool {
    let truth = contacts(of: ring)
    let contacts = found(ring)
    #expect(contacts.isEmpty == !truth.any, "seed \(seed)")
    #expect((contacts.first?.kind == .crossing) == truth.crossing, "seed \(seed)")
    #expect(found(ring, threads: 2) == contacts, "seed \(seed)")
    return truth.any
  }

  /// Few places on a small grid: touches, spikes and lines above each other are as frequent as crossings.
  @Test func `any ring`() {
    var met = 0
    for seed in 1...300 as ClosedRange<UInt64> {
      var chance = SplitMix64(seed: seed)
      var ring: [Place] = []
      let count = 4 + Int(chance.next() % 4)
      while ring.count < count {
        let place = Place(x: Int(chance.next() % 12), y: Int(chance.next() % 12))
        if place != ring.last && place != ring.first { ring.append(place) }
      }
      met += check(ring, seed: seed) ? 1 : 0
    }
    #expect((50...250).contains(met))
  }

  /// A long line round a square, rough to various degrees, which here and there swings far enough to meet itself.
  @Test func `long rings`() {
    var met = 0
    for seed in 1...60 as ClosedRange<UInt64> {
      var chance = SplitMix64(seed: seed)
      let side = 150 + Int(chance.next() % 100)
      let roughness = [0, 1, 3, 9][Int(seed % 4)]
      func swing() -> Int { roughness == 0 ? 0 : Int(chance.next() % UInt64(2 * roughness + 1)) - roughness }
      let edges = [
        (Place(x: 0, y: 0), 1, 0), (Place(x: side, y: 0), 0, 1), (Place(x: side, y: side), -1, 0),
        (Place(x: 0, y: side), 0, -1),
      ]
      var ring: [Place] = []
      for (corner, dx, dy) in edges {
        for step in 0..<side {
          // Hundreds of steps between two that swing along the line too.
          let forth = chance.next() % 200 == 0 ? swing() : 0
          let across = swing()
          let place = Place(
            x: 4 * (corner.x + dx * step) + abs(dx) * forth + abs(dy) * across,
            y: 4 * (corner.y + dy * step) + abs(dy) * forth + abs(dx) * across)
          if place != ring.last && place != ring.first { ring.append(place) }
        }
      }
      met += check(ring, seed: seed) ? 1 : 0
    }
    #expect((10...50).contains(met))
  }
}
