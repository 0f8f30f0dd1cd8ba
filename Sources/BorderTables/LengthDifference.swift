public import BorderCore

/// Why a computed length of a border may differ from a published one: likely reasons, never certain ones.
public enum LengthDifference {
  /// What may be the reason.
  ///
  /// - Parameters:
  ///   - ratio: The computed length by the published one; finite and above 0.
  ///   - spacing: The median distance of vertices along the border in metres; `nil` where it is not known.
  ///   - isDisputed: Whether a region of disputed status lies on the border.
  /// - Returns: A short text.
  public static func reason(ratio: Double, spacing: Double? = nil, isDisputed: Bool = false) -> Phrase {
    guard abs(ratio - 1) > 0.05 else {
      return Phrase("agrees within 5 per cent", "сходится в пределах 5 процентов")
    }
    var reasons: [Phrase] = []
    if isDisputed {
      reasons.append(Phrase("a disputed region lies on it", "на ней лежит спорный регион"))
    }
    let metres = spacing.map { Int($0.rounded()) }
    if ratio < 1 {
      if let metres, metres > 500 {
        reasons.append(
          Phrase(
            "generalised data: vertices \(metres) m apart cut bends short",
            "данные генерализованы: вершины через \(metres) м срезают изгибы"))
      } else {
        reasons.append(
          Phrase(
            "bends of rivers cut short, or water or a part of the border counted in the published one alone",
            "срезанные изгибы рек, либо вода или часть границы учтены только в опубликованной длине"))
      }
    } else {
      reasons.append(
        Phrase(
          "water or a part of the border counted in the data alone, or the published one is coarser",
          "вода или часть границы учтены только в данных, либо опубликованная длина грубее"))
      if let metres, metres > 2000 {
        reasons.append(
          Phrase(
            "vertices \(metres) m apart may also draw it elsewhere",
            "вершины через \(metres) м могут и уводить её в сторону"))
      }
    }
    return Phrase(
      "perhaps: " + reasons.map(\.english).joined(separator: "; "),
      "возможно: " + reasons.map(\.russian).joined(separator: "; "))
  }
}
