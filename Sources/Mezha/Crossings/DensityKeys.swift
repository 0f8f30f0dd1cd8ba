public import BorderTables

/// What the rows of a density table stand for, as `--by` gives it.
public struct DensityKeys: Sendable {
  /// The keys as they were written.
  public let text: String
  /// What a row is of.
  public let area: CrossingDensity.Area
  /// What tells crossings apart within a row; `nil` where nothing does.
  public let category: CrossingCategory?

  /// From keys with a comma between them; `nil` when one is not known.
  public init?(_ argument: String) {
    var area: CrossingDensity.Area?
    var category: CrossingCategory?
    for key in argument.split(separator: ",").map({ String($0).lowercased() }) {
      if let known = CrossingDensity.Area(rawValue: key), area == nil {
        area = known
      } else if let known = CrossingCategory(rawValue: key), category == nil {
        category = known
      } else {
        return nil
      }
    }
    guard area != nil || category != nil else { return nil }
    text = argument
    self.area = area ?? .all
    self.category = category
  }

  /// What a table of a folder counts by.
  public init(_ area: CrossingDensity.Area, category: CrossingCategory? = nil) {
    self.area = area
    self.category = category
    text = area.rawValue + (category.map { "," + $0.rawValue } ?? "")
  }
}
