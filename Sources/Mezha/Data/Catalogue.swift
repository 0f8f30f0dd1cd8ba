import BorderCore
package import BorderIO
internal import Glibc

/// Open data that Mezha knows where to get: `sources.csv` of the embedded data, and catalogues of the user's.
package struct Catalogue: Sendable {
  /// The entries in the order of the files, those of the user's before the embedded ones.
  package let entries: [CatalogueEntry]
  /// The codes of three letters that countries have.
  private let countries: Set<String>

  /// The columns of a catalogue.
  enum Key: String, TableKey {
    case name, file, format, address, checksum
    case size = "size_mb"
    case edition, licence, attribution, citation
    case title = "title_en"
    case russianTitle = "title_ru"
    case note = "note_en"
    case russianNote = "note_ru"
    case lookedUp = "looked_up"
  }

  /// Reads the catalogues.
  ///
  /// - Parameters:
  ///   - file: A catalogue of the user's; where `nil`, the one that `MEZHA_CATALOGUE` names, if any.
  ///   - data: The embedded data.
  /// - Throws: `InputError` when a catalogue cannot be read, or says what cannot be followed.
  package init(_ file: String? = nil, data: EmbeddedData) throws(InputError) {
    let named = file ?? getenv("MEZHA_CATALOGUE").map { String(cString: $0) } ?? ""
    var entries: [CatalogueEntry] = []
    for path in (named.isEmpty ? [] : [named]) + [data.path("sources.csv")] {
      let table = try CSVTable(FileContents.bytes(of: path), name: path)
      for (row, line) in zip(try table.rows(of: Key.self, file: path), table.lines) {
        entries.append(try CatalogueEntry(row, file: path, line: line))
      }
    }
    self.entries = entries
    countries = Set(try data.alpha3Codes().keys)
  }

  /// The data set of a name, such as `geoboundaries:EST:adm1`.
  ///
  /// - Parameter name: With the sign `@` or without; capital and small letters are one.
  /// - Returns: The entry with the places of its name filled.
  /// - Throws: `InputError` with the names that there are.
  package func entry(_ name: String) throws(InputError) -> CatalogueEntry {
    let bare = Self.bare(name)
    for entry in entries {
      guard let filled = entry.filled(bare) else { continue }
      if let country = filled.country, !countries.contains(country) {
        throw InputError(
          .usage, file: "@" + bare,
          problem: Phrase(
            "no country has the code \(country)", "страны с кодом \(country) нет"),
          hint: Phrase(
            "Codes have three letters, as in ISO 3166-1: EST, KAZ, RUS",
            "Коды – из трёх букв, по ISO 3166-1: EST, KAZ, RUS"))
      }
      return filled
    }
    throw unknown(bare)
  }

  /// Whether a name is one of the catalogue.
  package func knows(_ name: String) -> Bool { entries.contains { $0.filled(Self.bare(name)) != nil } }

  private func unknown(_ name: String) -> InputError {
    let names = entries.map(\.name)
    var hint = Phrase(
      "The catalogue has: \(names.joined(separator: ", ")). A file of yours gets a name by mezha data add FILE --as NAME",
      "В каталоге есть: \(names.joined(separator: ", ")). Своему файлу имя даёт mezha data add ФАЙЛ --as ИМЯ")
    // Of a family, the word before the first colon is what can be misspelt.
    let family = name.prefix { $0 != ":" }
    let families = names.map { String($0.prefix { $0 != ":" }) }
    let nearest = NearestName.of(name, among: names) ?? NearestName.of(String(family), among: families)
    if let nearest, nearest != family {
      hint.english = "Did you mean \(nearest)? " + hint.english
      hint.russian = "Может быть, \(nearest)? " + hint.russian
    }
    return InputError(
      .usage, file: "@" + name,
      problem: Phrase("there are no data of that name", "данных с таким именем нет"), hint: hint)
  }

  /// A name without the sign.
  static func bare(_ name: String) -> String {
    name.first == EmbeddedSet.sign ? String(name.dropFirst()) : name
  }
}
