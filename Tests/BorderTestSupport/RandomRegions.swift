package import BorderCore

/// Sets of regions that no cartographer would draw.
package enum RandomRegions {
  package static func pick(_ values: [Double], _ generator: inout SplitMix64) -> Double {
    values[Int.random(in: 0..<values.count, using: &generator)]
  }

  package static func make(_ generator: inout SplitMix64) -> RegionSet {
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: return spoilt(&generator)
    case 1: return garbage(&generator)
    default: return grid(&generator)
    }
  }

  /// A random drawing with borders of its own for each region.
  private static func spoilt(_ generator: inout SplitMix64) -> RegionSet {
    let letters = Array("ABCD.")
    let rows = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      String((0..<4).map { _ in letters.randomElement(using: &generator) ?? "A" })
    }
    let shift = pick([0, 0.001, 0.02, 0.2], &generator)
    let set = perturbed(
      regions(rows.joined(separator: "\n")),
      Perturbation(shift: shift, pieces: Int.random(in: 2...8, using: &generator)), by: &generator)
    return set.reassigned { $0.source = $0.id < "C" ? 0 : 1 }
  }

  /// Rings of random places, some of them equal, far away, at the poles or at the cut of the map.
  private static func garbage(_ generator: inout SplitMix64) -> RegionSet {
    var builder = RegionSetBuilder()
    let special = [-180.0, 180, 179.9999, -179.9999, 0, 90, -90, 1e-300, 539]
    for region in 0..<Int.random(in: 1...4, using: &generator) {
      builder.beginRegion(Region(id: "\(region)", source: region % 2))
      for _ in 0..<Int.random(in: 1...2, using: &generator) {
        builder.beginPart()
        for _ in 0..<Int.random(in: 1...2, using: &generator) {
          let size = pick([0.01, 1, 100], &generator)
          builder.addRing(
            (0..<Int.random(in: 1...12, using: &generator)).map { _ in
              func value(_ limit: Double) -> Double {
                guard Int.random(in: 0..<8, using: &generator) > 0 else {
                  return min(max(pick(special, &generator), -limit), limit)
                }
                return min(max(Double.random(in: -size...size, using: &generator), -limit), limit)
              }
              return Position(longitude: value(540), latitude: value(90))
            })
        }
      }
    }
    return builder.finish()
  }

  /// Rings over a few places of a grid: many equal vertices, spikes, overlaps, repeated polygons.
  private static func grid(_ generator: inout SplitMix64) -> RegionSet {
    var builder = RegionSetBuilder()
    for region in 0..<Int.random(in: 2...5, using: &generator) {
      builder.beginRegion(Region(id: "\(region)", source: region % 2))
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        builder.beginPart()
        builder.addRing(
          (0..<Int.random(in: 3...9, using: &generator)).map { _ in
            Position(
              longitude: Double(Int.random(in: 0...3, using: &generator)),
              latitude: Double(Int.random(in: 0...3, using: &generator)))
          })
      }
    }
    return builder.finish()
  }
}
