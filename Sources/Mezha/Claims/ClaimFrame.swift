import BorderClaims
import BorderCore
import BorderGeodesy
import BorderIO
import BorderMeasures

/// The regions that claims are held against, with what their names mean.
package struct ClaimFrame {
  package let analysis: BorderAnalysis
  package let resolver: NameResolver
  package let distances: RegionDistance
  package let embedded: EmbeddedData
  package let rules: NameRules
  /// Whether the countries of the regions are countries that the embedded data know, and not something else.
  package let areCountries: Bool

  /// Prepares the regions of a workspace.
  ///
  /// - Parameters:
  ///   - workspace: The regions, under a worldview.
  ///   - topology: Their topology where it is there already, such as one matched within a tolerance.
  ///   - countries: For each input the country of its regions where the file has none; empty texts say nothing.
  ///   - aliasFile: A CSV of the user's own names: `name`, `id`.
  ///   - measure: How to measure lengths.
  ///   - threads: How many threads may work.
  /// - Throws: `InputError` when the embedded data or the aliases cannot be used.
  package init(
    _ workspace: Workspace, topology: BorderTopology? = nil, countries: [String] = [],
    aliasFile: String? = nil, measure: GeodesicMeasure,
    threads: Int
  ) throws {
    embedded = try workspace.data()
    // Codes of states or provinces are not those of countries in another form.
    let own = workspace.regions.regions.map(\.country) + countries
    areCountries =
      try workspace.isEmbedded || !embedded.countryNames(of: own, in: workspace.regions).all.isEmpty
    let alpha3 = areCountries ? try embedded.alpha3Codes() : [:]
    func assign(_ region: inout Region) {
      if region.source < countries.count, !countries[region.source].isEmpty, region.country.isEmpty {
        region.country = countries[region.source]
      }
      region.country = alpha3[region.country] ?? region.country
    }
    let assigned = (topology ?? BorderTopology(workspace.regions)).reassigned(assign)
    let regions = assigned.regions
    analysis = BorderAnalysis(assigned, measure: measure, threads: threads)
    try CrowdingRefusal(workspace: workspace).check(analysis, .queen)
    rules = try embedded.nameRules()
    distances = RegionDistance(analysis.topology)
    var outer: NameResolver?
    if !workspace.isEmbedded {
      outer = try embedded.resolver(of: try embedded.regions())
    }
    let made = workspace.madeSources
    let plain = try embedded.resolver(of: regions, outer: outer, madeSources: made)
    guard let aliasFile else {
      resolver = plain
      return
    }
    resolver = try embedded.resolver(
      of: regions, userAliases: try Self.aliases(aliasFile, plain, workspace), outer: outer, madeSources: made
    )
  }

  /// Says where countries of inputs that the user named change nothing, because all of the regions have one.
  ///
  /// - Throws: ``RequestError`` where there are more of them than inputs.
  package static func check(_ countries: [String], of workspace: Workspace) throws {
    let sources = workspace.sources
    if countries.count > sources.count {
      throw RequestError(
        "--input-countries names \(EnglishCount.of(countries.count, "country", plural: "countries")), and the number of inputs is \(sources.count)",
        "--input-countries называет стран \(countries.count), а входных данных \(sources.count)")
    }
    for (source, code) in countries.enumerated() where !code.isEmpty {
      let lacksOne = workspace.regions.regions.contains { $0.source == source && $0.country.isEmpty }
      if lacksOne { continue }
      let name = sources[source].shownName
      workspace.reporter.warn(
        Phrase(
          "--input-countries \(code) changes nothing: all regions of \(name) have a country",
          "--input-countries \(code) ничего не меняет: у всех регионов \(name) страна есть"))
    }
  }

  /// The embedded regions of an analysis that is there already.
  package init(embedded: EmbeddedData, analysis: BorderAnalysis) throws {
    self.embedded = embedded
    areCountries = true
    self.analysis = analysis
    rules = try embedded.nameRules()
    distances = RegionDistance(analysis.topology)
    resolver = try embedded.resolver(of: analysis.regions)
  }

  /// The user's names, each with the id of the place that its second column means.
  private static func aliases(_ file: String, _ resolver: NameResolver, _ workspace: Workspace) throws
    -> [String: String]
  {
    let table = try CSVFile.read(file)
    try workspace.opened.add(InputSpec(file: file), rows: table.rows.count)
    let name = try table.requiredIndex(ofColumn: "name", file: file)
    let id = try table.requiredIndex(ofColumn: "id", file: file)
    var aliases: [String: String] = [:]
    for (row, line) in zip(table.rows, table.lines) {
      guard case .matched(let place, _) = resolver.resolve(row[id]) else {
        throw InputError(
          .badData, file: file, line: line,
          problem: Phrase("\"\(row[id])\" is no place of the data", "в данных нет места «\(row[id])»"),
          hint: Phrase(
            "Give an id of the data, or a name that means one place",
            "Укажите код из данных или название, которое значит одно место"))
      }
      aliases[row[name]] = resolver.places[place].code
    }
    return aliases
  }

  /// What figures are checked by, with the embedded crossings on these borders.
  package func basis(
    _ workspace: Workspace, tolerance: Double, measure: GeodesicMeasure
  ) throws -> FigureChecker.Basis {
    let home = try embedded.profile().home
    // The embedded list is of the borders of one country.
    let crossings =
      analysis.countries.contains(home)
      ? CrossingAssignment(
        try embedded.crossings(), analysis: analysis, search: BorderLocator(internationalBordersOf: analysis),
        tolerance: tolerance, superseded: try embedded.supersededCodes()) : nil
    var basis = FigureChecker.Basis(
      contacts: ContactTable(analysis), resolver: resolver, proximity: distances, crossings: crossings,
      crossingsHome: home,
      planned: try embedded.planned(), measure: measure, worldview: workspace.worldview,
      missing: workspace.missing)
    let (others, topology) = (OtherMethods(workspace), analysis.topology)
    basis.otherLengths = { others.kilometres(of: $0, topology) }
    return basis
  }

  /// A place by its name, for an option.
  package func place(_ name: String, option: String) throws -> PlaceReference {
    let match = resolver.resolve(name)
    if case .matched(let index, _) = match {
      switch resolver.places[index].kind {
      case .region(let id): return .region(id)
      case .country: return .country(resolver.places[index].code)
      }
    }
    var candidates: [Int] = []
    if case .ambiguous(let list) = match { candidates = list }
    if case .unknown(let list, _) = match { candidates = list }
    let labels = Phrase(joining: candidates.prefix(5).map { resolver.places[$0].label })
    throw InputError(
      .usage, file: option,
      problem: Phrase("\"\(name)\" does not name one place", "«\(name)» не называет одного места"),
      hint: candidates.isEmpty
        ? nil : Phrase("Perhaps: \(labels.english)", "Возможно: \(labels.russian)"))
  }
}
