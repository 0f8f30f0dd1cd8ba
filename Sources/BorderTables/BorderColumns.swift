import BorderCore

/// The columns of every list of borders of pairs of regions.
enum BorderColumns {
  /// The two regions and the length.
  static let sidesAndLength: [Column] = [
    Column(
      "a_id", Phrase("id", "код"),
      meaning: Phrase(
        "Code of the first region: that of the home country, or the one whose code comes first",
        "Код первого региона: своего или того, чей код меньше"), weight: .detail),
    Column(
      "a_name", Phrase("region", "регион"),
      meaning: Phrase("Name of the first region or country", "Название первого региона или страны"),
      weight: .main),
    Column(
      "a_name_ru", Phrase("region (Russian)", "регион (по-русски)"),
      meaning: Phrase("Name of the first region in Russian", "Название первого региона по-русски"),
      isForFilesOnly: true),
    Column(
      "a_country", Phrase("country", "страна"),
      meaning: Phrase("Country of the first region", "Страна первого региона"), weight: .detail),
    Column(
      "b_id", Phrase("id", "код"), meaning: Phrase("Code of the second region", "Код второго региона"),
      weight: .detail),
    Column(
      "b_name", Phrase("neighbour", "сосед"),
      meaning: Phrase("Name of the second region or country", "Название второго региона или страны"),
      weight: .main),
    Column(
      "b_name_ru", Phrase("neighbour (Russian)", "сосед (по-русски)"),
      meaning: Phrase("Name of the second region in Russian", "Название второго региона по-русски"),
      isForFilesOnly: true),
    Column(
      "b_country", Phrase("country", "страна"),
      meaning: Phrase("Country of the second region", "Страна второго региона"), weight: .detail),
    Column(
      "length_km", Phrase("km", "км"),
      meaning: Phrase(
        "Geodesic length on WGS 84 of all that both share, in kilometres; empty where they only touch",
        "Геодезическая длина общей границы на WGS 84, км; пусто, если общие только точки"), isNumeric: true,
      displayPlaces: 1, weight: .main),
  ]

  /// How sure the ends are.
  static let splitUncertainty = Column(
    "split_uncertainty_km", Phrase("± km", "± км"),
    meaning: Phrase(
      "how far length_km may be off because the ends of the border, where other pairs go on, are known no better",
      "насколько length_km может отличаться из-за того, что концы границы, где продолжают другие пары, известны не точнее"
    ), isNumeric: true, displayPlaces: 1, weight: .usual)

  /// Into how many lines a border falls, and where its regions meet besides.
  static let piecesAndTouches: [Column] = [
    Column(
      "pieces", Phrase("pieces", "частей"),
      meaning: Phrase(
        "Into how many lines the border falls when joined end to end",
        "На сколько линий распадается граница"), isNumeric: true, weight: .detail),
    Column(
      "touch_points", Phrase("touches", "касаний"),
      meaning: Phrase(
        "Points where both meet beside their shared lines", "Точки, где они соприкасаются вне общих линий"),
      isNumeric: true, weight: .detail),
  ]

  /// The status.
  static let status = Column(
    "status", Phrase("status", "статус"),
    meaning: Phrase(
      "disputed, partly_disputed or leased for regions; whether one can cross for crossings",
      "Для регионов: disputed, partly_disputed, leased; для переходов: открыт ли переход"),
    weight: .detail
  ).inWords(.status)

  /// What makes a figure doubtful.
  static let flags = Column("flags", Phrase("flags", "замечания")).inWords(.flags)

  /// A list without rows.
  static func head(_ columns: [Column]) -> Table {
    Table(
      name: "borders", title: Phrase("Borders by pair of regions", "Границы по парам регионов"),
      columns: columns)
  }

  /// Appends what is said of one of the two regions.
  static func append(_ region: Region, to cells: inout [Cell]) {
    cells.append(.text(region.id))
    cells.append(.phrase(Phrase(region.name, region.nameRussian)))
    cells.append(Cell(region.russianName))
    cells.append(Cell(region.country))
  }
}
