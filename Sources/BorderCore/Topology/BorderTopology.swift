/// The index of an arc in its `BorderTopology`.
public struct ArcID: Hashable, Comparable, Sendable {
  /// The index.
  public let rawValue: Int32

  /// An arc by its index.
  @inlinable
  public init(_ index: Int) { rawValue = Int32(truncatingIfNeeded: index) }

  /// The index into the arrays of the topology.
  @inlinable
  public var index: Int { Int(rawValue) }

  /// Orders by index.
  @inlinable
  public static func < (a: ArcID, b: ArcID) -> Bool { a.rawValue < b.rawValue }
}

/// An arc with the sense in which a ring goes along it.
public struct DirectedArc: Hashable, Sendable {
  /// The arc, or its complement when it is gone along backward, as in TopoJSON.
  let code: Int32

  init(_ arc: Int, isBackward: Bool) {
    let index = Int32(truncatingIfNeeded: arc)
    code = isBackward ? ~index : index
  }

  /// The arc.
  public var arc: ArcID { ArcID(Int(isBackward ? ~code : code)) }

  /// Whether the ring goes from the arc's end to its start.
  public var isBackward: Bool { code < 0 }
}

/// One ring that goes along an arc, and on which side of the arc it has its inside.
public struct ArcSide: Hashable, Sendable {
  /// The ring.
  public let ring: Int
  /// The region that the ring belongs to.
  public let region: RegionID
  /// Whether the region lies to the left of the arc's own direction.
  public let isLeft: Bool
}

/// One passage of a ring through a node.
struct NodeVisit: Sendable {
  var ring: Int32
  /// The arcs by which the ring comes and goes.
  var incoming: Int32
  var outgoing: Int32
}

/// What an arc separates.
public enum ArcKind: Hashable, Sendable {
  /// One region alone: coast, or the edge of the data.
  case outer
  /// Two or more regions: a border.
  case shared
  /// One region on both sides: parts of one region that touch, or a polygon that touches itself.
  case seam
  /// Along the cut of the map (see `MapCut`): neither border nor coast.
  case cut
}

/// Regions as arcs between nodes, each arc once, with the regions on its two sides.
///
/// A *node* is a vertex where rings disagree: two rings visit it, but do not come from and go to the same
/// neighbours. An *arc* is a chain of segments between nodes (or a whole ring without one), so every ring that
/// touches an arc goes along all of it. Every analysis reads arcs; none intersects polygons.
///
/// Vertices match when their coordinates are equal (−180° and 180° are one meridian). The set need not be a
/// clean coverage: an arc may have any number of sides, and what does not fit is reported by `problems`.
///
/// Nothing depends on the order of regions or on where rings start but the numbering of arcs and nodes: an
/// arc's direction is from the lesser of its ends (longitude, then latitude), and a closed arc starts at
/// its least vertex.
///
/// Method: nodes by local disagreement as in mapshaper's and TopoJSON's topologies; vertices by `VertexIdentity`.
/// O(*n*) time for *n* vertices.
public struct BorderTopology: Sendable {
  /// The regions. Their attributes may change (see `reassigned`), their shapes may not.
  public private(set) var regions: RegionSet
  /// Where the map was cut.
  public let cut: MapCut
  /// The rings that leap over the 180th meridian or pass a pole: planar tests must lay them out first.
  let bentRings: Set<Int>

  let arcs: [ArcShape]
  let sideStarts: [Int32]
  let sides: [PackedSide]
  let ringArcStarts: [Int32]
  let ringArcs: [DirectedArc]
  /// The index in `regions.positions` of each node.
  let nodePositions: [Int32]
  let visitStarts: [Int32]
  let visits: [NodeVisit]

  /// Where the geometry of an arc stands in `regions.positions`.
  struct ArcShape: Sendable {
    /// The position of the arc's first vertex, within the ring's range without its closing position.
    var start: Int32
    var segmentCount: Int32
    var ring: Int32
    var isBackward: Bool
    var isCut: Bool
  }

  /// An `ArcSide` in 4 bytes.
  struct PackedSide: Sendable {
    var code: Int32
    init(ring: Int, isLeft: Bool) { code = Int32(truncatingIfNeeded: ring) << 1 | (isLeft ? 1 : 0) }
    var ring: Int { Int(code >> 1) }
    var isLeft: Bool { code & 1 == 1 }
  }

  /// The number of arcs.
  public var arcCount: Int { arcs.count }
  /// The number of nodes.
  public var nodeCount: Int { nodePositions.count }
  /// All arcs in order.
  public var arcIDs: [ArcID] { (0..<arcCount).map { ArcID($0) } }

