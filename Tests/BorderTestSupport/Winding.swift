public import BorderCore
import Foundation

/// The same regions with borders and coasts that wind as real ones do.
///
/// Every segment becomes 2^`levels` ones by moving the middle of each to the side, level after level, by up to
/// `roughness` of its length (a fractal of the kind of Fournier, Fussell and Carpenter, 1982). Neighbours keep
/// sharing every vertex.
public func winding(
  _ set: RegionSet, levels: Int, roughness: Double = 0.12, by generator: inout SplitMix64
) -> RegionSet {
  var paths: [[Position]: [Position]] = [:]
  var builder = RegionSetBuilder()
  for part in 0..<set.partCount {
    builder.beginRegion(set[set.partRegions[part]])
    builder.beginPart()
    for ring in set.rings(ofPart: part) {
      let corners = set.positions[set.range(ofRing: ring)]
      var line: [Position] = []
      for (a, b) in zip(corners, corners.dropFirst()) {
        let isForward = a.longitude != b.longitude ? a.longitude < b.longitude : a.latitude < b.latitude
        let ends = isForward ? [a, b] : [b, a]
        let path = paths[ends] ?? windingPath(ends[0], ends[1], levels, roughness, &generator)
        paths[ends] = path
        line += isForward ? path.dropLast() : path.reversed().dropLast()
      }
      line.append(line[0])
      builder.addRing(line)
    }
  }
  return builder.finish()
}

private func windingPath(
  _ a: Position, _ b: Position, _ levels: Int, _ roughness: Double, _ generator: inout SplitMix64
) -> [Position] {
  guard levels > 0 else { return [a, b] }
  let side = Double.random(in: -roughness...roughness, using: &generator)
  let (x, y) = (b.longitude - a.longitude, b.latitude - a.latitude)
  let middle = Position(
    longitude: (a.longitude + b.longitude) / 2 - side * y, latitude: (a.latitude + b.latitude) / 2 + side * x)
  return windingPath(a, middle, levels - 1, roughness, &generator).dropLast()
    + windingPath(middle, b, levels - 1, roughness, &generator)
}

/// How the copies of borders are made different.
public struct Copying: Sendable {
  /// How far each vertex of a border is moved at most, in metres, in a random direction.
  public var shift: Double
  /// Whether what is near moves alike, as it does where two surveys differ; vertices closer than `shift` keep their
  /// order then. Each region moves in its own way.
  public var isSmooth: Bool
  /// The chance that a vertex is left out, where its border stays within `shift` of it without it.
  public var dropChance: Double
  /// The chance that a vertex is added inside a segment, and moved as the others are.
  public var addChance: Double
  /// Metres of a degree of longitude and of latitude, at a latitude; no fewer than there are.
  public var metres: @Sendable (Double) -> (east: Double, north: Double)

  /// A way to make copies; a degree is a kilometre where nothing else is said.
  public init(
    shift: Double, isSmooth: Bool = false, dropChance: Double = 0.2, addChance: Double = 0.2,
    metres: @escaping @Sendable (Double) -> (east: Double, north: Double) = { _ in (1000, 1000) }
  ) {
    self.shift = shift
    self.isSmooth = isSmooth
    self.dropChance = dropChance
    self.addChance = addChance
    self.metres = metres
  }
}

