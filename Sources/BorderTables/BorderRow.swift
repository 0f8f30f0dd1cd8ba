import BorderCore

/// A row of every list of borders of pairs of regions.
///
/// A class, so that of millions of rows each column gets a reference, not a copy.
final class BorderRow: Sendable {
  /// All regions: of a hundred thousand rows none copies its two.
  let regions: [Region]
  /// The region that stands first, among them.
  let first: Int
  /// The other region.
  let second: Int
  /// `nil` where both only touch: points have no length.
  let length: ExactLength?
  /// How far the length may be off, in kilometres; `nil` where that is not known.
  let uncertainty: Double?
  /// Into how many lines it falls.
  let pieces: Int
  /// In how many points both meet besides.
  let touches: Int
  /// Its crossings; `nil` where they are not listed.
  let crossings: CountedBorder?
  /// What matching did.
  let matched: MatchedBorder?
  let status: String
  /// What makes the figures doubtful.
  let flags: String

  init(
    regions: [Region], first: Int, second: Int, length: ExactLength?, uncertainty: Double?, pieces: Int,
    touches: Int, crossings: CountedBorder? = nil, matched: MatchedBorder? = nil, status: String,
    flags: String
  ) {
    self.regions = regions
    self.first = first
    self.second = second
    self.length = length
    self.uncertainty = uncertainty
    self.pieces = pieces
    self.touches = touches
    self.crossings = crossings
    self.matched = matched
    self.status = status
    self.flags = flags
  }
}

extension BorderRow {
  typealias Field = TableSchema<BorderRow>.Field

  /// What a list of borders shows beside regions, lengths, pieces and status.
  struct Columns {
    var hasUncertainty = false
    /// What the list of crossings says; `nil` for none.
    var crossings: CrossingFacts?
    var hasMatches = false
    var hasFlags = false
  }

  /// The list of borders.
  static func schema(_ columns: Columns) -> TableSchema<BorderRow> {
    var fields = firstSide + secondSide + [lengthField]
    if columns.hasUncertainty { fields.append(uncertaintyField) }
    fields += piecesAndTouches
    if let facts = columns.crossings { fields += CountedBorder.fields(facts).on { $0.crossings } }
    if columns.hasMatches { fields += MatchedBorder.fields.on { $0.matched } }
    fields.append(statusField)
    if columns.hasFlags { fields.append(flagField) }
    return TableSchema(
      name: "borders", title: Phrase("Borders by pair of regions", "Границы по парам регионов"), fields)
  }

  private static var firstSide: [Field] {
    [
      Field(
        .firstRegion(Phrase("id", "код"), weight: .detail)
      ) { .text($0.regions[$0.first].id) },
      Field(
        Column(
          "a_name", Phrase("region", "регион"),
          meaning: Phrase("Name of the first region or country", "Название первого региона или страны"),
          weight: .main)
      ) { .phrase(Phrase($0.regions[$0.first].name, $0.regions[$0.first].nameRussian)) },
      Field(.firstRussianName) { Cell($0.regions[$0.first].russianName) },
      Field(
        Column(
          "a_country", Phrase("country", "страна"),
          meaning: Phrase("Country of the first region", "Страна первого региона"), weight: .detail)
      ) { Cell($0.regions[$0.first].country) },
    ]
  }

  private static var secondSide: [Field] {
    [
      Field(
        .secondRegion(Phrase("id", "код"), weight: .detail)
      ) { .text($0.regions[$0.second].id) },
      Field(
        Column(
          "b_name", Phrase("neighbour", "сосед"),
          meaning: Phrase("Name of the second region or country", "Название второго региона или страны"),
          weight: .main)
      ) { .phrase(Phrase($0.regions[$0.second].name, $0.regions[$0.second].nameRussian)) },
      Field(.secondRussianName) { Cell($0.regions[$0.second].russianName) },
      Field(
        Column(
          "b_country", Phrase("country", "страна"),
          meaning: Phrase("Country of the second region", "Страна второго региона"), weight: .detail)
      ) { Cell($0.regions[$0.second].country) },
    ]
  }

  private static var lengthField: Field {
    Field(.borderLength(weight: .main)) { row in row.length.map { Cell($0) } ?? .missing }
  }

  private static var uncertaintyField: Field {
    Field(
      Column(
        "split_uncertainty_km", Phrase("± km", "± км"),
        meaning: Phrase(
          "how far length_km may be off because the ends of the border, where other pairs go on, are known no better",
          "насколько length_km может отличаться из-за того, что концы границы, где продолжают другие пары, известны не точнее"
        ), isNumeric: true, displayPlaces: 1, weight: .usual)
    ) { Cell($0.uncertainty, places: 3) }
  }

  private static var piecesAndTouches: [Field] {
    [
      Field(.borderPieces) { .integer($0.pieces) },
      Field(
        Column(
          "touch_points", Phrase("touches", "касаний"),
          meaning: Phrase(
            "Points where both meet beside their shared lines",
            "Точки, где они соприкасаются вне общих линий"),
          isNumeric: true, weight: .detail)
      ) { .integer($0.touches) },
    ]
  }

  private static var statusField: Field { Field(.regionStatus) { Cell($0.status) } }

  private static var flagField: Field {
    Field(.flags) { Cell($0.flags) }
  }
}
