import BorderCore
public import BorderTables

extension ValidationResult {
  /// One row for each claim, then one for each omission.
  ///
  /// - Parameters:
  ///   - list: The claims, for their further columns.
  ///   - validator: What the names were resolved by.
  /// - Returns: The table.
  public func table(_ list: ClaimList, _ validator: AdjacencyValidator) -> Table {
    let hasDenials = claims.contains { $0.claim?.isNegated == true }
    var columns = [
      Column("claim", Phrase("claim", "утв.")),
      Column("line", Phrase("line", "строка"), isNumeric: true, isForFilesOnly: true),
      Column("a", Phrase("A as written", "А, как в списке")),
      Column("b", Phrase("B as written", "Б, как в списке")),
    ]
    if hasDenials { columns.append(Column("claims", Phrase("it is claimed", "утверждается"))) }
    columns += [
      Column("verdict", Phrase("verdict", "вывод"), weight: .main),
      Column("verdict_key", Phrase("verdict key", "вывод, ключ"), isForFilesOnly: true),
      Column("length_km", Phrase("km", "км"), isNumeric: true, displayPlaces: 1),
      Column("distance_m", Phrase("apart, m", "между ними, м"), isNumeric: true, displayPlaces: 0),
      Column("across", Phrase("across", "через")),
      Column(
        "touch_points", Phrase("touch points", "точек касания"), isNumeric: true, isForFilesOnly: true),
      Column("a_id", Phrase("A", "А")),
      Column("a_name", Phrase("A found", "А найдено"), isForFilesOnly: true),
      Column("a_lies_in", Phrase("A lies in", "А лежит в"), isForFilesOnly: true),
      Column("a_matched_by", Phrase("A matched by", "А узнано по"), isForFilesOnly: true),
      Column("b_id", Phrase("B", "Б")),
      Column("b_name", Phrase("B found", "Б найдено"), isForFilesOnly: true),
      Column("b_lies_in", Phrase("B lies in", "Б лежит в"), isForFilesOnly: true),
      Column("b_matched_by", Phrase("B matched by", "Б узнано по"), isForFilesOnly: true),
      Column("claimed_km", Phrase("claimed km", "в списке, км"), isNumeric: true, isForFilesOnly: true),
      Column("times_named", Phrase("named", "названо раз"), isNumeric: true, isForFilesOnly: true),
      Column(
        "times_named_reversed", Phrase("named reversed", "названо обратно"), isNumeric: true,
        isForFilesOnly: true),
      Column("remark", Phrase("remark", "примечание")),
    ]
    columns += list.extraColumns.map { Column("list_\($0)", Phrase(same: $0), isForFilesOnly: true) }
    var table = Table(
      name: "claims", title: Phrase("Verdicts on the list", "Проверка списка"), columns: columns)
    for row in claims + omissions { table.append(cells(row, validator, hasDenials: hasDenials)) }
    table.notes = notes
    return table
  }

  private func cells(_ row: ClaimResult, _ validator: AdjacencyValidator, hasDenials: Bool) -> [Cell] {
    let contacts = validator.contacts
    func code(_ place: PlaceReference?) -> Cell { place.map { .text(contacts.code(of: $0)) } ?? .missing }
    func name(_ place: PlaceReference?) -> Cell {
      switch place {
      case .region(let id)?:
        let region = contacts.analysis.regions[id]
        return .phrase(Phrase(region.name, region.nameRussian))
      case .country(let code)?:
        let names = validator.resolver.places.first { $0.kind == .country && $0.code == code }?.names ?? []
        return .phrase(Phrase(names.first ?? code, names.last ?? code))
      case nil: return .missing
      }
    }
    func container(_ place: PlaceReference?) -> Cell {
      guard case .region(let id)? = place else { return .missing }
      return Cell(contacts.analysis.regions[id].parent)
    }
    func method(_ match: NameMatch?) -> Cell {
      guard case .matched(_, let method)? = match else { return .missing }
      return .phrase(method.label)
    }
    let isTold = row.claim != nil && row.a != nil && row.b != nil
    var cells: [Cell] = [
      row.claim.map { .text($0.id) } ?? .missing, row.claim?.line.map { .integer($0) } ?? .missing,
      row.claim.map { .text($0.a) } ?? name(row.a), row.claim.map { .text($0.b) } ?? name(row.b),
    ]
    if hasDenials { cells.append(claimed(row)) }
    cells += [
      .phrase(row.verdict.label), .text(row.verdict.rawValue),
      row.contact.isShared ? Cell(row.contact.length) : .missing,
      Cell(row.approach?.distance, places: 3), row.across.map { .phrase($0) } ?? .missing,
      row.contact.touchNodes.isEmpty ? .missing : .integer(row.contact.touchNodes.count),
    ]
    cells += [
      code(row.a), name(row.a), container(row.a), method(row.aMatch), code(row.b), name(row.b),
      container(row.b), method(row.bMatch),
      Cell(row.claim?.kilometres, places: 6), isTold ? .integer(row.timesNamed.forward) : .missing,
      isTold ? .integer(row.timesNamed.backward) : .missing, row.remark.map { .phrase($0) } ?? .missing,
    ]
    return cells + (row.claim?.extra.map { Cell($0) } ?? [])
  }

  private func claimed(_ row: ClaimResult) -> Cell {
    guard let claim = row.claim else { return .missing }
    return .phrase(claim.isNegated ? Phrase("apart", "не граничат") : Phrase("adjacent", "граничат"))
  }

  /// Counts and measures of agreement.
  private var notes: [Phrase] {
    let counts = Verdict.allCases.filter { count(of: $0) > 0 }
    let english = counts.map { "\(count(of: $0)) \($0.label.english)" }.joined(separator: ", ")
    let russian = counts.map { "\($0.label.russian) — \(count(of: $0))" }.joined(separator: "; ")
    func share(_ value: Double?) -> Phrase {
      value.map { Phrase(number: $0, places: 3) } ?? Phrase(same: "–")
    }
    let shares = (precision: share(precision), recall: share(recall), jaccard: share(jaccard))
    return [
      Phrase(
        "\(EnglishCount.of(claims.count, "claim")): \(english).", "Утверждений \(claims.count): \(russian)."),
      Phrase(
        "\(EnglishCount.of(pairCount, "different pair")), \(adjacentPairCount) of them adjacent, \(omissions.count) omitted: precision \(shares.precision.english), recall \(shares.recall.english), Jaccard \(shares.jaccard.english). The list names pairs from \(isBidirectional ? "both sides" : "one side").",
        "Разных пар \(pairCount), из них смежных \(adjacentPairCount), пропущено \(omissions.count): точность \(shares.precision.russian), полнота \(shares.recall.russian), мера Жаккара \(shares.jaccard.russian). Пары названы \(isBidirectional ? "с обеих сторон" : "с одной стороны")."
      ),
    ] + remarks
  }
}
