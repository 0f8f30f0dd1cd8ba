/// The index of a region in its `RegionSet`.
///
/// Ids are dense: the regions of a set are `0..<set.regionCount`. `RegionID.none` stands for "no region", the
/// outside of the data.
public struct RegionID: Hashable, Comparable, Sendable {
  /// The index, or -1 for the outside.
  public let rawValue: Int32

  /// A region by its index.
  @inlinable
  public init(_ index: Int) { rawValue = Int32(truncatingIfNeeded: index) }

  /// The outside: the sea, or what lies beyond the edge of the data.
  public static let none = RegionID(-1)

  /// The index into the arrays of the set.
  @inlinable
  public var index: Int { Int(rawValue) }

  /// Orders by index.
  @inlinable
  public static func < (a: RegionID, b: RegionID) -> Bool { a.rawValue < b.rawValue }
}

/// What is known of a region besides its shape.
public struct Region: Hashable, Sendable {
  /// The stable id, such as an ISO 3166-2 code. Unique in a set and never empty.
  public var id: String
  /// The name to show; the id where the source has no name.
  public var name: String
  /// The Russian name that the source gives; empty where it gives none.
  public var russianName: String
  /// The code of the country (ISO 3166-1, or what the source holds); empty when unknown.
  public var country: String
  /// The status of the region, such as `disputed`; empty for none.
  public var status: String
  /// The name or code of the region that it lies in, such as the region of a district; empty when unknown.
  public var parent: String
  /// Which of the inputs the region comes from, counted from 0.
  public var source: Int

  /// The status of a border by those of its regions: joined where both have one; empty for none.
  package static func status(_ status: String, with other: String) -> String {
    if status == other || other.isEmpty { return status }
    return status.isEmpty ? other : "\(status)+\(other)"
  }

  /// The Russian name, or else the other one.
  public var nameRussian: String {
    get { russianName.isEmpty ? name : russianName }
    set { russianName = newValue }
  }

  /// A region's attributes. An empty name becomes the id.
  public init(
    id: String, name: String = "", nameRussian: String = "", country: String = "", status: String = "",
    parent: String = "", source: Int = 0
  ) {
    self.id = id
    self.name = name.isEmpty ? id : name
    russianName = nameRussian
    self.country = country
    self.status = status
    self.parent = parent
    self.source = source
  }
}