/// Gives every region its own copy of each border: vertices moved, left out and added independently, tripoints and the
/// ends at the coast too. The coasts between stay as they are.
///
/// - Parameters:
///   - set: Regions that share vertices.
///   - how: How copies are made different.
///   - generator: Where chance comes from.
/// - Returns: The same regions with no border shared.
public func withOwnCopies(_ set: RegionSet, _ how: Copying, by generator: inout SplitMix64) -> RegionSet {
  let topology = BorderTopology(set)
  var onBorders: Set<Position> = []
  var isShared: Set<[Position]> = []
  var nodes: Set<Position> = []
  for arc in topology.arcIDs where topology.kind(of: arc) == .shared {
    let line = topology.positions(of: arc)
    onBorders.formUnion(line)
    nodes.formUnion([line[0], line[line.count - 1]])
    for (a, b) in zip(line, line.dropFirst()) { isShared.formUnion([[a, b], [b, a]]) }
  }
  var shiftsByRegion: [RegionID: Shifts] = [:]
  var builder = RegionSetBuilder()
  for part in 0..<set.partCount {
    builder.beginRegion(set[set.partRegions[part]])
    builder.beginPart()
    let region = set.partRegions[part]
    var shifts = shiftsByRegion[region] ?? Shifts(how, &generator)
    for ring in set.rings(ofPart: part) {
      let open = Array(set.positions[set.range(ofRing: ring)].dropLast())
      var line: [Position] = []
      var hasDropped = false
      for (k, here) in open.enumerated() {
        let (before, next) = (open[(k + open.count - 1) % open.count], open[(k + 1) % open.count])
        let mayDrop =
          !hasDropped && open.count > 8 && !nodes.contains(here) && isShared.contains([before, here])
          && isShared.contains([here, next]) && how.deviation(of: here, from: before, next) <= how.shift
        hasDropped = mayDrop && Double.random(in: 0..<1, using: &generator) < how.dropChance
        if !hasDropped { line.append(onBorders.contains(here) ? shifts.moved(here, &generator) : here) }
        if isShared.contains([here, next]), Double.random(in: 0..<1, using: &generator) < how.addChance {
          let t = Double.random(in: 0.2...0.8, using: &generator)
          let place = Position(
            longitude: here.longitude + t * (next.longitude - here.longitude),
            latitude: here.latitude + t * (next.latitude - here.latitude))
          line.append(shifts.moved(place, &generator))
        }
      }
      line.append(line[0])
      builder.addRing(line)
    }
    shiftsByRegion[region] = shifts
  }
  return builder.finish()
}

extension Copying {
  /// How far a place lies from the segment of two others, in metres.
  fileprivate func deviation(of place: Position, from a: Position, _ b: Position) -> Double {
    let scale = metres(place.latitude)
    func vector(_ p: Position) -> (x: Double, y: Double) {
      ((p.longitude - a.longitude) * scale.east, (p.latitude - a.latitude) * scale.north)
    }
    let (p, d) = (vector(place), vector(b))
    let square = d.x * d.x + d.y * d.y
    let t = square > 0 ? min(max((p.x * d.x + p.y * d.y) / square, 0), 1) : 0
    let (x, y) = (p.x - t * d.x, p.y - t * d.y)
    return (x * x + y * y).squareRoot()
  }
}

/// How one region's copies are moved.
private struct Shifts {
  let how: Copying
  /// Waves of the shift: where they run to, their phase, the direction in which they move, each as radians a metre or
  /// radians.
  private var waves: [(x: Double, y: Double, phase: Double, heading: Double)] = []

  init(_ how: Copying, _ generator: inout SplitMix64) {
    self.how = how
    for _ in 0..<4 {
      // Lengths of 20 to 60 shifts, so that nothing is stretched by more than a third.
      let number = 2 * Double.pi / (how.shift * Double.random(in: 20...60, using: &generator))
      let way = Double.random(in: 0...7, using: &generator)
      waves.append(
        (
          number * cos(way), number * cos(way - .pi / 2), Double.random(in: 0...7, using: &generator),
          Double.random(in: 0...7, using: &generator)
        ))
    }
  }

  mutating func moved(_ place: Position, _ generator: inout SplitMix64) -> Position {
    let scale = how.metres(place.latitude)
    var (x, y) = (0.0, 0.0)
    if how.isSmooth {
      let (east, north) = (place.longitude * scale.east, place.latitude * scale.north)
      for wave in waves {
        let size = cos(wave.x * east + wave.y * north + wave.phase) / Double(waves.count)
        x += size * cos(wave.heading)
        y += size * cos(wave.heading - .pi / 2)
      }
    } else {
      repeat {
        x = Double.random(in: -1...1, using: &generator)
        y = Double.random(in: -1...1, using: &generator)
      } while x * x + y * y > 1
    }
    return Position(
      longitude: place.longitude + x * how.shift / scale.east,
      latitude: place.latitude + y * how.shift / scale.north)
  }
}
