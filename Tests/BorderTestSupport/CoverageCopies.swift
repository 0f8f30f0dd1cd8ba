public import BorderCore
import Foundation

/// A coverage of which every region, or every source of several, has a copy of its own: the borders are known, and those
/// between copies are not shared any more.
public struct CoverageCopies: Sendable {
  /// How the vertices of a copy are moved.
  public enum Motion: CaseIterable, Sendable {
    /// The region as a whole.
    case rigid
    /// What is near moves alike, as where two surveys differ.
    case smooth
    /// Each vertex by itself, by less than vertices are apart.
    case rough
  }

  /// What two regions share in the coverage.
  public struct Truth: Sendable {
    /// The lengths in metres of the border in the copies of both regions.
    public var lengths: (Double, Double) = (0, 0)
    /// How many ends its lines have.
    public var freeEnds = 0
  }

  /// The copies.
  public let copies: RegionSet
  /// The borders, by pairs.
  public private(set) var borders: [RegionPair: Truth] = [:]

  /// Makes copies that are nowhere further from the coverage than so many metres.
  ///
  /// Some arcs are thinned, some get vertices on their segments, and all are moved; what is one vertex of a region stays one.
  ///
  /// - Parameters:
  ///   - topology: The coverage.
  ///   - shift: How far a copy may be from it, in metres.
  ///   - motion: How vertices are moved.
  ///   - measure: How lengths are measured.
  ///   - sources: Into how many sources the regions are dealt, each of which has one copy; `nil` for a copy of every region,
  ///     all of one source.
  ///   - generator: Where chance comes from.
  public init(
    of topology: BorderTopology, within shift: Double, _ motion: Motion, measure: any LineMeasure,
    sources: Int? = nil, by generator: inout SplitMix64
  ) {
    let set = topology.regions
    let copy = set.regionIDs.map { region in
      sources.map { Int.random(in: 0..<$0, using: &generator) } ?? region.index
    }
    var movers = set.regionIDs.map { _ in Mover(shift: 0.7 * shift, motion, &generator) }
    var lines: [Int: [ArcID: [Position]]] = [:]
    var builder = RegionSetBuilder()
    for part in 0..<set.partCount {
      let region = set.partRegions[part]
      var attributes = set[region]
      attributes.source = sources == nil ? 0 : copy[region.index]
      builder.beginRegion(attributes)
      builder.beginPart()
      let copy = copy[region.index]
      for ring in set.rings(ofPart: part) {
        var open: [Position] = []
        for directed in topology.arcs(ofRing: ring) {
          let arc = directed.arc
          if lines[copy]?[arc] == nil {
            let line = Self.changed(topology.positions(of: arc), shift: 0.3 * shift, &generator)
            lines[copy, default: [:]][arc] = movers[copy].moved(line, &generator)
          }
          let line = lines[copy]?[arc] ?? []
          open += (directed.isBackward ? line.reversed() : line).dropLast()
        }
        // Where a file begins a ring is chance too, but a ring that touches itself keeps beginning there.
        let start = Set(open).count < open.count ? 0 : Int.random(in: 0..<open.count, using: &generator)
        open = Array(open[start...] + open[..<start])
        builder.addRing(open + [open[0]])
      }
    }
    copies = builder.finish()
    var ends: [RegionPair: [Position: Int]] = [:]
    for arc in topology.arcIDs where topology.kind(of: arc) == .shared {
      let sides = topology.sides(of: arc)
      for (k, side) in sides.enumerated() {
        for other in sides[(k + 1)...] where other.region != side.region && other.isLeft != side.isLeft {
          let pair = RegionPair(side.region, other.region)
          let (a, b) = (lines[copy[pair.a.index]]?[arc] ?? [], lines[copy[pair.b.index]]?[arc] ?? [])
          borders[pair, default: Truth()].lengths.0 += measure.length(of: a).metres
          borders[pair, default: Truth()].lengths.1 += measure.length(of: b).metres
          let (start, end) = topology.ends(of: arc)
          if start != end {
            ends[pair, default: [:]][start, default: 0] += 1
            ends[pair, default: [:]][end, default: 0] += 1
          }
        }
      }
    }
    for (pair, counts) in ends {
      borders[pair]?.freeEnds = counts.values.reduce(0) { $0 + ($1 == 2 ? 0 : $1) }
    }
  }

