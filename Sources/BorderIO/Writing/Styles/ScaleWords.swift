package import BorderCore

/// Words and numbers for lengths by ruler.
package enum ScaleWords {
  /// Metres as kilometres with three digits at most.
  package static func kilometres(_ metres: Double) -> Phrase {
    let value = metres / 1000
    var places = 0
    var bound = 100.0
    while places < 5, value < bound {
      places += 1
      bound /= 10
    }
    func trimmed(_ text: String, _ point: Character) -> String {
      guard text.contains(point) else { return text }
      var text = text
      while text.last == "0" { text.removeLast() }
      if text.last == point { text.removeLast() }
      return text
    }
    let number = Phrase(number: value, places: places)
    return Phrase(trimmed(number.english, "."), trimmed(number.russian, ","))
  }
}

extension ScaledBorder {
  /// What the border is called.
  package func label(_ language: Language) -> String { names.map { $0(language) }.joined(separator: " – ") }

  /// The border in a sentence: how its length depends on the ruler, and which ruler its published length fits.
  package func sentence(_ language: Language) -> String {
    [behaviour, fitted].compactMap { $0 }.map { $0(language) }.joined(separator: " ")
  }

  /// How the length depends on the ruler.
  private var behaviour: Phrase? {
    guard let fit else { return nil }
    let value = Phrase(number: fit.dimension, places: 3)
    if fit.dimension < 1.005 {
      return Phrase(
        "Dimension \(value.english): its length hardly depends on the ruler.",
        "Размерность \(value.russian): длина почти не зависит от измерителя.")
    }
    guard !fit.bends.isEmpty else {
      return Phrase("Dimension \(value.english).", "Размерность \(value.russian).")
    }
    let bends = fit.bends.map { ScaleWords.kilometres($0) }
    let parts = fit.dimensions.map { Phrase(number: $0, places: 2) }
    return Phrase(
      "No single power law: dimensions \(parts.map(\.english).joined(separator: ", ")), with changes at rulers of \(bends.map(\.english).joined(separator: " and ")) km.",
      "Единого степенного закона нет: размерности \(parts.map(\.russian).joined(separator: "; ")), перемены при измерителях \(bends.map(\.russian).joined(separator: " и ")) км."
    )
  }

  /// Which ruler the published length fits.
  package var fitted: Phrase? {
    guard let published else { return nil }
    let number = Phrase(
      number:
        published.length.kilometres, places: published.length.kilometres < 100 ? 1 : 0)
    switch published.match.outcome {
    case .met(let ruler, let range):
      let (low, high, middle) = (
        ScaleWords.kilometres(range.lowerBound), ScaleWords.kilometres(range.upperBound),
        ScaleWords.kilometres(ruler)
      )
      guard low != high else {
        return Phrase(
          "\(number.english) km fits a ruler of \(middle.english) km.",
          "\(number.russian) км отвечают измерителю \(middle.russian) км.")
      }
      return Phrase(
        "\(number.english) km fits a ruler of \(low.english)–\(high.english) km.",
        "\(number.russian) км отвечают измерителю \(low.russian)–\(high.russian) км.")
    case .longer(let by):
      let by = ScaleWords.kilometres(by)
      return Phrase(
        "No ruler of these data gives \(number.english) km: it is \(by.english) km longer than along all vertices.",
        "Ни один измеритель на этих данных не даёт \(number.russian) км: это на \(by.russian) км больше длины по всем вершинам."
      )
    case .shorter(let by, let ruler):
      let (by, ruler) = (ScaleWords.kilometres(by), ScaleWords.kilometres(ruler))
      return Phrase(
        "No ruler up to \(ruler.english) km gives \(number.english) km: it is \(by.english) km shorter than by that one.",
        "Ни один измеритель до \(ruler.russian) км не даёт \(number.russian) км: это на \(by.russian) км меньше, чем при нём."
      )
    }
  }
}
