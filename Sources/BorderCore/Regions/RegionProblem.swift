/// A fault of the input that the builder of a `RegionSet` met, and what it did about it.
public struct RegionProblem: Hashable, Sendable {
  /// What is wrong.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A coordinate is NaN or infinite; the ring was left out.
    case notFinite
    /// A longitude beyond ±540 or a latitude beyond ±90; the ring was left out.
    case outOfRange
    /// A vertex within `Position.poleReach` of a pole was put on it; reported once a ring.
    case movedToPole
    /// A vertex within `Position.meridianReach` of the 180th meridian was put on it; reported once a ring.
    case movedToMeridian
    /// Edges from one side of the map to the other, round the whole earth, got a vertex at each degree; reported once a ring.
    case drawnAround
    /// The ends of an edge are exactly 180 degrees of longitude apart, so that no way round the earth is the shorter one: it
    /// runs over a pole; reported once a ring.
    case halfTurn
    /// The last position of a ring did not repeat the first; it was closed.
    case unclosedRing
    /// A ring with fewer than three different positions; it was left out.
    case degenerateRing
    /// A hole of a part whose exterior was left out; it was left out too.
    case holeWithoutExterior
    /// A feature without any usable ring; the region has no shape.
    case emptyGeometry
  }

  /// What is wrong.
  public let kind: Kind
  /// The id of the region.
  public let regionID: String
  /// The part, counted from 0 within its feature.
  public let part: Int
  /// The ring, counted from 0 within its part (0 is the exterior).
  public let ring: Int
  /// The vertex, counted from 0 within its ring as in the file; `nil` where no single vertex is at fault.
  public let vertex: Int?
  /// Where it is; `nil` where there is no usable position.
  public let position: Position?

  /// A problem with its place.
  public init(
    kind: Kind, regionID: String, part: Int, ring: Int, vertex: Int? = nil, position: Position? = nil
  ) {
    self.kind = kind
    self.regionID = regionID
    self.part = part
    self.ring = ring
    self.vertex = vertex
    self.position = position
  }

  /// The same problem of a region that got its id later.
  func renamed(_ id: String) -> RegionProblem {
    RegionProblem(kind: kind, regionID: id, part: part, ring: ring, vertex: vertex, position: position)
  }
}
