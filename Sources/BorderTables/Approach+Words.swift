public import BorderCore

extension Approach {
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
