/// A connected piece of a region or of a country.
public struct Territory: Sendable {
  /// What it belongs to: the id of a region, or the code of a country.
  public let owner: String
  /// Its parts (indices of the `RegionSet`), connected by shared lines.
  public let parts: [Int]
  /// Its surface in square metres.
  public let area: Double
  /// Whether it is the largest piece of its owner.
  public let isMain: Bool
  /// The owners that it adjoins, sorted, each with the length of the border.
  public let neighbours: [(owner: String, length: ExactLength)]
  /// Its coast, or edge of the data.
  public let outer: ExactLength

  /// Whether it lies wholly inside one other owner: no coast and a single neighbour.
  ///
  /// A piece without coast has its whole exterior along that neighbour, so the neighbour goes round it.
  public let isEnclave: Bool
  /// Whether it is cut off from the main piece of its owner by others' land. Islands in the sea are not.
  public var isExclave: Bool { !isMain && !neighbours.isEmpty }
}

/// Splits regions or countries into connected pieces.
public enum Territories {
  /// Whether pieces belong to regions or to countries.
  public enum Level: Sendable {
    /// By region.
    case region
    /// By country; regions without one are left out.
    case country
  }

  /// The connected pieces of all owners, sorted by owner, the largest first.
  ///
  /// Pieces are connected by shared lines, across the cut of the map too where both sides have the same
  /// vertices; points do not connect.
  ///
  /// - Parameters:
  ///   - topology: The arcs.
  ///   - lengths: Their lengths.
  ///   - areas: The surface of each part, from `RegionSet.areas(measure:threads:)`.
  ///   - level: Whose pieces.
  /// - Returns: The pieces. O(*n*) for *n* vertices.
  public static func all(
    _ topology: BorderTopology, lengths: ArcLengths, areas: [Double], level: Level
  ) -> [Territory] {
    let set = topology.regions
    let owners = set.partRegions.map { level == .region ? set[$0].id : set[$0].country }
    var pieces = UnionFind(count: set.partCount)
    for arc in 0..<topology.arcCount {
      let parts = topology.parts(along: arc)
      for a in parts { for b in parts where a < b && owners[a] == owners[b] { pieces.join(a, b) } }
    }
    joinAcrossCut(topology, owners: owners, pieces: &pieces)

    var members: [Int: [Int]] = [:]
    for part in 0..<set.partCount where !owners[part].isEmpty {
      members[pieces.root(of: part), default: []].append(part)
    }
    var borders: [Int: [String: ExactLength]] = [:]
    var outer: [Int: ExactLength] = [:]
    for arc in 0..<topology.arcCount {
      let kind = topology.kind(of: ArcID(arc))
      let length = lengths.values[arc]
      for side in topology.sideRange(of: arc) {
        let ring = topology.sides[side].ring
        let part = Int(set.ringParts[ring])
        let root = pieces.root(of: part)
        if kind == .outer { outer[root, default: .zero] += length }
        guard kind == .shared else { continue }
        for other in topology.sideRange(of: arc) {
          let otherPart = Int(set.ringParts[topology.sides[other].ring])
          guard owners[otherPart] != owners[part] else { continue }
          borders[root, default: [:]][owners[otherPart], default: .zero] += length
        }
      }
    }
    var largest: [String: (area: Double, root: Int)] = [:]
    let surfaces = members.mapValues { $0.map { areas[$0] }.reduce(0, +) }
    for root in members.keys.sorted() {
      let owner = owners[root]
      let surface = surfaces[root] ?? 0
      if let known = largest[owner], known.area >= surface { continue }
      largest[owner] = (surface, root)
    }
    let territories = members.keys.sorted().map { root -> Territory in
      let around = (borders[root] ?? [:]).sorted { $0.key < $1.key }.map { (owner: $0.key, length: $0.value) }
      return Territory(
        owner: owners[root], parts: members[root] ?? [], area: surfaces[root] ?? 0,
        isMain: largest[owners[root]]?.root == root, neighbours: around, outer: outer[root] ?? .zero,
        isEnclave: around.count == 1 && (outer[root] ?? .zero).isZero)
    }
    return territories.sorted { $0.owner != $1.owner ? $0.owner < $1.owner : $0.area > $1.area }
  }

  /// Joins parts that face each other across the cut, whatever their vertices.
  private static func joinAcrossCut(
    _ topology: BorderTopology, owners: [String], pieces: inout UnionFind<[Int]>
  ) {
    var faces: [(part: Int, isWest: Bool, south: Double, north: Double)] = []
    for arc in 0..<topology.arcCount where topology.kind(of: ArcID(arc)) == .cut {
      let line = topology.positions(of: ArcID(arc))
      guard let box = BoundingBox(of: line[...]), line.allSatisfy({ topology.cut.isOnMeridian($0) }),
        box.east - box.west < 180
      else { continue }
      for part in topology.parts(along: arc) {
        faces.append((part, box.west < 0, box.south, box.north))
      }
    }
    for a in faces where a.isWest {
      for b in faces where !b.isWest && owners[a.part] == owners[b.part] {
        if min(a.north, b.north) > max(a.south, b.south) { pieces.join(a.part, b.part) }
      }
    }
  }
}

extension BorderTopology {
  /// The parts whose rings go along an arc, without repetition.
  func parts(along arc: Int) -> [Int] {
    var list: [Int] = []
    for side in sideRange(of: arc) {
      let part = Int(regions.ringParts[sides[side].ring])
      if !list.contains(part) { list.append(part) }
    }
    return list
  }
}

extension RegionSet {
  /// The surface of every part in square metres, by part. O(*n*) for *n* vertices.
  ///
  /// - Parameters:
  ///   - measure: How to measure.
  ///   - threads: How many threads may work; the result is the same for any number.
  /// - Returns: One value a part.
  public func areas(measure: any AreaMeasure, threads: Int = 1) -> [Double] {
    mapParts(of: partCount, threads: threads, minimumPart: 8) { range in
      range.map { area(ofPart: $0, measure: measure) }
    }.flatMap { $0 }
  }

  /// The surface of a part in square metres: its exterior less its holes, never below 0.
  public func area(ofPart part: Int, measure: any AreaMeasure) -> Double {
    positions.withUnsafeBufferPointer { buffer in
      let rings = rings(ofPart: part)
      var total = 0.0
      for ring in rings {
        let area = measure.area(ofRing: UnsafeBufferPointer(rebasing: buffer[range(ofRing: ring)]))
        total += ring == rings.lowerBound ? area : -area
      }
      return max(0, total)
    }
  }
}
