import BorderCore
import BorderTables

/// The columns of a table of verdicts.
enum VerdictColumns {
  typealias Field = TableSchema<ClaimResult>.Field

  /// The table of claims and omissions.
  ///
  /// - Parameters:
  ///   - validator: What the names were resolved by.
  ///   - hasDenials: Whether a claim says that two places do not adjoin.
  ///   - extra: Further columns of the list.
  /// - Returns: The schema.
  static func schema(
    _ validator: AdjacencyValidator, hasDenials: Bool, extra: [String]
  ) -> TableSchema<ClaimResult> {
    let places = PlaceWords(validator)
    var fields = written(places)
    if hasDenials { fields.append(denial) }
    fields += verdict + geometry
    fields += found(places, "a", Phrase("A", "А"), { $0.a }, { $0.aMatch })
    fields += found(places, "b", Phrase("B", "Б"), { $0.b }, { $0.bMatch })
    fields += naming
    fields += extra.enumerated().map { index, name in
      Field(Column("list_\(name)", Phrase(same: name), isForFilesOnly: true)) { row in
        row.claim.flatMap { index < $0.extra.count ? Cell($0.extra[index]) : nil } ?? .missing
      }
    }
    return TableSchema(name: "claims", title: Phrase("Verdicts on the list", "Проверка списка"), fields)
  }

  private static func written(_ places: PlaceWords) -> [Field] {
    [
      Field(Column("claim", Phrase("claim", "утв."))) { row in row.claim.map { .text($0.id) } ?? .missing },
      Field(Column("line", Phrase("line", "строка"), isNumeric: true, isForFilesOnly: true)) { row in
        row.claim?.line.map { .integer($0) } ?? .missing
      },
      Field(Column("a", Phrase("A as written", "А, как в списке"))) { row in
        row.claim.map { .text($0.a) } ?? places.name(row.a)
      },
      Field(Column("b", Phrase("B as written", "Б, как в списке"))) { row in
        row.claim.map { .text($0.b) } ?? places.name(row.b)
      },
    ]
  }

  private static var denial: Field {
    Field(Column("claims", Phrase("it is claimed", "утверждается"))) { row in
      guard let claim = row.claim else { return .missing }
      return .phrase(claim.isNegated ? Phrase("apart", "не граничат") : Phrase("adjacent", "граничат"))
    }
  }

  private static var verdict: [Field] {
    [
      Field(Column("verdict", Phrase("verdict", "вывод"), weight: .main)) { .phrase($0.verdict.label) },
      Field(Column("verdict_key", Phrase("verdict key", "вывод, ключ"), isForFilesOnly: true)) {
        .text($0.verdict.rawValue)
      },
    ]
  }

  private static var geometry: [Field] {
    [
      Field(Column("length_km", Phrase("km", "км"), isNumeric: true, displayPlaces: 1)) {
        $0.contact.isShared ? Cell($0.contact.length) : .missing
      },
      Field(Column("distance_m", Phrase("apart, m", "между ними, м"), isNumeric: true, displayPlaces: 0)) {
        Cell($0.approach?.distance, places: 3)
      },
      Field(Column("across", Phrase("across", "через"))) { row in
        row.across.map { .phrase($0) } ?? .missing
      },
      Field(
        Column(
          "touch_points", Phrase("touch points", "точек касания"), isNumeric: true, isForFilesOnly: true)
      ) { $0.contact.touchNodes.isEmpty ? .missing : .integer($0.contact.touchNodes.count) },
    ]
  }

  /// The place that one of the two names was found to mean.
  private static func found(
    _ places: PlaceWords, _ key: String, _ letter: Phrase,
    _ place: @escaping @Sendable (ClaimResult) -> PlaceReference?,
    _ match: @escaping @Sendable (ClaimResult) -> NameMatch?
  ) -> [Field] {
    func heading(_ english: String, _ russian: String) -> Phrase {
      Phrase("\(letter.english) \(english)", "\(letter.russian) \(russian)")
    }
    return [
      Field(Column("\(key)_id", letter)) { places.code(place($0)) },
      Field(Column("\(key)_name", heading("found", "найдено"), isForFilesOnly: true)) {
        places.name(place($0))
      },
      Field(Column("\(key)_lies_in", heading("lies in", "лежит в"), isForFilesOnly: true)) {
        places.container(place($0))
      },
      Field(Column("\(key)_matched_by", heading("matched by", "узнано по"), isForFilesOnly: true)) { row in
        guard case .matched(_, let method)? = match(row) else { return .missing }
        return .phrase(method.label)
      },
    ]
  }

  private static var naming: [Field] {
    /// How often a pair is named; missing where a name is not clear.
    @Sendable func times(_ row: ClaimResult, _ count: Int) -> Cell {
      row.claim != nil && row.a != nil && row.b != nil ? .integer(count) : .missing
    }
    return [
      Field(
        Column("claimed_km", Phrase("claimed km", "в списке, км"), isNumeric: true, isForFilesOnly: true)
      ) { Cell($0.claim?.kilometres, places: 6) },
      Field(
        Column("times_named", Phrase("named", "названо раз"), isNumeric: true, isForFilesOnly: true)
      ) { times($0, $0.timesNamed.forward) },
      Field(
        Column(
          "times_named_reversed", Phrase("named reversed", "названо обратно"), isNumeric: true,
          isForFilesOnly: true)
      ) { times($0, $0.timesNamed.backward) },
      Field(Column("remark", Phrase("remark", "примечание"))) { row in
        row.remark.map { .phrase($0) } ?? .missing
      },
    ]
  }
}

/// What is written of places.
private struct PlaceWords: Sendable {
  private let validator: AdjacencyValidator

  init(_ validator: AdjacencyValidator) { self.validator = validator }

  func code(_ place: PlaceReference?) -> Cell {
    place.map { .text(validator.contacts.code(of: $0)) } ?? .missing
  }

  func name(_ place: PlaceReference?) -> Cell {
    switch place {
    case .region(let id)?:
      let region = validator.contacts.analysis.regions[id]
      return .phrase(Phrase(region.name, region.nameRussian))
    case .country(let code)?:
      let names = validator.resolver.places.first { $0.kind == .country && $0.code == code }?.names ?? []
      return .phrase(Phrase(names.first ?? code, names.last ?? code))
    case nil: return .missing
    }
  }

  /// What the place lies in.
  func container(_ place: PlaceReference?) -> Cell {
    guard case .region(let id)? = place else { return .missing }
    return Cell(validator.contacts.analysis.regions[id].parent)
  }
}
