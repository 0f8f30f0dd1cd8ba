public import BorderCore

/// The belt of one region, neighbour or country, and what is in it.
public struct ZoneRow: Sendable {
  /// The region; `nil` for the sum of a country.
  public var region: Region?
  /// The country.
  public var country: String
  /// 1 where the region touches the border, 2 where it touches such a region; `nil` for others and for sums.
  public var row: Int?
  /// The width in metres.
  public var width: Double
  /// The country whose border is the nearest; empty for the edge; `nil` for all borders.
  public var neighbour: String?
  /// The area of the belt in square metres.
  public var area: Double
  /// The area of the whole region or country in square metres.
  public var wholeArea: Double
  /// How many people live in the belt.
  public var population: Double?
  /// How many of the towns are in the belt.
  public var towns: Int?
  /// The largest of them, with their populations.
  public var largest: [(name: String, population: Double)]

  /// A row.
  public init(
    region: Region?, country: String, row: Int?, width: Double, neighbour: String?, area: Double,
    wholeArea: Double, population: Double?, towns: Int?, largest: [(name: String, population: Double)]
  ) {
    self.region = region
    self.country = country
    self.row = row
    self.width = width
    self.neighbour = neighbour
    self.area = area
    self.wholeArea = wholeArea
    self.population = population
    self.towns = towns
    self.largest = largest
  }

  /// What rows are shown with.
  public struct Columns: Sendable {
    /// Whether rows are regions; otherwise countries.
    public var hasRegions: Bool
    /// Whether rows are split by neighbour.
    public var hasNeighbours: Bool
    /// Whether people are counted.
    public var hasPopulation: Bool
    /// Whether towns are counted.
    public var hasTowns: Bool

    /// A choice of columns.
    public init(hasRegions: Bool, hasNeighbours: Bool, hasPopulation: Bool, hasTowns: Bool) {
      self.hasRegions = hasRegions
      self.hasNeighbours = hasNeighbours
      self.hasPopulation = hasPopulation
      self.hasTowns = hasTowns
    }
  }

  /// The table of rows.
  public static func schema(_ columns: Columns) -> TableSchema<ZoneRow> {
    var fields: [TableSchema<ZoneRow>.Field] = []
    if columns.hasRegions { fields += regionFields }
    fields.append(
      .init(
        .country
      ) { Cell($0.country) })
    if columns.hasRegions { fields.append(rowField) }
    fields += [
      .init(
        Column(
          "within_km", Phrase("within km", "в пределах, км"),
          meaning: Phrase(
            "Width of the belt: how far its places are from the border at most, in kilometres",
            "Ширина полосы: наибольшее расстояние до границы, км"), isNumeric: true, displayPlaces: 0)
      ) { Cell($0.width / 1000, places: 3) }
    ]
    if columns.hasNeighbours {
      fields.append(
        .init(
          Column(
            "neighbour", Phrase("nearest border", "ближайшая граница"),
            meaning: Phrase(
              "Country whose border is the nearest; empty: a coast, or the edge of the data",
              "Страна, граница с которой ближе всего; пусто: берег или край данных"))
        ) { Cell($0.neighbour ?? "") })
    }
    fields += areaFields(isOfCountry: !columns.hasRegions)
    if columns.hasPopulation { fields += populationFields }
    if columns.hasTowns { fields += townFields }
    return TableSchema(
      name: "zones", title: Phrase("Border belts", "Приграничные полосы"), fields)
  }

  private static var regionFields: [TableSchema<ZoneRow>.Field] {
    [
      .init(
        Column("id", Phrase("id", "код"), meaning: Phrase("Code of the region", "Код региона"))
      ) { Cell($0.region?.id ?? "") },
      .init(
        Column("name", Phrase("region", "регион"), meaning: Phrase("Name", "Название"))
      ) { row in row.region.map { .phrase(Phrase($0.name, $0.nameRussian)) } ?? .missing },
      .init(.russianRegionName) { Cell($0.region?.russianName ?? "") },
    ]
  }

  private static var rowField: TableSchema<ZoneRow>.Field {
    .init(
      Column(
        "row", Phrase("row", "ряд"),
        meaning: Phrase(
          "1: touches the border; 2: touches a region of its country that does; empty: neither",
          "1: выходит к границе; 2: соседствует с таким регионом своей страны; пусто: ни то ни другое"),
        isNumeric: true)
    ) { row in row.row.map { .integer($0) } ?? .missing }
  }

  private static func areaFields(isOfCountry: Bool) -> [TableSchema<ZoneRow>.Field] {
    [
      .init(
        Column(
          "belt_km2", Phrase("belt km²", "полоса, км²"),
          meaning: Phrase(
            "Area of the belt on the ellipsoid, in square kilometres", "Площадь полосы на эллипсоиде, км²"),
          isNumeric: true, displayPlaces: 0)
      ) { Cell(squareMetres: $0.area, places: 6) },
      .init(
        Column(
          "share_percent", Phrase("% of area", "% площади"),
          meaning: isOfCountry
            ? Phrase(
              "Share of the belt in the area of the country's regions in the data, per cent",
              "Доля полосы в площади регионов страны, которые есть в данных, %")
            : Phrase(
              "Share of the belt in the area of the region, per cent", "Доля полосы в площади региона, %"),
          isNumeric: true, displayPlaces: 1)
      ) { Cell($0.wholeArea > 0 ? 100 * $0.area / $0.wholeArea : nil, places: 4) },
    ]
  }

  private static var populationFields: [TableSchema<ZoneRow>.Field] {
    [
      .init(
        Column(
          "population", Phrase("people", "жителей"),
          meaning: Phrase(
            "People in the belt, by the source that a note names",
            "Жителей в полосе по источнику из примечания"),
          isNumeric: true, displayPlaces: 0)
      ) { Cell($0.population, places: 0) },
      .init(
        Column(
          "density_per_km2", Phrase("per km²", "на км²"),
          meaning: Phrase(
            "People on a square kilometre of the belt", "Жителей на квадратный километр полосы"),
          isNumeric: true, displayPlaces: 1)
      ) { row in Cell(row.population.map { $0 / (row.area / 1e6) }, places: 3) },
    ]
  }

  private static var townFields: [TableSchema<ZoneRow>.Field] {
    [
      .init(
        Column(
          "towns", Phrase("towns", "городов"),
          meaning: Phrase("How many of the points are in the belt", "Сколько точек в полосе"), isNumeric: true
        )
      ) { row in row.towns.map { .integer($0) } ?? .missing },
      .init(
        Column(
          "largest_towns", Phrase("largest", "крупнейшие"),
          meaning: Phrase(
            "The largest three of them with their populations", "Три крупнейшие из них с числом жителей"))
      ) { row in
        Cell(row.largest.map { "\($0.name) \(Int($0.population.rounded()))" }.joined(separator: "; "))
      },
    ]
  }
}
