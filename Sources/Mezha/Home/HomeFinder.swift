import BorderCore
import BorderIO

/// Finds the home country of a report among the countries of the data.
struct HomeFinder {
  let analysis: BorderAnalysis
  let embedded: EmbeddedData?

  /// The country that the embedded data are about, where it has a border here.
  func ownHome(_ profile: EmbeddedData.Profile?) -> String? {
    profile.flatMap { hasBorder($0.home) ? $0.home : nil }
  }

  /// The code that the data have for a country.
  ///
  /// - Parameter name: That code, another code of the country, or its name in either language.
  /// - Returns: The code.
  /// - Throws: `InputError` where the data have no such country, or no border of it.
  func code(of name: String) throws -> String {
    let countries = analysis.countries
    let folded = name.lowercased()
    let synonyms = try embedded?.countrySynonyms(of: Set(countries), in: analysis.regions) ?? [:]
    let found =
      countries.first { $0 == name } ?? countries.first { $0.lowercased() == folded } ?? synonyms[folded]
    guard let found else {
      let known = KnownValues(countries)
      let hint =
        countries.isEmpty
        ? Phrase(
          "No country is known: choose the field with --country",
          "Страны неизвестны: выберите поле ключом --country")
        : Phrase("There are: \(known.text)", "Есть: \(known.text)")
      throw InputError(
        .usage, file: "--home",
        problem: Phrase("the data have no country \(name)", "в данных нет страны \(name)"), hint: hint)
    }
    guard hasBorder(found) else {
      throw InputError(
        .usage, file: "--home",
        problem: Phrase(
          "\(found) shares no line with another country in these data",
          "у \(found) нет общей линии с другой страной в этих данных"),
        hint: Phrase(
          "For the borders of its regions, take its regions alone and leave --home out: --where",
          "Для границ его регионов возьмите только их и уберите --home: --where"))
    }
    return found
  }

  private func hasBorder(_ country: String) -> Bool {
    analysis.borders.contains {
      $0.isShared && analysis.isInternational($0)
        && (analysis.regions[$0.a].country == country || analysis.regions[$0.b].country == country)
    }
  }
}
