import BorderCore
import BorderIO
import BorderMaps
import BorderTables

/// All that can be said of crossings, as the files of one folder.
package struct CrossingFolder {
  package let view: CrossingView
  package let notes: [Phrase]
  package let csv: CSVOptions
  package let language: Language
  package let provenance: Provenance

  package init(
    view: CrossingView, notes: [Phrase], csv: CSVOptions, language: Language, provenance: Provenance
  ) {
    self.view = view
    self.notes = notes
    self.csv = csv
    self.language = language
    self.provenance = provenance
  }

  /// How often the density along borders is given, in kilometres.
  private static let step = 10.0

  /// The files in the order of writing, without those that nothing is known for: countries, classes.
  package func files() throws -> [(name: String, buffers: [OutputBuffer])] {
    let found = view.found
    var files = [("crossings.csv", [found.table.csv(csv)]), ("crossings.geojson", list())]
    let hasCountries = !view.analysis.countries.isEmpty
    let areas = CrossingDensity.Area.allCases.filter { hasCountries || $0 != .country }
    for area in areas {
      for category in [nil] + found.categories.map({ Optional($0) }) {
        let name = ["density_by", area.rawValue, category?.rawValue].compactMap { $0 }.joined(separator: "_")
        let table = try view.density(DensityKeys(area, category: category))
        files.append((name + ".csv", [table.csv(csv)]))
      }
    }
    for area in areas where area == .country || area == .pair {
      var along = view
      along.options.by = DensityKeys(area, category: found.categories.first)
      let suffix = area == .country ? "" : "_by_pair"
      let spacing = along.spacing()
      files.append(("spacing\(suffix).csv", [spacing.table.csv(csv)]))
      files.append(("longest_stretches\(suffix).geojson", features(spacing)))
      files.append(
        (
          "density_along\(suffix).csv",
          [along.profile(every: view.options.profile ?? Self.step).table.csv(csv)]
        ))
      let routes = along.borderRoutes().summary()
      files.append(("routes\(suffix).csv", [routes.table.csv(csv)]))
    }
    let strips = StripChart.page(
      view.routes(), title: Phrase("Crossings along borders", "Пересечения вдоль границ"), language: language,
      bandwidth: view.options.bandwidth)
    return files + [
      ("strips.svg", [strips.svg()]), ("provenance.json", [Versions.completed(provenance).file()]),
    ]
  }

  private func list() -> [OutputBuffer] {
    let found = view.found
    return features(
      CrossingView.Shown(
        table: found.table, ids: found.ids, shapes: found.positions.map { $0.map { .point($0) } }))
  }

  private func features(_ shown: CrossingView.Shown) -> [OutputBuffer] {
    return FeatureOutput(decimals: CrossingView.decimals, language: language)
      .collection(shown.table, metadata: provenance.json) { (shown.ids[$0], shown.shapes[$0]) }
  }
}
