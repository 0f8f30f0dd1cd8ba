public import BorderCore

/// A way in which a list may call the regions other than by their ids: by numbers in their order, or by another field.
public struct RegionNumbering: Sendable {
  /// What it is, for a note: `numbers from 0`, `the field FIPSNO`.
  public var label: Phrase
  /// The ids of the regions, by what the list calls them.
  public var ids: [String: String]

  /// A numbering.
  public init(label: Phrase, ids: [String: String]) {
    self.label = label
    self.ids = ids
  }

  /// The id of what the list calls so, a whole number with or without a fraction of zeros.
  subscript(name: String) -> String? { ids[name] ?? ids[ClaimList.whole(name)] }

  /// The ids themselves, for a list that writes whole numbers with a fraction of zeros.
  public static func wholeNumbers(_ ids: [String]) -> RegionNumbering {
    RegionNumbering(
      label: Phrase("the ids as whole numbers", "коды как целые числа"),
      ids: Dictionary(ids.map { ($0, $0) }) { first, _ in first })
  }

  /// Numbers in the order of the file, from a first one.
  public static func positions(of ids: [String], from first: Int) -> RegionNumbering {
    RegionNumbering(
      label: Phrase("numbers from \(first) in the order of the file", "номера с \(first) по порядку файла"),
      ids: Dictionary(uniqueKeysWithValues: ids.enumerated().map { ("\($0.offset + first)", $0.element) }))
  }

  /// The ids themselves without the zeros before them, which a spreadsheet takes away.
  public static func withoutZeros(_ ids: [String]) -> RegionNumbering? {
    guard ids.contains(where: { $0.hasPrefix("0") && $0.count > 1 }) else { return nil }
    // An id that is another's without its zeros means both.
    let groups = Dictionary(grouping: ids, by: stripped).filter { $0.value.count == 1 }
    return RegionNumbering(
      label: Phrase("the ids without the zeros before them", "коды без нулей впереди"),
      ids: groups.compactMapValues(\.first))
  }

  /// A text without zeros before a digit.
  static func stripped(_ text: String) -> String {
    let rest = text.drop { $0 == "0" }
    return rest.isEmpty ? String(text.suffix(1)) : String(rest)
  }
}

extension ClaimList {
  /// All names of the list.
  var names: Set<String> { Set(claims.flatMap { [$0.a, $0.b] } + isolates) }

  /// Whether all names of the list are among some ids.
  public func isNamed(by ids: some Sequence<String>) -> Bool { names.isSubset(of: ids) }

  /// Whether the list calls its places by numbers only.
  public var isOfNumbers: Bool {
    let names = names
    return !names.isEmpty && names.allSatisfy { Self.whole($0).allSatisfy { $0.isNumber || $0 == "-" } }
  }

  /// A number without a fraction of zeros, which programs write that keep whole numbers as others: `100` of `100.0`.
  static func whole(_ text: String) -> String {
    let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
    guard pieces.count == 2, !pieces[0].isEmpty, !pieces[1].isEmpty, pieces[1].allSatisfy({ $0 == "0" })
    else {
      return text
    }
    return String(pieces[0])
  }

  /// The list as another numbering reads it, where its own names are not all known.
  ///
  /// - Parameters:
  ///   - named: The numbering by the field that the list itself names; it comes first.
  ///   - others: Other numberings. One is taken only where no other fits.
  ///   - isKnown: Whether the data know a name as it stands.
  /// - Returns: The list with readings and a note; with a note alone where several numberings fit.
  /// - Complexity: O(names × numberings).
  public func readingNumbers(
    named: RegionNumbering?, others: [RegionNumbering], isKnown: (String) -> Bool
  ) -> ClaimList {
    let names = names
    func fits(_ numbering: RegionNumbering) -> Bool { names.allSatisfy { numbering[$0] != nil } }
    guard !names.isEmpty else { return self }
    if let named, fits(named) { return read(by: named, isTaken: true) }
    guard !names.allSatisfy(isKnown) else { return self }
    var seen: [[String?]] = []
    var fitting: [RegionNumbering] = []
    let order = names.sorted()
    for numbering in others where fits(numbering) {
      let reading = order.map { numbering[$0] }
      if !seen.contains(where: { $0 == reading }) {
        seen.append(reading)
        fitting.append(numbering)
      }
    }
    if fitting.count == 1 { return read(by: fitting[0], isTaken: true) }
    guard fitting.count > 1 else { return self }
    var list = self
    let english = fitting.map(\.label.english).joined(separator: "; ")
    let russian = fitting.map(\.label.russian).joined(separator: "; ")
    list.notes.append(
      Phrase(
        "the list calls its places by numbers that are no ids of the data. These would fit: \(english). Choose a field with --id, or write the ids into the list",
        "места в списке названы номерами, которых нет среди кодов данных. Подошли бы: \(russian). Выберите поле ключом --id или перепишите список кодами"
      ))
    return list
  }

  private func read(by numbering: RegionNumbering, isTaken: Bool) -> ClaimList {
    var list = self
    for index in list.claims.indices {
      list.claims[index].aReading = numbering[claims[index].a]
      list.claims[index].bReading = numbering[claims[index].b]
    }
    list.isolates = isolates.map { numbering[$0] ?? $0 }
    list.notes.append(
      Phrase(
        "the places of the list are read by \(numbering.label.english)",
        "места списка прочитаны так: \(numbering.label.russian)"))
    return list
  }
}
