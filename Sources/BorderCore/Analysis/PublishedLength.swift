/// A length of a border as somebody published it.
public struct PublishedLength: Hashable, Sendable {
  /// One country's code.
  public var country: String
  /// The other country's code.
  public var neighbour: String
  /// The length in kilometres.
  public var kilometres: Double
  /// Who published it.
  public var source: String

  /// A published length.
  public init(country: String, neighbour: String, kilometres: Double, source: String) {
    self.country = country
    self.neighbour = neighbour
    self.kilometres = kilometres
    self.source = source
  }
}
