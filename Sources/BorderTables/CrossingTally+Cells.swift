import BorderCore

extension CrossingTally {
  /// The modes that have a column of their own.
  static let namedModes = ["road", "rail"]

  /// The columns that `cells(per:)` fills.
  ///
  /// - Parameter showsInterval: Whether people see the ends of the interval too; files always have them.
  /// - Returns: The columns.
  static func columns(showsInterval: Bool = false) -> [Column] {
    [
      Column(
        "crossings", Phrase("crossings", "переходов"),
        meaning: Phrase(
          "Listed crossings that exist, of all modes and statuses",
          "Существующие переходы из списка, всех видов и состояний"), isNumeric: true),
      Column(
        "crossings_open", Phrase("open", "открыто"),
        meaning: Phrase("Those of them that are open", "Из них открыто"), isNumeric: true),
      Column(
        "crossings_road", Phrase("road", "авто"), meaning: Phrase("Those for roads", "Из них автомобильных"),
        isNumeric: true),
      Column(
        "crossings_rail", Phrase("rail", "ж/д"),
        meaning: Phrase("Those for railways", "Из них железнодорожных"), isNumeric: true),
      Column(
        "crossings_other", Phrase("other", "прочие"),
        meaning: Phrase("Those of other modes", "Из них прочих"), isNumeric: true),
      Column(
        "crossings_without_point", Phrase("without point", "без точки"),
        meaning: Phrase(
          "Those without a point, counted by the regions that the list states",
          "Из них без точки, учтены по регионам, указанным в списке"), isNumeric: true,
        isForFilesOnly: true),
      Column(
        "crossings_rough", Phrase("± over 5 km", "± больше 5 км"),
        meaning: Phrase(
          "Those whose point is known to worse than 5 km", "Из них с точкой, известной хуже чем до 5 км"),
        isNumeric: true, isForFilesOnly: !showsInterval),
      Column(
        "crossings_planned", Phrase("planned", "планируются"),
        meaning: Phrase("Planned ones; in no other column", "Планируемые; в других столбцах их нет"),
        isNumeric: true, isForFilesOnly: true),
      Column(
        "density_per_100km", Phrase("per 100 km", "на 100 км"),
        meaning: Phrase(
          "crossings per 100 km of the length in the same row", "Переходов на 100 км длины из той же строки"),
        isNumeric: true, displayPlaces: 2),
      Column(
        "density_low_per_100km", Phrase("95% from", "95 % от"),
        meaning: Phrase(
          "Lower end of the exact 95 per cent interval of density_per_100km for a Poisson count",
          "Нижний конец точного 95-процентного интервала density_per_100km для пуассоновского счёта"),
        isNumeric: true,
        isForFilesOnly: !showsInterval, displayPlaces: 2),
      Column(
        "density_high_per_100km", Phrase("95% to", "95 % до"),
        meaning: Phrase(
          "Upper end of the exact 95 per cent interval of density_per_100km for a Poisson count",
          "Верхний конец точного 95-процентного интервала density_per_100km для пуассоновского счёта"),
        isNumeric: true,
        isForFilesOnly: !showsInterval, displayPlaces: 2),
      Column(
        "open_density_per_100km", Phrase("open per 100 km", "открытых на 100 км"),
        meaning: Phrase(
          "crossings_open per 100 km of the length in the same row",
          "Открытых переходов на 100 км длины из той же строки"), isNumeric: true,
        isForFilesOnly: true, displayPlaces: 2),
    ]
  }

  /// The values of `columns`, with a border's length as the denominator of the densities.
  func cells(per length: ExactLength) -> [Cell] {
    let interval = PoissonInterval(count: existing)
    let unit = length > .zero ? 100 / length.kilometres : nil
    return [
      .integer(existing), .integer(open), .integer(self["road"]), .integer(self["rail"]),
      .integer(others(than: Self.namedModes)), .integer(withoutPoint), .integer(rough),
      .integer(planned),
      Cell(Self.density(existing, per: length), places: 6),
      Cell(unit.map { interval.low * $0 }, places: 6), Cell(unit.map { interval.high * $0 }, places: 6),
      Cell(Self.density(open, per: length), places: 6),
    ]
  }
}