  /// A line that is thinned, or has more vertices, or neither.
  private static func changed(
    _ line: [Position], shift: Double, _ generator: inout SplitMix64
  ) -> [Position] {
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: thinned(line, within: shift)
    case 1: densified(line, &generator)
    default: line
    }
  }

  private static func densified(_ line: [Position], _ generator: inout SplitMix64) -> [Position] {
    var result = [line[0]]
    for (a, b) in zip(line, line.dropFirst()) {
      let places = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        Double.random(in: 0.05...0.95, using: &generator)
      }
      result += places.sorted().map {
        Position(
          longitude: a.longitude + $0 * (b.longitude - a.longitude),
          latitude: a.latitude + $0 * (b.latitude - a.latitude))
      }
      result.append(b)
    }
    return result
  }

  /// A line without the vertices that lie within a distance of the segment that replaces them.
  private static func thinned(_ line: [Position], within shift: Double) -> [Position] {
    guard line.count > 5 else { return line }
    var result = [line[0]]
    var from = 0
    // A closed line keeps its thirds.
    let kept: Set<Int> = line.first == line.last ? [line.count / 3, 2 * line.count / 3] : []
    for to in 2..<line.count {
      let isFar = ((from + 1)..<to).contains {
        kept.contains($0) || deviation(of: line[$0], line[from], line[to]) > shift
      }
      if isFar || to - from > 40 {
        result.append(line[to - 1])
        from = to - 1
      }
    }
    result.append(line[line.count - 1])
    return result
  }

  /// How far a place lies from a segment, in metres.
  static func deviation(of place: Position, _ a: Position, _ b: Position) -> Double {
    let (east, north) = metres(at: place.latitude)
    let p = ((place.longitude - a.longitude) * east, (place.latitude - a.latitude) * north)
    let d = ((b.longitude - a.longitude) * east, (b.latitude - a.latitude) * north)
    let square = d.0 * d.0 + d.1 * d.1
    let t = square > 0 ? min(max((p.0 * d.0 + p.1 * d.1) / square, 0), 1) : 0
    let (x, y) = (p.0 - t * d.0, p.1 - t * d.1)
    return (x * x + y * y).squareRoot()
  }

  /// Metres of a degree on WGS 84, to some metres.
  public static func metres(at latitude: Double) -> (east: Double, north: Double) {
    let sine = sin(latitude * Double.pi / 180)
    let w = 1 - 0.00669438 * sine * sine
    let radius = 6_378_137 * Double.pi / 180
    return (
      radius * cos(latitude * Double.pi / 180) / w.squareRoot(), radius * 0.99330562 / (w * w.squareRoot())
    )
  }
}

/// How one region's copy is moved.
private struct Mover: Sendable {
  let shift: Double
  let motion: CoverageCopies.Motion
  private let offset: (x: Double, y: Double)
  /// Waves of the shift: where they run to, their phase and the direction in which they move.
  private let waves: [(x: Double, y: Double, phase: Double, heading: Double)]
  private var known: [Position: Position] = [:]

  init(shift: Double, _ motion: CoverageCopies.Motion, _ generator: inout SplitMix64) {
    self.shift = shift
    self.motion = motion
    let heading = Double.random(in: 0...(2 * Double.pi), using: &generator)
    let size = Double.random(in: 0.5...1, using: &generator)
    offset = (size * cos(heading), size * sin(heading))
    var waves: [(x: Double, y: Double, phase: Double, heading: Double)] = []
    for _ in 0..<4 {
      let number = 2 * Double.pi / (shift * Double.random(in: 30...120, using: &generator))
      let way = Double.random(in: 0...7, using: &generator)
      waves.append(
        (
          number * cos(way), number * sin(way), Double.random(in: 0...7, using: &generator),
          Double.random(in: 0...7, using: &generator)
        ))
    }
    self.waves = waves
  }

  /// A line with every vertex moved; a vertex that was met before goes where it went then.
  mutating func moved(_ line: [Position], _ generator: inout SplitMix64) -> [Position] {
    var result: [Position] = []
    for (k, place) in line.enumerated() {
      if let before = known[place] {
        result.append(before)
        continue
      }
      let (east, north) = CoverageCopies.metres(at: place.latitude)
      var (x, y) = offset
      switch motion {
      case .rigid: break
      case .smooth:
        (x, y) = (0, 0)
        for wave in waves {
          let size = cos(wave.x * place.longitude * east + wave.y * place.latitude * north + wave.phase) / 4
          x += size * cos(wave.heading)
          y += size * sin(wave.heading)
        }
      case .rough:
        let heading = Double.random(in: 0...(2 * Double.pi), using: &generator)
        let reach =
          [k - 1, k + 1].filter(line.indices.contains).map { n in
            let (u, v) = (
              (line[n].longitude - place.longitude) * east, (line[n].latitude - place.latitude) * north
            )
            return 0.2 * (u * u + v * v).squareRoot()
          }.min() ?? 0
        let size = min(1, reach / max(shift, 1e-9))
        (x, y) = (size * cos(heading), size * sin(heading))
      }
      let new = Position(
        longitude: place.longitude + x * shift / east, latitude: place.latitude + y * shift / north)
      known[place] = new
      result.append(new)
    }
    return result
  }
}
