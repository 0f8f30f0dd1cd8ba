/// By what regions of two vintages are to be the same.
public enum RegionMatchRule: String, CaseIterable, Sendable {
  /// By whatever says most: ids and names that the land bears out, then the land itself.
  case auto
  /// By ids alone.
  case id
  /// By names alone.
  case name
  /// By the land alone.
  case overlap
}

/// What a region of one vintage was recognised by in the other.
public enum RegionMatchMethod: String, CaseIterable, Sendable {
  /// Its id.
  case id
  /// Its name, or another form of it.
  case name
  /// Its boundary, which is the same to the last bit.
  case shape
  /// The land that both cover.
  case overlap
}

/// A region of the old vintage and one of the new that it lives on in.
public struct RegionLink: Hashable, Sendable {
  /// The old region, an index of the old set.
  public let old: Int
  /// The new region, an index of the new set.
  public let new: Int
  /// What says so.
  public let method: RegionMatchMethod

  /// A link.
  public init(old: Int, new: Int, method: RegionMatchMethod) {
    self.old = old
    self.new = new
    self.method = method
  }
}

/// What is known of the regions of two vintages beside their shapes.
public struct VintageNames: Sendable {
  /// Finds regions of one name: gets old and new regions, and gives pairs of them, each region at most once.
  public typealias Finder = @Sendable (_ old: [Int], _ new: [Int]) -> [(old: Int, new: Int)]

  /// Whether both vintages have ids of their own, so that equal ones mean something.
  public let hasIDs: Bool
  /// Whether both vintages have names of their own.
  public let hasNames: Bool
  /// Pairs by names that are equal, or forms of one name.
  let pairsByName: Finder

  /// What is known.
  ///
  /// - Parameters:
  ///   - hasIDs: Whether the ids come from both files.
  ///   - hasNames: Whether the names come from both files.
  ///   - pairsByName: Finds pairs by name.
  public init(hasIDs: Bool, hasNames: Bool, pairsByName: @escaping Finder) {
    self.hasIDs = hasIDs
    self.hasNames = hasNames
    self.pairsByName = pairsByName
  }
}
