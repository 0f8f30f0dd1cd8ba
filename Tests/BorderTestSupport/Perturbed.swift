public import BorderCore

/// How a drawing is changed.
public struct Perturbation: Sendable {
  /// How far vertices along borders are moved at most, in degrees in each direction of a random heading.
  public var shift: Double
  /// Into how many segments each edge of a cell is cut before.
  public var pieces: Int
  /// The chance that a vertex between corners is left out.
  public var dropChance: Double
  /// The chance that a vertex is added in the middle of a segment.
  public var addChance: Double

  /// A way to change a drawing.
  public init(shift: Double, pieces: Int = 10, dropChance: Double = 0.2, addChance: Double = 0.2) {
    self.shift = shift
    self.pieces = pieces
    self.dropChance = dropChance
    self.addChance = addChance
  }
}

/// Gives every region of a drawing its own copy of each border: vertices moved independently, some dropped, some
/// added. The outside of the drawing stays as it is.
///
/// - Parameters:
///   - set: A drawing with cells of one degree.
///   - how: How it is changed.
///   - generator: Where chance comes from.
/// - Returns: The changed drawing, with no border shared.
public func perturbed(
  _ set: RegionSet, _ how: Perturbation, by generator: inout SplitMix64
) -> RegionSet {
  let topology = BorderTopology(set)
  var outside: Set<Position> = []
  var outer: Set<[Position]> = []
  for arc in topology.arcIDs where topology.kind(of: arc) == .outer {
    let line = topology.positions(of: arc)
    outside.formUnion(line)
    for (a, b) in zip(line, line.dropFirst()) {
      outer.insert([a, b])
      outer.insert([b, a])
    }
  }
  var builder = RegionSetBuilder()
  for part in 0..<set.partCount {
    builder.beginRegion(set[set.partRegions[part]])
    builder.beginPart()
    for ring in set.rings(ofPart: part) {
      let corners = set.positions[set.range(ofRing: ring)]
      var line: [Position] = []
      for (a, b) in zip(corners, corners.dropFirst()) {
        line.append(outside.contains(a) ? a : moved(a, how.shift, &generator))
        guard !outer.contains([a, b]) else { continue }
        for k in 1..<how.pieces {
          guard Double.random(in: 0..<1, using: &generator) >= how.dropChance else { continue }
          let place = along(a, b, Double(k) / Double(how.pieces))
          line.append(moved(place, how.shift, &generator))
          if Double.random(in: 0..<1, using: &generator) < how.addChance {
            line.append(moved(along(a, b, (Double(k) + 0.5) / Double(how.pieces)), how.shift, &generator))
          }
        }
      }
      line.append(line[0])
      builder.addRing(line)
    }
  }
  return builder.finish()
}

private func along(_ a: Position, _ b: Position, _ t: Double) -> Position {
  Position(
    longitude: a.longitude + t * (b.longitude - a.longitude),
    latitude: a.latitude + t * (b.latitude - a.latitude))
}

/// Moved to a random place of a square inside the circle of the radius.
private func moved(_ p: Position, _ radius: Double, _ generator: inout SplitMix64) -> Position {
  let side = radius * 0.7
  return Position(
    longitude: p.longitude + Double.random(in: -side...side, using: &generator),
    latitude: p.latitude + Double.random(in: -side...side, using: &generator))
}