  /// The same topology with other attributes of the regions. Shapes are shared, not copied.
  ///
  /// - Parameter change: Gets each region's attributes to change.
  /// - Returns: The topology with the changed attributes.
  public func reassigned(_ change: (inout Region) -> Void) -> BorderTopology {
    var copy = self
    copy.regions = regions.reassigned(change)
    return copy
  }

  /// How many segments an arc has; at least one.
  public func segmentCount(of arc: ArcID) -> Int { Int(arcs[arc.index].segmentCount) }

  /// The rings along an arc, in the order of rings.
  public func sides(of arc: ArcID) -> [ArcSide] {
    (Int(sideStarts[arc.index])..<Int(sideStarts[arc.index + 1])).map { index in
      let side = sides[index]
      return ArcSide(ring: side.ring, region: regions.region(ofRing: side.ring), isLeft: side.isLeft)
    }
  }

  /// The arcs of a ring, in its direction.
  public func arcs(ofRing ring: Int) -> ArraySlice<DirectedArc> {
    ringArcs[Int(ringArcStarts[ring])..<Int(ringArcStarts[ring + 1])]
  }

  /// What an arc separates.
  public func kind(of arc: ArcID) -> ArcKind {
    let range = Int(sideStarts[arc.index])..<Int(sideStarts[arc.index + 1])
    let first = regions.region(ofRing: sides[range.lowerBound].ring)
    for index in range.dropFirst() where regions.region(ofRing: sides[index].ring) != first { return .shared }
    if arcs[arc.index].isCut { return .cut }
    return range.count == 1 ? .outer : .seam
  }

  /// Whether one region alone goes along an arc and another may lie behind it: at a coast, at the edge of the data, and along a
  /// meridian where the map is cut, behind which the earth goes on. O(1) but along a cut, where it is O(*n*).
  func isOpen(_ arc: ArcID) -> Bool {
    guard sideRange(of: arc.index).count == 1 else { return false }
    guard arcs[arc.index].isCut else { return true }
    let line = positions(of: arc)
    return zip(line, line.dropFirst()).contains { a, b in
      !a.isPole && !b.isPole && cut.isOnMeridian(a) && cut.isOnMeridian(b)
    }
  }

  /// The vertices of an arc from its start to its end. O(*n*) for *n* vertices.
  public func positions(of arc: ArcID) -> [Position] {
    var line: [Position] = []
    line.reserveCapacity(segmentCount(of: arc) + 1)
    withRuns(of: arc) { run in line.append(contentsOf: line.isEmpty ? run[...] : run.dropFirst()) }
    if arcs[arc.index].isBackward { line.reverse() }
    return line
  }

  /// The vertices of an arc as blocks in place, without copying.
  ///
  /// Each block holds consecutive vertices; the last of one is repeated as the first of the next. The blocks
  /// follow the ring that the arc was first found on, which is the arc's own direction or its reverse.
  ///
  /// - Parameters:
  ///   - arc: The arc.
  ///   - body: Called once or twice, with at least two vertices.
  public func withRuns(of arc: ArcID, _ body: (UnsafeBufferPointer<Position>) -> Void) {
    let shape = arcs[arc.index]
    let range = regions.range(ofRing: Int(shape.ring))
    let count = Int(shape.segmentCount)
    let open = range.count - 1
    // Where the arc starts in the direction of the ring.
    var from = Int(shape.start)
    if shape.isBackward {
      from -= count
      if from < range.lowerBound { from += open }
    }
    let direct = min(count, range.upperBound - 1 - from)
    regions.positions.withUnsafeBufferPointer { buffer in
      if direct > 0 { body(UnsafeBufferPointer(rebasing: buffer[from...(from + direct)])) }
      if direct < count {
        let rest = range.lowerBound...(range.lowerBound + count - direct)
        body(UnsafeBufferPointer(rebasing: buffer[rest]))
      }
    }
  }

  /// The first and the last vertex of an arc; equal for a closed arc.
  public func ends(of arc: ArcID) -> (start: Position, end: Position) {
    let shape = arcs[arc.index]
    let range = regions.range(ofRing: Int(shape.ring))
    let open = range.count - 1
    var other = Int(shape.start) - range.lowerBound + (shape.isBackward ? -1 : 1) * Int(shape.segmentCount)
    other = (other % open + open) % open
    return (regions.positions[Int(shape.start)], regions.positions[range.lowerBound + other])
  }
}
