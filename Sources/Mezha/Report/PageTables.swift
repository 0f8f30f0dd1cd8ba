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
  let densities: [DensityBars]

  /// In the order of their tabs.
  var all: [Table] { [countries, borders, regions, crossings, spacing, claims].compactMap { $0 } }
}
