import BorderCore

/// Columns that several tables have in the same words.
extension Column {
  /// The length of a border, `length_km`.
  static func borderLength(weight: ColumnWeight = .usual) -> Column {
    Column(
      "length_km", Phrase("km", "км"),
      meaning: Phrase(
        "Geodesic length on WGS 84 of all that both share, in kilometres; empty where they only touch",
        "Геодезическая длина общей границы на WGS 84, км; пусто, если общие только точки"), isNumeric: true,
      displayPlaces: 1, weight: weight)
  }

  /// Into how many lines a border falls, `pieces`.
  static var borderPieces: Column {
    Column(
      "pieces", Phrase("pieces", "частей"),
      meaning: Phrase(
        "Into how many lines the border falls when joined end to end",
        "На сколько линий распадается граница"), isNumeric: true, weight: .detail)
  }

  /// The pairs of regions along the border of two countries, `pairs`.
  static var regionPairs: Column {
    Column(
      "pairs", Phrase("pairs", "пар"),
      meaning: Phrase("Pairs of regions along the border", "Пар регионов вдоль границы"), isNumeric: true,
      weight: .detail)
  }

  /// The code of a row's region, `id`.
  static func uniqueID(weight: ColumnWeight = .usual) -> Column {
    Column(
      "id", Phrase("id", "код"), meaning: Phrase("Code, unique in the table", "Код, в таблице один раз"),
      weight: weight)
  }

  /// The Russian name of a row's region, `name_ru`.
  static var russianRegionName: Column {
    Column(
      "name_ru", Phrase("region (Russian)", "регион (по-русски)"),
      meaning: Phrase("Name in Russian", "Название по-русски"), isForFilesOnly: true)
  }

  /// The Russian name of the first region of a pair, `a_name_ru`.
  static var firstRussianName: Column {
    Column(
      "a_name_ru", Phrase("region (Russian)", "регион (по-русски)"),
      meaning: Phrase("Name of the first region in Russian", "Название первого региона по-русски"),
      isForFilesOnly: true)
  }

  /// The Russian name of the second region, `b_name_ru`.
  static var secondRussianName: Column {
    Column(
      "b_name_ru", Phrase("neighbour (Russian)", "сосед (по-русски)"),
      meaning: Phrase("Name of the second region in Russian", "Название второго региона по-русски"),
      isForFilesOnly: true)
  }

  /// What became of a region or border, as a word for programs, `kind`.
  static var changeKind: Column {
    Column(
      "kind", Phrase("kind", "вид"),
      meaning: Phrase("The same as a code, in any language", "То же кодом, на любом языке"),
      isForFilesOnly: true)
  }

  /// The status of regions or of crossings.
  static func status(_ heading: Phrase, weight: ColumnWeight) -> Column {
    Column(
      "status", heading,
      meaning: Phrase(
        "disputed, partly_disputed or leased for regions; whether one can cross for crossings",
        "Для регионов: disputed, partly_disputed, leased; для переходов: открыт ли переход"),
      weight: weight
    ).inWords(.status)
  }

  /// The status of a region, or of a border by its regions.
  static var regionStatus: Column { status(Phrase("status", "статус"), weight: .detail) }

  /// What makes figures doubtful.
  static var flags: Column { Column("flags", Phrase("flags", "замечания")).inWords(.flags) }

  /// The code of one side of a border, `a`.
  static var firstSide: Column {
    Column(
      "a", Phrase("side", "сторона"),
      meaning: Phrase("Code of the first region or country", "Код первого региона или страны"))
  }

  /// The code of the other side, `b`.
  static var secondSide: Column {
    Column(
      "b", Phrase("other side", "другая сторона"),
      meaning: Phrase("Code of the second region or country", "Код второго региона или страны"))
  }

  /// The code of the first region of a pair, in words, `a_id`.
  static func firstRegion(_ heading: Phrase, weight: ColumnWeight = .usual) -> Column {
    Column(
      "a_id", heading,
      meaning: Phrase(
        "Code of the first region: that of the home country, or the one whose code comes first",
        "Код первого региона: своего или того, чей код меньше"), weight: weight)
  }

  /// The code of the second region, `b_id`.
  static func secondRegion(_ heading: Phrase, weight: ColumnWeight = .usual) -> Column {
    Column(
      "b_id", heading, meaning: Phrase("Code of the second region", "Код второго региона"), weight: weight)
  }
}
