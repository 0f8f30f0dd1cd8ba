import BorderCore
public import BorderIO

/// Corrects a list until it validates clean: strikes out what does not hold, adds what is missing, reads it again.
public struct ListCorrection {
  private let check: ListCheck
  private let name: String

  /// How often a list is read again: what is struck out or added may change what the list speaks of.
  private static let rounds = 8

  /// A correction of a list.
  ///
  /// - Parameters:
  ///   - check: What reads and judges it.
  ///   - name: Its name.
  public init(_ check: ListCheck, name: String) { (self.check, self.name) = (check, name) }

  /// The list in its own form, and how many claims were struck out and pairs added.
  ///
  /// - Parameters:
  ///   - bytes: The list.
  ///   - first: It with its verdicts.
  /// - Returns: The bytes of the list without its mistakes, and the counts.
  /// - Throws: `InputError` when it does not come out clean.
  public func corrected(
    _ bytes: [UInt8], _ first: ListCheck.Checked
  ) throws(InputError) -> (bytes: [UInt8], struck: Int, added: Int) {
    var (bytes, checked) = (bytes, first)
    var check = check
    // What is written in a form is read in it again.
    if first.list.format != "matrix" {
      check.reading.format = ClaimListReader.Format(rawValue: first.list.format) ?? check.reading.format
    }
    var (struck, added) = (0, 0)
    for _ in 0..<Self.rounds where !checked.isClean {
      let changes = changes(checked)
      struck += changes.wrong.count
      added += changes.added.count
      bytes = try CorrectedList.bytes(of: bytes, checked.list, name: name, changes)
      guard changes.wrong.count < checked.list.claims.count || !changes.added.isEmpty else {
        // Nothing of the list is true.
        return (bytes, struck, added)
      }
      checked = try check.check(bytes, name: name)
    }
    guard checked.isClean else {
      throw InputError(
        .badData, file: name,
        problem: Phrase(
          "the list cannot be corrected in its own form: \(remaining(checked)) would still be wrong",
          "список нельзя исправить в его собственном виде: осталось бы ошибок: \(remaining(checked))"),
        hint: Phrase(
          "Correct by hand what the table of verdicts says, or give the list as CSV with two columns",
          "Исправьте вручную то, что названо в таблице, или дайте список как CSV с двумя столбцами"))
    }
    return (bytes, struck, added)
  }

  private func remaining(_ checked: ListCheck.Checked) -> Int {
    checked.result.claims.count { !$0.verdict.isConfirmed } + checked.result.omissions.count
      + checked.list.unread.count
  }

  private func changes(_ checked: ListCheck.Checked) -> CorrectedList.Changes {
    var changes = CorrectedList.Changes()
    let rows = checked.result.claims
    for (index, row) in rows.enumerated() where !row.verdict.isAdjacent && !isTrueDenial(row) {
      changes.wrong.insert(index)
    }
    let names = names(checked)
    func name(_ place: PlaceReference) -> String {
      names[place] ?? check.validator.contacts.code(of: place)
    }
    changes.spellings = rows.map { row in
      guard let a = row.a, let b = row.b else { return nil }
      return CorrectedList.Pair(a: name(a), b: name(b), isNegated: row.claim?.isNegated ?? false)
    }
    changes.added = checked.result.missingPairs.map { CorrectedList.Pair(a: name($0.a), b: name($0.b)) }
    if checked.list.format == "text" || checked.list.format == "lines" {
      changes.added = changes.added.map(inRussian)
      changes.spellings = changes.spellings.map { $0.map(inRussian) }
    }
    return changes
  }

  /// A pair with its second place in the case of a Russian sentence, where that is sure and still means the place.
  private func inRussian(_ pair: CorrectedList.Pair) -> CorrectedList.Pair {
    let resolver = check.validator.resolver
    guard let object = resolver.rules.instrumentalWithPreposition(of: pair.b),
      case .matched(let place, _) = resolver.resolve(pair.b),
      case .matched(let same, _) = resolver.resolve(String(object.drop { $0 != " " }.dropFirst())),
      place == same
    else { return pair }
    var pair = pair
    pair.russianObject = object
    return pair
  }

  private func isTrueDenial(_ row: ClaimResult) -> Bool {
    row.claim?.isNegated == true && row.verdict.isConfirmed
  }

  /// What the list calls each place by a name that means it alone, else a name of the data that does.
  private func names(_ checked: ListCheck.Checked) -> [PlaceReference: String] {
    var names: [PlaceReference: String] = [:]
    let isOfPrograms = ["gal", "gwt", "swm", "matrix", "json", "edges"].contains(checked.list.format)
    let isOfSentences = checked.list.format == "text"
    func note(_ place: PlaceReference?, _ name: String, isRead: Bool) {
      guard let place, names[place] == nil else { return }
      // A program's list has its own numbers, which mean a place by their numbering.
      guard isRead ? isOfPrograms : means(name, place), !isOfSentences || isNominative(name, place) else {
        return
      }
      names[place] = name
    }
    for row in checked.result.claims {
      guard let claim = row.claim else { continue }
      note(row.a, claim.a, isRead: claim.aReading != nil && claim.aContext.isEmpty)
      note(row.b, claim.b, isRead: claim.bReading != nil && claim.bContext.isEmpty)
    }
    let isRussian = (names.values + checked.list.claims.flatMap { [$0.a, $0.b] }).contains(
      where: Cyrillic.isIn)
    for place in Set(checked.result.missingPairs.flatMap { [$0.a, $0.b] } + places(checked.result)) {
      guard names[place] == nil, let index = check.validator.resolver.place(place) else { continue }
      let own = check.validator.resolver.places[index].names
      let order = isRussian ? own.reversed() : own
      names[place] = order.first { means($0, place) }
    }
    return names
  }

  private func places(_ result: ValidationResult) -> [PlaceReference] {
    result.claims.flatMap { [$0.a, $0.b].compactMap { $0 } }
  }

  /// Whether a name of a sentence stands as the data write it: others may be in any case.
  private func isNominative(_ name: String, _ place: PlaceReference) -> Bool {
    guard Cyrillic.isIn(name), let index = check.validator.resolver.place(place) else { return true }
    return check.validator.resolver.places[index].names.contains(name)
  }

  private func means(_ name: String, _ place: PlaceReference) -> Bool {
    guard case .matched(let index, _) = check.validator.resolver.resolve(name) else { return false }
    return check.validator.resolver.reference(index) == place
  }
}
