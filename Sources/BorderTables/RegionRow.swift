package import BorderCore

/// A region with its boundary split by what lies beyond.
package struct RegionRow: Sendable {
  package let region: Region
  let perimeter: RegionPerimeter
  /// In square metres.
  let area: Double
  /// The border that crossings are listed for.
  let listed: ExactLength
  /// How many regions share a line with it.
  let neighbours: Int
  /// How many of these are of other countries.
  let foreignNeighbours: Int
  /// The countries of those.
  let neighbourCountries: Set<String>
  let tripoints: Int
  /// `nil` where no crossings are listed for its border.
  package let crossings: CountedBorder?

  package var name: Phrase { Phrase(region.name, region.nameRussian) }
}

extension RegionRow {
  typealias Field = TableSchema<RegionRow>.Field

  /// Which columns a table of regions has: those that the data say something of.
  struct Columns {
    let hasCountry: Bool
    let hasStateBorders: Bool
    let hasAreas: Bool
    let hasStatus: Bool
    /// What the list of crossings says; `nil` for none.
    let crossings: CrossingFacts?

    /// Whether people see area and perimeter: where the table is not of crossings of state borders.
    var isAboutShape: Bool { crossings == nil || !hasStateBorders }
    /// Where the table is of crossings of state borders, those come before the rest of the perimeter.
    var aside: ColumnWeight { isAboutShape ? .usual : .detail }
  }

  static func schema(_ columns: Columns) -> TableSchema<RegionRow> {
    var fields = names
    if columns.hasCountry { fields.append(Field(.country) { Cell($0.region.country) }) }
    if columns.isAboutShape {
      if columns.hasAreas { fields.append(area(isForFilesOnly: false)) }
      fields.append(wholePerimeter)
    }
    if columns.hasStateBorders { fields.append(international) }
    if columns.crossings != nil { fields.append(listedBorder) }
    fields += restOfPerimeter(weight: columns.aside)
    if columns.hasStateBorders { fields.append(countries) }
    fields.append(regions)
    if columns.hasStateBorders { fields.append(foreignRegions(weight: columns.aside)) }
    fields.append(tripoints)
    if columns.hasAreas && !columns.isAboutShape { fields.append(area(isForFilesOnly: true)) }
    if let facts = columns.crossings { fields += CountedBorder.fields(facts).on { $0.crossings } }
    if columns.hasStatus { fields.append(Field(.regionStatus) { Cell($0.region.status) }) }
    return TableSchema(
      name: "regions", title: Phrase("Borders by region", "Границы по регионам"), fields)
  }

  private static var names: [Field] {
    [
      Field(.uniqueID()) { .text($0.region.id) },
      Field(
        Column("name", Phrase("region", "регион"), meaning: Phrase("Name", "Название"), weight: .main)
      ) { .phrase($0.name) },
      Field(.russianRegionName) { Cell($0.region.russianName) },
    ]
  }

  private static func kilometres(
    _ key: String, _ heading: Phrase, meaning: Phrase, weight: ColumnWeight = .usual,
    _ length: @escaping @Sendable (RegionRow) -> ExactLength
  ) -> Field {
    Field(
      Column(key, heading, meaning: meaning, isNumeric: true, displayPlaces: 1, weight: weight)
    ) { Cell(length($0)) }
  }

  private static func area(isForFilesOnly: Bool) -> Field {
    Field(
      Column(
        "area_km2", Phrase("km²", "км²"),
        meaning: Phrase("Area on the ellipsoid in square kilometres", "Площадь на эллипсоиде, км²"),
        isNumeric: true, isForFilesOnly: isForFilesOnly, displayPlaces: isForFilesOnly ? nil : 1)
    ) { Cell(squareMetres: $0.area, places: 3) }
  }

  private static var wholePerimeter: Field {
    kilometres(
      "perimeter_km", Phrase("perimeter km", "периметр, км"),
      meaning: Phrase(
        "Length of the whole boundary in kilometres: international_km, inner_km and outer_km together",
        "Длина всей границы региона, км: international_km, inner_km и outer_km вместе")
    ) { $0.perimeter.boundary }
  }

  private static var international: Field {
    kilometres(
      "international_km", Phrase("state border km", "госграница, км"),
      meaning: Phrase(
        "Border with regions of other countries, in kilometres", "Граница с регионами других стран, км")
    ) { $0.perimeter.international }
  }

  private static var listedBorder: Field {
    Field(
      Column(
        "listed_border_km",
        Phrase("border with listed crossings, km", "граница с учтёнными переходами, км"),
        meaning: Phrase(
          "The part of it that the list of crossings is about: the denominator of the densities",
          "Та её часть, о которой список переходов: знаменатель плотности"),
        isNumeric: true, isForFilesOnly: true)
    ) { Cell($0.listed) }
  }

  private static func restOfPerimeter(weight: ColumnWeight) -> [Field] {
    [
      kilometres(
        "inner_km", Phrase("inner km", "внутр., км"),
        meaning: Phrase(
          "Border with regions of its own country, in kilometres", "Граница с регионами своей страны, км"),
        weight: weight
      ) { $0.perimeter.inner },
      kilometres(
        "outer_km", Phrase("coast or edge km", "берег или край, км"),
        meaning: Phrase("Coast or edge of the data, in kilometres", "Берег или край данных, км"),
        weight: weight
      ) { $0.perimeter.outer },
    ]
  }

  private static var countries: Field {
    Field(
      Column(
        "neighbour_countries", Phrase("neighbours", "соседи"),
        meaning: Phrase("Countries across its border", "Страны за границей"))
    ) { Cell($0.neighbourCountries.sorted().joined(separator: " ")) }
  }

  private static var regions: Field {
    Field(
      Column(
        "neighbours", Phrase("neighbouring regions", "соседних регионов"),
        meaning: Phrase("Neighbouring regions that share a line", "Соседние регионы с общей линией"),
        isNumeric: true, weight: .detail)
    ) { .integer($0.neighbours) }
  }

  private static func foreignRegions(weight: ColumnWeight) -> Field {
    Field(
      Column(
        "foreign_neighbours", Phrase("foreign regions", "иностр. регионов"),
        meaning: Phrase("Those of other countries", "Из них в других странах"), isNumeric: true,
        weight: weight)
    ) { .integer($0.foreignNeighbours) }
  }

  private static var tripoints: Field {
    Field(
      Column(
        "tripoints", Phrase("tripoints", "стыков"),
        meaning: Phrase(
          "Points of its boundary where three regions or more meet",
          "Точки границы, где сходятся три региона и больше"), isNumeric: true, isForFilesOnly: true)
    ) { .integer($0.tripoints) }
  }
}
