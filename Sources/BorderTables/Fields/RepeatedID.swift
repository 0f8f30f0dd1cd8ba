/// A feature whose id stands at an earlier one too.
public struct RepeatedID: Hashable, Sendable {
  /// The id.
  public let id: String
  /// The field.
  public let field: String
  /// The feature, counted from 1 in the order of the file.
  public let feature: Int
  /// Whether the feature was taken together with the earlier one; otherwise the field is not used.
  public let isMerged: Bool

  package init(id: String, field: String, feature: Int, isMerged: Bool) {
    self.id = id
    self.field = field
    self.feature = feature
    self.isMerged = isMerged
  }
}
