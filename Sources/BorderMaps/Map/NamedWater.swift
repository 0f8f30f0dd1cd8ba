public import BorderCore

/// A sea or lake whose name maps write where there is room.
public struct NamedWater: Sendable {
  /// Whether its name stands in it or, where that is too small, beside it.
  public enum Kind: String, Sendable {
    /// In it, and nowhere else.
    case sea
    /// In it or beside it.
    case lake
  }

  /// What it is.
  public var kind: Kind
  /// From which scale on, as the ranks of rivers say it: from 1 for oceans.
  public var rank: Int
  /// The name.
  public var name: Phrase
  /// A place in it, far from its shores.
  public var place: Position

  /// A sea or lake.
  public init(_ kind: Kind, rank: Int, name: Phrase, place: Position) {
    (self.kind, self.rank, self.name, self.place) = (kind, rank, name, place)
  }
}
