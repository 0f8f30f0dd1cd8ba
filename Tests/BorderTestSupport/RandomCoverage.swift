public import BorderCore
import Foundation

/// Random coverages with all that makes matching hard: enclaves, exclaves, parts that touch in a vertex, tripoints,
/// islands in lakes, rings that begin where they touch themselves.
public enum RandomCoverage {
  /// A coverage of cells on the earth whose borders wind.
  ///
  /// - Parameters:
  ///   - cell: The size of a cell in metres.
  ///   - generator: Where chance comes from.
  /// - Returns: Regions that share vertices exactly.
  public static func make(cell: Double, by generator: inout SplitMix64) -> RegionSet {
    let drawing = self.drawing(by: &generator)
    let levels = Int.random(in: 0...4, using: &generator)
    var set = winding(
      regions(drawing, shuffledBy: &generator), levels: levels, roughness: 0.1, by: &generator)
    if Int.random(in: 0..<3, using: &generator) == 0 { set = pinched(set) }
    let north = cell / 111_000
    // So that no cell comes near a pole.
    let latitude = Double.random(in: -60...(60 - 7 * north), using: &generator)
    let longitude = Double.random(in: -170...120, using: &generator)
    let east = north / cos((latitude + 3 * north) * Double.pi / 180)
    return mapped(set) {
      Position(longitude: longitude + $0.longitude * east, latitude: latitude + $0.latitude * north)
    }
  }

  /// Letters around random seats, some of them changed.
  private static func drawing(by generator: inout SplitMix64) -> String {
    let (rows, columns) = (
      Int.random(in: 2...6, using: &generator), Int.random(in: 2...6, using: &generator)
    )
    let letters = Array("ABCDEF.").prefix(Int.random(in: 2...7, using: &generator))
    let seats = letters.map {
      ($0, Int.random(in: 0..<rows, using: &generator), Int.random(in: 0..<columns, using: &generator))
    }
    let changes = Double.random(in: 0...0.3, using: &generator)
    var lines = (0..<rows).map { row in
      (0..<columns).map { column -> Character in
        if Double.random(in: 0..<1, using: &generator) < changes {
          return letters.randomElement(using: &generator) ?? "A"
        }
        let nearest = seats.min {
          abs($0.1 - row) + abs($0.2 - column) < abs($1.1 - row) + abs($1.2 - column)
        }
        return nearest?.0 ?? "A"
      }
    }
    lines[0][0] = "A"
    lines[rows - 1][columns - 1] = "B"
    return lines.map { String($0) }.joined(separator: "\n")
  }

  /// The same regions with holes that touch their exterior in a vertex taken into it, the rings begun there: the form in
  /// which some programs write them.
  private static func pinched(_ set: RegionSet) -> RegionSet {
    var builder = RegionSetBuilder()
    for part in 0..<set.partCount {
      builder.beginRegion(set[set.partRegions[part]])
      builder.beginPart()
      let rings = set.rings(ofPart: part).map { Array(set.positions[set.range(ofRing: $0)].dropLast()) }
      var exterior = rings[0]
      var holes: [[Position]] = []
      for hole in rings.dropFirst() {
        if let at = exterior.firstIndex(where: { hole.contains($0) }),
          let from = hole.firstIndex(of: exterior[at])
        {
          exterior = Array(exterior[at...] + exterior[..<at]) + Array(hole[from...] + hole[..<from])
        } else {
          holes.append(hole)
        }
      }
      for ring in [exterior] + holes { builder.addRing(ring + [ring[0]]) }
    }
    return builder.finish()
  }

  /// The same regions with every position mapped.
  private static func mapped(_ set: RegionSet, _ map: (Position) -> Position) -> RegionSet {
    var builder = RegionSetBuilder()
    for part in 0..<set.partCount {
      builder.beginRegion(set[set.partRegions[part]])
      builder.beginPart()
      for ring in set.rings(ofPart: part) { builder.addRing(set.positions[set.range(ofRing: ring)].map(map)) }
    }
    return builder.finish()
  }
}
