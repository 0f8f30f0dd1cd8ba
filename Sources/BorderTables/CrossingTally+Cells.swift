import BorderCore

extension CrossingTallies {
  /// The columns that `cells(of:per:)` fills: those that the list of crossings says something of.
  ///
  /// - Parameter showsInterval: Whether people see the ends of the interval too; files always have them.
  /// - Returns: The columns.
  func columns(showsInterval: Bool = false) -> [Column] {
    var columns = [
      Column(
        "crossings", Phrase("crossings", "переходов"),
        meaning: Phrase(
          "Listed crossings that exist, of all modes and statuses",
          "Существующие переходы из списка, всех видов и состояний"), isNumeric: true)
    ]
    if facts.hasStatuses {
      columns.append(
        Column(
          "crossings_open", Phrase("open", "открыто"),
          meaning: Phrase("Those of them that are open", "Из них открыто"), isNumeric: true))
    }
    if facts.hasModes {
      columns += [
        Column(
          "crossings_road", Phrase("road", "авто"),
          meaning: Phrase("Those for roads", "Из них автомобильных"),
          isNumeric: true, weight: .detail),
        Column(
          "crossings_rail", Phrase("rail", "ж/д"),
          meaning: Phrase("Those for railways", "Из них железнодорожных"), isNumeric: true, weight: .detail),
        Column(
          "crossings_other", Phrase("other", "прочие"),
          meaning: Phrase("Those of other modes", "Из них прочих"), isNumeric: true, weight: .detail),
      ]
    }
    if facts.hasPointless {
      columns.append(
        Column(
          "crossings_without_point", Phrase("without point", "без точки"),
          meaning: Phrase(
            "Those without a point, counted by the regions that the list states",
            "Из них без точки, учтены по регионам, указанным в списке"), isNumeric: true,
          isForFilesOnly: true))
    }
    if facts.hasPrecision {
      columns.append(
        Column(
          "crossings_rough", Phrase("± over 5 km", "± больше 5 км"),
          meaning: Phrase(
            "Those whose point is known to worse than 5 km", "Из них с точкой, известной хуже чем до 5 км"),
          isNumeric: true, isForFilesOnly: !showsInterval, weight: .detail))
    }
    if facts.hasPlanned {
      columns.append(
        Column(
          "crossings_planned", Phrase("planned", "планируются"),
          meaning: Phrase("Planned ones; in no other column", "Планируемые; в других столбцах их нет"),
          isNumeric: true, isForFilesOnly: true))
    }
    columns += [
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
        isForFilesOnly: !showsInterval, displayPlaces: 2, weight: .detail),
      Column(
        "density_high_per_100km", Phrase("95% to", "95 % до"),
        meaning: Phrase(
          "Upper end of the exact 95 per cent interval of density_per_100km for a Poisson count",
          "Верхний конец точного 95-процентного интервала density_per_100km для пуассоновского счёта"),
        isNumeric: true,
        isForFilesOnly: !showsInterval, displayPlaces: 2, weight: .detail),
    ]
    if facts.hasStatuses {
      columns.append(
        Column(
          "open_density_per_100km", Phrase("open per 100 km", "открытых на 100 км"),
          meaning: Phrase(
            "crossings_open per 100 km of the length in the same row",
            "Открытых переходов на 100 км длины из той же строки"), isNumeric: true,
          isForFilesOnly: true, displayPlaces: 2))
    }
    return columns
  }

  /// The values of `columns`, with a border's length as the denominator of the densities.
  func cells(of tally: CrossingTally, per length: ExactLength) -> [Cell] {
    let interval = PoissonInterval(count: tally.existing)
    let unit = length > .zero ? 100 / length.kilometres : nil
    var cells: [Cell] = [.integer(tally.existing)]
    if facts.hasStatuses { cells.append(.integer(tally.open)) }
    if facts.hasModes {
      cells += [
        .integer(tally["road"]), .integer(tally["rail"]),
        .integer(tally.others(than: CrossingTally.namedModes)),
      ]
    }
    if facts.hasPointless { cells.append(.integer(tally.withoutPoint)) }
    if facts.hasPrecision { cells.append(.integer(tally.rough)) }
    if facts.hasPlanned { cells.append(.integer(tally.planned)) }
    cells += [
      Cell(CrossingTally.density(tally.existing, per: length), places: 6),
      Cell(unit.map { interval.low * $0 }, places: 6), Cell(unit.map { interval.high * $0 }, places: 6),
    ]
    if facts.hasStatuses { cells.append(Cell(CrossingTally.density(tally.open, per: length), places: 6)) }
    return cells
  }

  /// As many missing values as there are `columns`.
  var noCells: [Cell] { [Cell](repeating: .missing, count: columns().count) }
}
