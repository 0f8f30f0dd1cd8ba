import BorderCore
import BorderIO

/// Published lengths of the user's, put on the borders of the data.
struct PublishedList {
  /// Those of borders of countries.
  private(set) var countries: [PublishedLength] = []
  /// Those of borders of regions, by index of `BorderAnalysis.borders`.
  private(set) var pairs: [Int: PublishedLength] = [:]

  /// Reads a CSV with the columns `a`, `b` and `length_km`: codes of two regions or of two countries.
  ///
  /// - Throws: `InputError` where the file cannot be read, or none of its rows is a border of the data.
  init(_ file: String, workspace: Workspace, analysis: BorderAnalysis, embedded: EmbeddedData?) throws {
    let lengths = try LengthReference.read(file)
    try workspace.opened.add(InputSpec(file: file), rows: lengths.count)
    let source = file.split(separator: "/").last.map(String.init) ?? file
    let synonyms = try embedded?.countrySynonyms(of: Set(analysis.countries), in: analysis.regions) ?? [:]
    let known = Set(analysis.countries)
    var borderOfRegions: [[String]: Int] = [:]
    var areNeighbours: Set<[String]> = []
    for (index, border) in analysis.borders.enumerated() where border.isShared {
      let (a, b) = (analysis.regions[border.a], analysis.regions[border.b])
      borderOfRegions[[a.id, b.id].sorted()] = index
      if analysis.isInternational(border) { areNeighbours.insert([a.country, b.country].sorted()) }
    }
    var unused: [String] = []
    for (names, kilometres) in lengths.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let codes = names.map { known.contains($0) ? $0 : synonyms[$0.lowercased()] ?? $0 }.sorted()
      if let index = borderOfRegions[names] {
        pairs[index] = PublishedLength(
          country: names[0], neighbour: names[1], kilometres: kilometres, source: source)
      }
      if areNeighbours.contains(codes) {
        countries.append(
          PublishedLength(country: codes[0], neighbour: codes[1], kilometres: kilometres, source: source))
      } else if borderOfRegions[names] == nil {
        unused.append(names.joined(separator: " – "))
      }
    }
    guard !countries.isEmpty || !pairs.isEmpty else {
      throw InputError(
        .badData, file: file,
        problem: Phrase(
          "none of its rows is a border of the data", "ни одна строка не называет границу из данных"),
        hint: Phrase(
          "a and b are ids of regions or codes of countries that share a line",
          "a и b — коды регионов или стран с общей линией"))
    }
    if !unused.isEmpty {
      let list = unused.prefix(5).joined(separator: ", ") + (unused.count > 5 ? ", …" : "")
      workspace.reporter.warn(
        Phrase(
          "\(source): rows that are no border of the data: \(unused.count) of \(lengths.count): \(list)",
          "\(source): строк, которые не называют границу из данных: \(unused.count) из \(lengths.count): \(list)"
        ))
    }
  }
}
