package import BorderCore

/// The crossings of a border, beside its length.
package struct CountedBorder: Sendable {
  package let tally: CrossingTally
  /// The denominator of the densities.
  package let length: ExactLength
  /// Existing crossings per 100 km, between the ends of the exact 95 per cent interval, the count taken as one of Poisson;
  /// `nil` where there is no length.
  package let density: (low: Double, value: Double, high: Double)?

  package init(_ tally: CrossingTally, per length: ExactLength) {
    self.tally = tally
    self.length = length
    guard let value = CrossingTally.density(tally.existing, per: length) else {
      density = nil
      return
    }
    let interval = PoissonInterval(count: tally.existing)
    let unit = 100 / length.kilometres
    density = (interval.low * unit, value, interval.high * unit)
  }
}

extension CountedBorder {
  typealias Field = TableSchema<CountedBorder>.Field

  /// The columns of crossings: those that a list of crossings says something of.
  ///
  /// - Parameters:
  ///   - facts: What the list says.
  ///   - showsInterval: Whether people see the ends of the interval too; files always have them.
  /// - Returns: The columns.
  static func fields(_ facts: CrossingFacts, showsInterval: Bool = false) -> [Field] {
    var fields = [existing]
    if facts.hasStatuses { fields.append(open) }
    if facts.hasModes { fields += byMode }
    if facts.hasPointless { fields.append(withoutPoint) }
    if facts.hasPrecision { fields.append(rough(showsInterval: showsInterval)) }
    if facts.hasPlanned { fields.append(planned) }
    fields += density(showsInterval: showsInterval)
    if facts.hasStatuses { fields.append(openDensity) }
    return fields
  }

  private static var existing: Field {
    Field(
      Column(
        "crossings", Phrase("crossings", "переходов"),
        meaning: Phrase(
          "Listed crossings that exist, of all modes and statuses",
          "Существующие переходы из списка, всех видов и состояний"), isNumeric: true)
    ) { .integer($0.tally.existing) }
  }

  private static var open: Field {
    Field(
      Column(
        "crossings_open", Phrase("open", "открыто"),
        meaning: Phrase("Those of them that are open", "Из них открыто"), isNumeric: true)
    ) { .integer($0.tally.open) }
  }

  private static var byMode: [Field] {
    [
      Field(
        Column(
          "crossings_road", Phrase("road", "авто"),
          meaning: Phrase("Those for roads", "Из них автомобильных"), isNumeric: true, weight: .detail)
      ) { .integer($0.tally[.road]) },
      Field(
        Column(
          "crossings_rail", Phrase("rail", "ж/д"),
          meaning: Phrase("Those for railways", "Из них железнодорожных"), isNumeric: true, weight: .detail)
      ) { .integer($0.tally[.rail]) },
      Field(
        Column(
          "crossings_other", Phrase("other", "прочие"),
          meaning: Phrase("Those of other modes", "Из них прочих"), isNumeric: true, weight: .detail)
      ) { .integer($0.tally.others(than: CrossingMode.named)) },
    ]
  }

  private static var withoutPoint: Field {
    Field(
      Column(
        "crossings_without_point", Phrase("without point", "без точки"),
        meaning: Phrase(
          "Those without a point, counted by the regions that the list states",
          "Из них без точки, учтены по регионам, указанным в списке"), isNumeric: true,
        isForFilesOnly: true)
    ) { .integer($0.tally.withoutPoint) }
  }

  private static func rough(showsInterval: Bool) -> Field {
    Field(
      Column(
        "crossings_rough", Phrase("± over 5 km", "± больше 5 км"),
        meaning: Phrase(
          "Those whose point is known to worse than 5 km", "Из них с точкой, известной хуже чем до 5 км"),
        isNumeric: true, isForFilesOnly: !showsInterval, weight: .detail)
    ) { .integer($0.tally.rough) }
  }

  private static var planned: Field {
    Field(
      Column(
        "crossings_planned", Phrase("planned", "планируются"),
        meaning: Phrase("Planned ones; in no other column", "Планируемые; в других столбцах их нет"),
        isNumeric: true, isForFilesOnly: true)
    ) { .integer($0.tally.planned) }
  }

  private static func density(showsInterval: Bool) -> [Field] {
    [
      Field(
        Column(
          "density_per_100km", Phrase("per 100 km", "на 100 км"),
          meaning: Phrase(
            "crossings per 100 km of the length in the same row", "Переходов на 100 км длины из той же строки"
          ),
          isNumeric: true, displayPlaces: 2)
      ) { Cell($0.density?.value, places: 6) },
      Field(
        Column(
          "density_low_per_100km", Phrase("95% from", "95 % от"),
          meaning: Phrase(
            "Lower end of the exact 95 per cent interval of density_per_100km for a Poisson count",
            "Нижний конец точного 95-процентного интервала density_per_100km для пуассоновского счёта"),
          isNumeric: true, isForFilesOnly: !showsInterval, displayPlaces: 2, weight: .detail)
      ) { Cell($0.density?.low, places: 6) },
      Field(
        Column(
          "density_high_per_100km", Phrase("95% to", "95 % до"),
          meaning: Phrase(
            "Upper end of the exact 95 per cent interval of density_per_100km for a Poisson count",
            "Верхний конец точного 95-процентного интервала density_per_100km для пуассоновского счёта"),
          isNumeric: true, isForFilesOnly: !showsInterval, displayPlaces: 2, weight: .detail)
      ) { Cell($0.density?.high, places: 6) },
    ]
  }

  private static var openDensity: Field {
    Field(
      Column(
        "open_density_per_100km", Phrase("open per 100 km", "открытых на 100 км"),
        meaning: Phrase(
          "crossings_open per 100 km of the length in the same row",
          "Открытых переходов на 100 км длины из той же строки"), isNumeric: true,
        isForFilesOnly: true, displayPlaces: 2)
    ) { Cell(CrossingTally.density($0.tally.open, per: $0.length), places: 6) }
  }
}
