internal import BorderCore

/// The words for the unit of a figure, behind its number.
struct FigureUnit {
  private static let known: [String: (one: String, russian: RussianCount)] = [
    "states": ("state", RussianCount("государство", "государства", "государств")),
    "regions": ("region", RussianCount("регион", "региона", "регионов")),
    "crossings": ("crossing", RussianCount("переход", "перехода", "переходов")),
    "municipalities": ("municipality", RussianCount("муниципалитет", "муниципалитета", "муниципалитетов")),
    "pairs": ("pair", RussianCount("пара", "пары", "пар")),
    "people": ("person", RussianCount("человек", "человека", "человек")),
    "km": ("km", RussianCount("км", "км", "км")),
  ]

  /// The unit behind a number; one that is not known, as the file has it.
  static func phrase(_ unit: String, behind number: Double) -> Phrase {
    guard let words = known[unit] else { return Phrase(same: unit) }
    return Phrase(number == 1 ? words.one : unit, words.russian.form(for: number))
  }
}
