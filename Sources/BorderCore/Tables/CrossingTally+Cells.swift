extension CrossingTally {
  /// The modes that have a column of their own.
  static let namedModes = ["road", "rail"]

  /// The columns that `cells(per:)` fills.
  ///
  /// - Parameter showsInterval: Whether people see the ends of the interval too; files always have them.
  /// - Returns: The columns.
  static func columns(showsInterval: Bool = false) -> [Column] {
    [
      Column("crossings", Phrase("crossings", "переходов"), isNumeric: true),
      Column("crossings_open", Phrase("open", "открыто"), isNumeric: true),
      Column("crossings_road", Phrase("road", "авто"), isNumeric: true),
      Column("crossings_rail", Phrase("rail", "ж/д"), isNumeric: true),
      Column("crossings_other", Phrase("other", "прочие"), isNumeric: true),
      Column(
        "crossings_without_point", Phrase("without point", "без точки"), isNumeric: true,
        isForFilesOnly: true),
      Column(
        "crossings_rough", Phrase("± over 5 km", "± больше 5 км"), isNumeric: true,
        isForFilesOnly: !showsInterval),
      Column("crossings_planned", Phrase("planned", "планируются"), isNumeric: true, isForFilesOnly: true),
      Column("density_per_100km", Phrase("per 100 km", "на 100 км"), isNumeric: true, displayPlaces: 2),
      Column(
        "density_low_per_100km", Phrase("95% from", "95 % от"), isNumeric: true,
        isForFilesOnly: !showsInterval, displayPlaces: 2),
      Column(
        "density_high_per_100km", Phrase("95% to", "95 % до"), isNumeric: true,
        isForFilesOnly: !showsInterval, displayPlaces: 2),
      Column(
        "open_density_per_100km", Phrase("open per 100 km", "открытых на 100 км"), isNumeric: true,
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
