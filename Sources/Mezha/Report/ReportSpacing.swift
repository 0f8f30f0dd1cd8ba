import BorderCore
import BorderIO
import BorderMaps
import BorderTables

/// How the crossings of the report stand along the borders of the home country.
struct ReportSpacing {
  /// The border of each pair of countries, one of them the home country where there is one; `nil` where there are no state
  /// borders.
  let countries: CrossedRoutes?
  /// The border of each pair of regions.
  let pairs: CrossedRoutes
  /// `spacing.csv`: countries by all, open, road and rail crossings, then pairs by all.
  let table: Table
  /// The rows of `table` that are of whole countries and all crossings: for people.
  let summary: Table

  /// Half the width of the kernel, and the step of its profile, in kilometres.
  private static let (bandwidth, step) = (100.0, 10.0)

  /// How wide a strip of the page is drawn, in pixels: two of them stand beside each other on a usual screen.
  private static let panelWidth = 520.0

  /// Puts the crossings of a study on its borders.
  init(_ study: HomeStudy, _ crossings: ReportCrossings) {
    func routes(byPair: Bool) -> CrossedRoutes {
      let routes = BorderRoutes(
        study.analysis, geometry: study.measure, byPair: byPair, home: study.home,
        isInternational: study.isOfStates, countryNames: study.names)
      return CrossedRoutes(
        crossings.assignment, along: routes, study.analysis, planned: crossings.planned)
    }
    let facts = crossings.tallies.facts
    let selections: [CrossedRoute.Selection] =
      [.existing] + (facts.hasStatuses ? [.open] : [])
      + (facts.hasModes ? CrossingMode.named.map { .general($0) } : [])
    let countries = study.isOfStates ? routes(byPair: false) : nil
    self.countries = countries
    pairs = routes(byPair: true)
    let rows = (countries ?? pairs).spacingRows(selections)
    table = CrossedRoutes.spacingTable(rows + (countries == nil ? [] : pairs.spacingRows([.existing])))
    summary = table.withRows(
      zip(rows, table.rows).filter { $0.0.selection == .existing }.map(\.1))
  }

  /// The borders that are shown one by one.
  private var shown: CrossedRoutes { countries ?? pairs }

  /// `density_along.csv`.
  var profile: Table { shown.profile(every: Self.step, bandwidth: Self.bandwidth).table }

  /// The strips for the page, in both languages.
  var chart: HTMLReport.Chart {
    HTMLReport.Chart(
      title: Phrase("Along each border", "Вдоль каждой границы"),
      caption: Phrase(
        "Every border as a straight strip: kilometres from left to right, crossings as signs, the longest stretch without one marked, and above it the density of crossings around each place.",
        "Каждая граница — прямая полоса: километры слева направо, переходы знаками, отмечен самый длинный участок без переходов, сверху — плотность переходов вокруг каждого места."
      ),
      width: Self.panelWidth, english: panels(.english), russian: panels(.russian))
  }

  private func panels(_ language: Language) -> [OutputBuffer] {
    StripChart.panels(shown, language: language, width: Self.panelWidth, bandwidth: Self.bandwidth)
  }

  /// `strips.svg`.
  func strips(_ language: Language, credit: String) -> OutputBuffer {
    StripChart.page(
      shown,
      title: countries == nil
        ? Phrase("Crossings along the borders, pair by pair", "Переходы вдоль границ по парам регионов")
        : Phrase("Crossings along the borders, country by country", "Переходы вдоль границ по странам"),
      language: language, bandwidth: Self.bandwidth, credit: credit
    ).svg()
  }
}
