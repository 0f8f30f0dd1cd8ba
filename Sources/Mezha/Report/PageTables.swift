import BorderCore
import BorderMaps
import BorderTables

/// The tables of the page, and what it shows of them at its head and as bars.
struct PageTables {
  let countries: Table
  let borders: Table
  let regions: Table
  let crossings: Table
  let claims: Table
  let spacing: Table
  /// The regions of the home country alone.
  let ownRegions: Table

  /// In the order of their tabs.
  var all: [Table] { [countries, borders, regions, crossings, spacing, claims] }

  var densities: [DensityBars] {
    [
      DensityBars(
        countries, title: Phrase("by neighbouring country", "по соседним странам"), name: "country_name",
        length: "length_km"),
      DensityBars(
        ownRegions, title: Phrase("by region", "по регионам"), name: "name", length: "listed_border_km"),
    ].compactMap { $0 }
  }

  /// The totals of the table of countries, in words.
  var keyFigures: [KeyFigure] {
    func total(_ key: String) -> Cell? {
      guard let index = countries.columns.firstIndex(where: { $0.key == key }),
        index < countries.totals.count
      else { return nil }
      return countries.totals[index]
    }
    func shown(_ key: String, places: Int) -> Cell? {
      guard case .decimal(let value, _) = total(key) else { return nil }
      return .decimal(value, places: places)
    }
    let neighbours = countries.rows.count
    let list: [KeyFigure?] = [
      shown("length_km", places: 0).map {
        KeyFigure(
          $0, Phrase("km of land border", "км сухопутной границы"),
          note: Phrase("as these data draw it", "по линиям этих данных"))
      },
      KeyFigure(
        .integer(neighbours), Phrase("neighbouring states", "соседних государств"),
        note: Phrase("by land", "по суше")),
      total("home_regions").map {
        KeyFigure(
          $0, Phrase("own regions at the border", "своих регионов у границы"),
          note: Phrase(
            "and \(number(total("neighbour_regions"))) across it",
            "и \(number(total("neighbour_regions"))) по ту сторону"))
      },
      total("pairs").map {
        KeyFigure(
          $0, Phrase("pairs of regions", "пар регионов"),
          note: Phrase("that share a line across it", "с общей линией через границу"))
      },
      total("crossings").map {
        KeyFigure(
          $0, Phrase("listed crossings", "переходов в списке"),
          note: Phrase(
            "\(number(total("crossings_open"))) of them open",
            "из них открыто \(number(total("crossings_open")))"))
      },
      shown("density_per_100km", places: 2).map {
        KeyFigure(
          $0, Phrase("crossings per 100 km", "переходов на 100 км"),
          note: Phrase("open or not", "открытых и закрытых"))
      },
    ]
    return list.compactMap { $0 }
  }

  private func number(_ cell: Cell?) -> String {
    if case .integer(let value) = cell { "\(value)" } else { "0" }
  }
}
