public import BorderCore
public import BorderTables

extension JSONValue {
  /// The value of a cell: numbers as numbers, texts as strings, nothing as `null`.
  ///
  /// A decimal keeps its places but not the zeros at its end.
  public init(_ cell: Cell, language: Language = .english) {
    switch cell {
    case .text(let text): self = .string(text)
    case .phrase(let phrase): self = .string(phrase(language))
    case .integer(let number): self = .integer(number)
    case .decimal(let number, let places): self = .decimal(number, places: places)
    case .flag(let flag): self = .bool(flag)
    case .missing: self = .null
    }
  }
}

extension JSONObject {
  /// A row of a table under the keys of its columns, such as the properties of a feature.
  ///
  /// Cells beyond the last column are dropped.
  public init(columns: [Column], row: [Cell], language: Language = .english) {
    let languages = columns.languages(language)
    self.init(
      zip(columns.indices, row).map { (columns[$0].key, JSONValue($1, language: languages[$0])) })
  }
}
