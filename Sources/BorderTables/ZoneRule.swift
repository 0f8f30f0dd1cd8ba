public import BorderCore

/// A rule that says what the borderland is.
public enum ZoneRule: String, CaseIterable, Sendable {
  /// Regions that touch the border.
  case firstRow = "first_row"
  /// Regions that touch those of the first row.
  case secondRow = "second_row"
  /// Border regions as the statistics of the European Union have them.
  case european = "eu_border_region"
  /// The border zone of Russian law.
  case russian = "ru_border_zone"

  /// What the rule says.
  public var text: Phrase {
    switch self {
    case .firstRow:
      Phrase("regions that share a line with another country", "регионы с границей другой страны")
    case .secondRow:
      Phrase(
        "regions that adjoin one of the first row in their country, and are not of it",
        "регионы, соседние с первым рядом в своей стране и не входящие в него")
    case .european:
      Phrase(
        "EU: regions with a land border, or with more than half of their people within 25 km of one",
        "ЕС: регионы с сухопутной границей или те, где больше половины жителей не далее 25 км от неё")
    case .russian:
      Phrase(
        "Russian law: land within 5 km of the state border", "закон РФ: земли не далее 5 км от госграницы")
    }
  }
}

/// What a rule gives for a country.
public struct ZoneRuleRow: Sendable {
  /// The rule.
  public var rule: ZoneRule
  /// The country.
  public var country: String
  /// How many regions it concerns.
  public var regions: Int
  /// Their area, or that of their land in the belt, in square metres.
  public var area: Double
  /// The area of all regions of the country in the data, in square metres.
  public var countryArea: Double
  /// How many people live there; `nil` where that is not known.
  public var population: Double?

  /// A row.
  public init(
    rule: ZoneRule, country: String, regions: Int, area: Double, countryArea: Double, population: Double?
  ) {
    self.rule = rule
    self.country = country
    self.regions = regions
    self.area = area
    self.countryArea = countryArea
    self.population = population
  }

  /// The table of rows.
  public static func schema(hasPopulation: Bool) -> TableSchema<ZoneRuleRow> {
    var fields: [TableSchema<ZoneRuleRow>.Field] = [
      .init(
        Column("rule", Phrase("rule", "правило"), meaning: Phrase("Key of the rule", "Ключ правила"))
      ) { .text($0.rule.rawValue) },
      .init(
        Column("says", Phrase("what it says", "что оно значит"), meaning: Phrase("The rule", "Само правило"))
      ) { .phrase($0.rule.text) },
      .init(
        .country
      ) { Cell($0.country) },
      .init(
        Column(
          "regions", Phrase("regions", "регионов"),
          meaning: Phrase("How many regions the rule concerns", "Скольких регионов касается правило"),
          isNumeric: true)
      ) { .integer($0.regions) },
      .init(
        Column(
          "area_km2", Phrase("km²", "км²"),
          meaning: Phrase(
            "Area that the rule means, on the ellipsoid, in square kilometres",
            "Площадь, о которой правило, на эллипсоиде, км²"), isNumeric: true, displayPlaces: 0)
      ) { Cell(squareMetres: $0.area, places: 6) },
      .init(
        Column(
          "share_percent", Phrase("% of country", "% страны"),
          meaning: Phrase(
            "Its share in the area of the country's regions in the data, per cent",
            "Доля в площади регионов страны, которые есть в данных, %"), isNumeric: true, displayPlaces: 1)
      ) { Cell($0.countryArea > 0 ? 100 * $0.area / $0.countryArea : nil, places: 4) },
    ]
    if hasPopulation {
      fields.append(
        .init(
          Column(
            "population", Phrase("people", "жителей"),
            meaning: Phrase(
              "People there, by the source that a note names", "Жителей там по источнику из примечания"),
            isNumeric: true, displayPlaces: 0)
        ) { Cell($0.population, places: 0) })
    }
    return TableSchema(
      name: "zone_rules", title: Phrase("Borderland by rule", "Приграничье по правилам"), fields)
  }
}
