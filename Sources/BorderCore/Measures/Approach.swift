/// Where two sets of regions come nearest to each other.
public struct Approach: Hashable, Sendable {
  /// The geodesic distance in metres.
  public var distance: Double
  /// The nearest place of the first set.
  public var from: Position
  /// The nearest place of the second set.
  public var to: Position
  /// Whether both places lie on a coast or an edge of the data.
  public var isAcrossOuter: Bool

  /// An approach.
  public init(distance: Double, from: Position, to: Position, isAcrossOuter: Bool) {
    self.distance = distance
    self.from = from
    self.to = to
    self.isAcrossOuter = isAcrossOuter
  }

  /// What lies between, as far as the data tell: nothing where boundaries cross.
  public var across: Phrase {
    if distance == 0 { return Phrase("crossing boundaries", "пересечение границ") }
    return isAcrossOuter
      ? Phrase("water or a gap in the data", "вода или разрыв в данных")
      : Phrase("other regions", "другие регионы")
  }

  /// The distance for a sentence: metres below 10 km, else kilometres.
  public var distanceText: Phrase {
    if distance < 10_000 {
      let metres = Int(distance.rounded())
      return Phrase("\(metres) m", "\(metres) м")
    }
    let kilometres = Int((distance / 1000).rounded())
    return Phrase("\(kilometres) km", "\(kilometres) км")
  }
}

/// Finds out how near regions come to each other.
public protocol RegionProximity: Sendable {
  /// Where two sets of regions are nearest; `nil` when one of them has no shape.
  ///
  /// What is measured is the distance of their boundaries: of regions that overlap, 0 where boundaries cross.
  func approach(_ a: [RegionID], _ b: [RegionID]) -> Approach?
}
