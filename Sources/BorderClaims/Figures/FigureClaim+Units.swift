import BorderCore

extension FigureClaim {
  /// Why its value cannot be read; `nil` where it can, and for measures that nobody knows.
  var unread: Phrase? {
    guard let knownMeasure, knownMeasure != .densestCrossings else { return nil }
    if relation != .range {
      guard let number else {
        return Phrase("the value \"\(value)\" is no number", "значение «\(value)» — не число")
      }
      guard number >= 0 else {
        return Phrase("the value \(value) is below 0", "значение \(value) меньше 0")
      }
    }
    guard knownMeasure.isLength, Amount.kilometres(ofUnit: unit) == nil else { return nil }
    return Phrase(
      "the unit \"\(unit)\" is not known for lengths; known are km, m, mi and nmi",
      "единица «\(unit)» для длин неизвестна; известны км, м, mi и nmi")
  }

  /// What is claimed; of a range, what of it is nearest to a number.
  func number(nearestTo other: Double) -> Double? {
    relation == .range ? bounds.map { min(max(other, $0.lowerBound), $0.upperBound) } : number
  }

  /// The same claim of a length in kilometres; any other claim as it is.
  var inKilometres: FigureClaim {
    guard let knownMeasure, knownMeasure.isLength, let factor = Amount.kilometres(ofUnit: unit), factor != 1
    else {
      return self
    }
    var claim = self
    claim.unit = "km"
    if let number { claim.value = "\(number * factor)" }
    claim.bounds = bounds.map { $0.lowerBound * factor...$0.upperBound * factor }
    return claim
  }
}
