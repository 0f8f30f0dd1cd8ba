public import BorderCore

extension Phrase {
  /// What stands in place of a licence's name, or between names, is words, and has a translation; names have none.
  private static let termsInRussian: KeyValuePairs = [
    "public domain": "общественное достояние", " or later": " или новее",
    " or ODbL 1.0, by country": " или ODbL 1.0, смотря по стране",
  ]

  /// Whom to name and the licence, as data have them in English: `CC BY 4.0; Natural Earth, public domain`.
  public init(terms: String) {
    var russian = terms
    for (words, translation) in Self.termsInRussian {
      russian = russian.split(separator: words, omittingEmptySubsequences: false).joined(
        separator: translation)
    }
    self.init(terms, russian)
  }
}
