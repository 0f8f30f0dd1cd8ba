/// A piece of land that lies in another region in the new vintage than in the old one.
public struct TerritoryTransfer: Sendable {
  /// The old region, an index of the old set; `nil` for land that no region had.
  public let from: Int?
  /// The new region, an index of the new set; `nil` for land that no region has.
  public let to: Int?
  /// Its surface on the ellipsoid in square metres.
  public let area: Double
  /// Its polygons: closed rings, exterior first, in degrees; beyond ±180 where it lies across the 180th meridian.
  public let polygons: [[[Position]]]
  /// The box around it.
  public let box: BoundingBox

  /// A piece of land.
  public init(from: Int?, to: Int?, area: Double, polygons: [[[Position]]], box: BoundingBox) {
    self.from = from
    self.to = to
    self.area = area
    self.polygons = polygons
    self.box = box
  }
}

/// What became of the territory of a region between two vintages.
public enum RegionChangeKind: String, CaseIterable, Sendable {
  /// Its boundary is the same, to the last bit or within the precision of the coordinates.
  case unchanged
  /// Its boundary was drawn again, within what the scale of the data explains.
  case redigitised
  /// Territory came or went.
  case changed
  /// It became several regions.
  case split
  /// It became part of a region with others.
  case merged
  /// Several regions became several others.
  case rearranged
  /// It is new.
  case appeared
  /// It is gone.
  case disappeared
}

/// A region of either vintage, or two that are one, and what became of it.
public struct RegionChange: Sendable {
  /// The old region, an index of the old set; `nil` for one that appeared.
  public let old: Int?
  /// The new region, an index of the new set; `nil` for one that disappeared.
  public let new: Int?
  /// What it was recognised by; `nil` for a region of one vintage only.
  public let method: RegionMatchMethod?
  /// What became of its territory.
  public let kind: RegionChangeKind
  /// Whether territory went to or came from regions that it does not belong together with.
  public let hasTransfers: Bool
  /// Whether its name is another one, in the same alphabet.
  public let isRenamed: Bool
  /// Whether its id is another one.
  public let isRecoded: Bool

  /// Whether nothing at all changed.
  public var isUnchanged: Bool { kind == .unchanged && !isRenamed && !isRecoded }
}
