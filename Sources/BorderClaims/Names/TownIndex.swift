public import BorderCore

/// Where towns are, by their names as they stand: case, hyphens, apostrophes and marks make no difference.
public struct TownIndex: Sendable {
  /// By folded name; `nil` for a name of several towns.
  private var positions: [String: Position?] = [:]

  /// An index without towns.
  public init() {}

  /// Adds a town. O(names).
  ///
  /// - Parameters:
  ///   - names: All its names.
  ///   - position: Where it is.
  public mutating func add(_ names: [String], at position: Position) {
    for key in Set(names.map { NameFolding.key(NameFolding.fold($0)) }) where !key.isEmpty {
      positions[key] = positions[key] == nil ? .some(position) : .some(nil)
    }
  }

  /// Where a town is; `nil` where there is none of the name, or several.
  public func position(of name: String) -> Position? {
    positions[NameFolding.key(NameFolding.fold(name))] ?? nil
  }
}
