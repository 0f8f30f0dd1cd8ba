import BorderCore

/// Whose border a row is.
extension ScaledBorder {
  static func sides(of kind: Kind) -> [TableSchema<ScaledBorder>.Field] {
    func field(
      _ key: String, _ heading: Phrase, _ meaning: Phrase, _ cell: @escaping @Sendable (ScaledBorder) -> Cell
    )
      -> TableSchema<ScaledBorder>.Field
    { .init(Column(key, heading, meaning: meaning), cell) }
    let code = Phrase("code", "код")
    func name(_ key: String, _ heading: Phrase, _ meaning: Phrase, _ side: Int) -> [TableSchema<ScaledBorder>
      .Field]
    {
      [
        field(key, heading, meaning) { .phrase($0.names[side]) },
        .init(
          Column(
            key + "_ru", Phrase("\(heading.english) (Russian)", "\(heading.russian) (по-русски)"),
            meaning: Phrase("\(meaning.english), in Russian", "\(meaning.russian) (по-русски)"),
            isForFilesOnly: true)
        ) { $0.names[side].russian == $0.names[side].english ? .missing : .text($0.names[side].russian) },
      ]
    }
    switch kind {
    case .pair:
      let region = Phrase("region", "регион")
      let neighbour = Phrase("neighbour", "сосед")
      return [
        field("a_id", code, Phrase("Code of the first region", "Код первого региона")) { .text($0.codes[0]) }
      ]
        + name("a_name", region, Phrase("Name of the first region", "Название первого региона"), 0)
        + [
          field("b_id", code, Phrase("Code of the second region", "Код второго региона")) {
            .text($0.codes[1])
          }
        ]
        + name("b_name", neighbour, Phrase("Name of the second region", "Название второго региона"), 1)
    case .country:
      let country = Phrase("country", "страна")
      let neighbour = Phrase("neighbour", "сосед")
      return [
        field("a_country", code, Phrase("Code of the first country", "Код первой страны")) {
          .text($0.codes[0])
        }
      ]
        + name("a_name", country, Phrase("Name of the first country", "Название первой страны"), 0)
        + [
          field("b_country", code, Phrase("Code of the second country", "Код второй страны")) {
            .text($0.codes[1])
          }
        ]
        + name("b_name", neighbour, Phrase("Name of the second country", "Название второй страны"), 1)
    case .land, .coast:
      return [field("country", code, Phrase("Code of the country", "Код страны")) { .text($0.codes[0]) }]
        + name("name", Phrase("country", "страна"), Phrase("Name of the country", "Название страны"), 0)
    case .line:
      return [
        field(
          "line", Phrase("line", "линия"), Phrase("Name or number of the line", "Название или номер линии")
        ) {
          .text($0.codes[0])
        }
      ]
    }
  }
}
