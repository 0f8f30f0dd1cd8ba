import BorderCore
import BorderGeodesy
import BorderIO
import BorderMeasures
import BorderTables

/// The rows that the command shows of crossings.
package struct CrossingView {
  package var options: CrossingViewRequest
  package let found: CrossingStudy
  package let analysis: BorderAnalysis
  package let measure: GeodesicMeasure
  package let international: Bool
  package let workspace: Workspace
  private let countryNames: CountryNames

  package init(
    options: CrossingViewRequest, found: CrossingStudy, analysis: BorderAnalysis,
    measure: GeodesicMeasure, international: Bool, workspace: Workspace
  ) throws(InputError) {
    self.options = options
    self.found = found
    self.analysis = analysis
    self.measure = measure
    self.international = international
    self.workspace = workspace
    countryNames = try workspace.countryNames(of: analysis)
  }

  /// Digits after the point of coordinates: a crossing lies on both its lines, to a tenth of a millimetre.
  static let decimals = 9

  /// Rows with their shapes, or routes for strips.
  package struct Shown {
    package var table: Table
    package var ids: [String] = []
    package var shapes: [GeoJSONGeometry?] = []
    package var strips: CrossedRoutes?
  }

  /// What the options ask for.
  package func listing(isForStrips: Bool) throws -> Shown {
    if isForStrips { return Shown(table: found.table, strips: routes()) }
    if options.spacing { return spacing() }
    if let step = options.profile { return profile(every: step) }
    if let by = options.by { return Shown(table: try density(by)) }
    return Shown(
      table: found.table, ids: found.ids, shapes: found.positions.map { $0.map { .point($0) } })
  }

  package func density(_ by: DensityKeys) throws -> Table {
    var density = CrossingDensity(
      borders: found.borders, area: by.area, category: by.category?.heading,
      minimumLength: options.minimumLength)
    if let file = options.lengthReference {
      density.reference = try LengthReference.read(file)
      try workspace.opened.add(InputSpec(file: file), rows: density.reference.count)
    }
    let source =
      options.lengthReference.map { Phrase("the lengths in \($0)", "длины из \($0)") }
      ?? Phrase("geodesic border length in this data", "геодезическая длина границы в этих данных")
    let result = density.counted(found.counted(by: by.category), analysis, source: source)
    let (without, all) = (result.rowsWithoutLength, result.table.rows.count)
    if let file = options.lengthReference, !density.reference.isEmpty, without > 0 {
      workspace.reporter.warn(
        Phrase(
          "rows without a length in \(file), and so without a density: \(without) of \(all). Add them to that file: a,b,length_km",
          "строк без длины в \(file) и потому без плотности: \(without) из \(all). Допишите их в этот файл: a,b,length_km"
        ))
    }
    return result.table
  }

  /// The borders as routes: of countries, or of pairs of regions where that is asked for or no country is known.
  package func borderRoutes() -> BorderRoutes {
    // One country has no border with another.
    let byPair = options.by?.area == .pair || options.by == nil && analysis.countries.count < 2
    var home: String?
    if case .points(_, _, let own) = found.source { home = own }
    let isInternational: Bool
    if case .points = found.source {
      isInternational = !analysis.countries.isEmpty
    } else {
      isInternational = international
    }
    return BorderRoutes(
      analysis, geometry: measure, byPair: byPair, home: home, isInternational: isInternational,
      countryNames: countryNames)
  }

  /// The routes with their crossings.
  package func routes() -> CrossedRoutes {
    let routes = borderRoutes()
    switch found.source {
    case .points(let assignment, let planned, _):
      return CrossedRoutes(assignment, along: routes, analysis, planned: planned)
    case .lines(let crossings, let lines, let classColumn, let nameColumn):
      return CrossedRoutes(
        crossings, of: lines, along: routes, analysis, classColumn: classColumn, nameColumn: nameColumn,
        label: CrossedRoutes.label)
    }
  }

  package func spacing() -> Shown {
    let routes = routes()
    var selections: [CrossedRoute.Selection] = [.existing]
    switch options.by?.category {
    case .status: selections.append(.open)
    case nil: break
    default: selections += routes.modes.sorted().map { .mode($0) }
    }
    let rows = routes.spacingRows(selections)
    return Shown(
      table: CrossedRoutes.spacingTable(rows),
      ids: rows.map { ($0.route.sides + [$0.selection.key]).joined(separator: "|") },
      shapes: rows.map { row in
        let line = row.longest?.positions(along: row.route.chainage) ?? []
        return line.count > 1 ? .lineString(line) : nil
      })
  }

  package func profile(every step: Double) -> Shown {
    let listing = routes().profile(every: step, bandwidth: options.bandwidth)
    return Shown(
      table: listing.table, ids: listing.geometries.indices.map { "\($0 + 1)" },
      shapes: listing.geometries.map { $0.first.map { .point($0) } })
  }
}

extension CountedCrossing {
  /// A listed crossing with the category that the table asks for.
  package init(_ entry: CrossingAssignment.Entry, category: CrossingCategory?) {
    let name =
      switch category {
      case .status: entry.crossing.status.rawValue
      case .concept: entry.crossing.concept
      default: entry.crossing.mode.rawValue
      }
    let place: Place =
      switch entry.placement {
      case .measured(let hit): .border(hit.border)
      case .stated(let border): .border(border)
      case .region(let region, let neighbour): .region(region, neighbour: neighbour)
      case .unplaced: .nowhere
      }
    self.init(place: place, category: name)
  }
}
