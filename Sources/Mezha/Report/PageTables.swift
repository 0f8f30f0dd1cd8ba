import BorderCore
import BorderMaps
import BorderTables

/// The tables of the page, and what it shows of them as bars.
struct PageTables {
  /// By country; `nil` where no state border is looked at.
  let countries: Table?
  let borders: Table
  let regions: Table
  let crossings: Table?
  let spacing: Table?
  let claims: Table?
  /// The regions of the home country alone; without one, all.
  let ownRegions: Table

  /// In the order of their tabs.
  var all: [Table] { [countries, borders, regions, crossings, spacing, claims].compactMap { $0 } }

  var densities: [DensityBars] {
    [
      countries.flatMap {
        DensityBars(
          $0, title: Phrase("by neighbouring country", "по соседним странам"), name: "country_name",
          length: "length_km")
      },
      DensityBars(
        ownRegions, title: Phrase("by region", "по регионам"), name: "name", length: "listed_border_km"),
    ].compactMap { $0 }
  }
}
