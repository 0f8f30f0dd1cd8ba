import BorderCore
import BorderGeodesy
import BorderIO
import BorderMaps
import BorderMeasures
import BorderTables

/// The views of whose the regions of some data are, beside each other.
package struct WorldviewStudy {
  package let workspace: Workspace
  package let comparison: WorldviewComparison
  /// The names of countries.
  package let names: CountryNames
  private let measure: GeodesicMeasure
  private let threads: Int
  /// What is known of crossings, where they are listed.
  private var crossingNotes: [Phrase] = []

  /// Reads the regions and measures them under every view.
  ///
  /// - Parameters:
  ///   - request: Which regions; its worldview says nothing.
  ///   - file: A CSV of views: `worldview`, `region`, `country`, and perhaps `status`, `name_en`, `name_ru`, `note`; `nil` for
  ///     the embedded ones.
  ///   - chosen: The views to compare; `nil` for all.
  ///   - needsProvenance: Whether checksums of the inputs will be asked for.
  ///   - outputs: The files that the run will write.
  ///   - measure: How to measure.
  ///   - reporter: Where to say what was found.
  /// - Throws: `InputError` where a file cannot be read, or its views speak of no region of the data.
  package init(
    _ request: RegionRequest, file: String?, chosen: [String]?, needsProvenance: Bool,
    outputs: [OutputFile] = [], measure: GeodesicMeasure, reporter: Reporter
  ) throws {
    let threads = request.threads
    self.measure = measure
    self.threads = threads
    var plain = request
    let isEmbedded = request.inputs.allSatisfy { EmbeddedData.isSet($0) }
    // As the source has them; each view is laid over that.
    plain.worldview = isEmbedded ? "source" : nil
    let workspace = try Workspace(
      plain, needsProvenance: needsProvenance, outputs: outputs, reporter: reporter)
    self.workspace = workspace
    var views = try Self.views(file, workspace)
    if let chosen {
      let known = views.map(\.name)
      if let unknown = chosen.first(where: { !known.contains($0) }) {
        throw RequestError(
          "--views \(unknown): there is no such view. There are: \(known.joined(separator: ", "))",
          "--views \(unknown): такой точки зрения нет. Есть: \(known.joined(separator: ", "))")
      }
      views = chosen.compactMap { name in views.first { $0.name == name } }
    }
    try Self.check(views, file, workspace)
    let plainAnalysis = BorderAnalysis(
      BorderTopology(workspace.regions, threads: threads), measure: measure, threads: threads)
    try CrowdingRefusal(workspace: workspace).check(plainAnalysis, .rook)
    let embedded = workspace.embedded
    let profile = workspace.isEmbedded ? try embedded?.profile() : nil
    var notes: [Phrase] = []
    comparison = WorldviewComparison(
      try views.map { view in
        let regions = view.applied(to: workspace.regions).regions.regions
        var next = 0
        let analysis = plainAnalysis.reassigned { region in
          region = regions[next]
          next += 1
        }
        guard let embedded, let profile else {
          return WorldviewComparison.View(name: view.name, analysis: analysis)
        }
        let crossings = try ReportCrossings(
          embedded: embedded, profile: profile, analysis: analysis, tolerance: nil)
        notes = crossings.notes
        return WorldviewComparison.View(name: view.name, analysis: analysis, tallies: crossings.tallies)
      })
    crossingNotes = notes.suffix(1)
    names = try workspace.countryNames(
      of: Set(comparison.views.flatMap { $0.analysis.countries }), in: workspace.regions)
  }

  /// The views of a file, or the embedded ones; the data as they are first, unless a view is called so.
  private static func views(_ file: String?, _ workspace: Workspace) throws -> [Worldview] {
    var views: [Worldview] = []
    if let file {
      views = try WorldviewTable.read(file)
      try workspace.opened.add(InputSpec(file: file), rows: views.reduce(0) { $0 + $1.assignments.count })
    } else {
      let embedded = try workspace.data()
      views = try embedded.worldviewNames().map { try embedded.worldview($0) }
    }
    let source = Worldview(name: "source", assignments: [])
    return views.contains { $0.name == source.name } ? views : [source] + views
  }

  private static func check(_ views: [Worldview], _ file: String?, _ workspace: Workspace) throws {
    let known = Set(workspace.regions.regions.map(\.id))
    let spoken = Set(views.flatMap { $0.assignments.map(\.region) })
    guard file != nil || !workspace.isEmbedded else { return }
    let missing = spoken.subtracting(known).sorted()
    guard !spoken.isEmpty, missing.count == spoken.count else {
      if file != nil, !missing.isEmpty {
        let list = missing.prefix(8).joined(separator: ", ") + (missing.count > 8 ? ", …" : "")
        workspace.reporter.warn(
          Phrase(
            "the views speak of regions that the data do not have: \(missing.count) (\(list))",
            "точки зрения говорят о регионах, которых в данных нет: \(missing.count) (\(list))"))
      }
      return
    }
    throw InputError(
      .badData, file: file ?? workspace.sources.map(\.file).joined(separator: ", "),
      problem: Phrase(
        "the views speak of no region of the data, so there is nothing to compare",
        "точки зрения не говорят ни об одном регионе данных, сравнивать нечего"),
      hint: Phrase(
        "Give a table of your own with --table (worldview, region, country), or choose the ids with --id",
        "Дайте свою таблицу ключом --table (worldview, region, country) или выберите коды ключом --id"))
  }

  /// What was found, in sentences.
  package var notes: [Phrase] {
    let list = comparison.views.map(\.name).joined(separator: ", ")
    let (contested, all) = (comparison.contested.count, workspace.regions.regionCount)
    let (pairs, differing) = (comparison.pairs.count, comparison.pairs.count(where: \.differs))
    var notes = [
      contested == 0
        ? Phrase(
          "The views \(list) give every region of the data to the same country.",
          "Точки зрения \(list) относят каждый регион данных к одной и той же стране.")
        : Phrase(
          "The views \(list) give \(contested) of \(all) regions to different countries; \(differing) of \(pairs) pairs of countries differ in length, pairs of regions or crossings, or adjoin in some views only.",
          "Точки зрения \(list) относят к разным странам регионов: \(contested) из \(all); пар стран, которые различаются длиной, парами регионов или переходами либо граничат лишь по некоторым из них: \(differing) из \(pairs)."
        )
    ]
    notes.append(
      Phrase(
        "No view is preferred here: whose a disputed region is, is data with a status. Lines are the same in all views.",
        "Ни одна точка зрения здесь не предпочтена: чей спорный регион – это данные со статусом. Линии во всех одни и те же."
      ))
    notes.append(
      Phrase(
        "Lengths: \(measure.name). Data: \(workspace.sourceNames).",
        "Длины: \(LengthNotes.russianName(of: measure)). Данные: \(workspace.sourceNames)."))
    return notes + crossingNotes
  }

  /// The borders of countries with their lines: those of the first view that has them.
  package func pairs(isWhole: Bool, hasShapes: Bool) -> ShapedTable {
    let rows = comparison.pairs.filter { isWhole || $0.differs }
    return ShapedTable(
      table: comparison.pairTable(rows, names: names),
      ids: rows.map { $0.countries.joined(separator: "|") },
      shapes: hasShapes ? rows.map(shape) : [])
  }

  private func shape(_ row: WorldviewComparison.PairRow) -> GeoJSONGeometry? {
    // All that is their border in some view.
    let topology = comparison.views[0].analysis.topology
    var arcs: Set<ArcID> = []
    for view in comparison.views {
      for border in view.analysis.borders where border.isShared && view.analysis.isInternational(border) {
        let countries = [
          view.analysis.regions[border.a].country, view.analysis.regions[border.b].country,
        ].sorted()
        if countries == row.countries { arcs.formUnion(border.arcs) }
      }
    }
    return .multiLineString(topology.lines(joining: arcs))
  }

  /// The countries.
  package func countries(isWhole: Bool) -> ShapedTable {
    let rows = comparison.countries.filter { isWhole || $0.differs }
    return ShapedTable(
      table: comparison.countryTable(rows, names: names), ids: rows.map(\.country), shapes: [])
  }

  /// The regions on which the views differ.
  package var regions: ShapedTable {
    let table = comparison.regionTable(of: workspace.regions)
    return ShapedTable(table: table, ids: table.rows.indices.map(String.init), shapes: [])
  }

  /// The map: which borders are those of states, and in which views.
  package var map: MapContent {
    // A disputed region has no country on this map: its tint would take a side.
    let contested = Set(comparison.contested)
    var next = 0
    let analysis = comparison.views[0].analysis.reassigned { region in
      region = workspace.regions.regions[next]
      if contested.contains(RegionID(next)) { region.country = "" }
      next += 1
    }
    var content = MapContent(
      analysis,
      title: Phrase(
        "State borders by view: \(workspace.sourceNames)",
        "Границы государств по точкам зрения: \(workspace.sourceNames)"))
    var order: [[Int]] = []
    var (ofBorder, byKind): ([Int: Int], [[Int]: Int]) = ([:], [:])
    for index in analysis.borders.indices where analysis.borders[index].isShared {
      let views = comparison.views(inWhichIsInternational: index)
      guard !views.isEmpty else { continue }
      // A border of states in all views that is not one of the same states comes by itself.
      let key = views + (comparison.namesDifferentCountries(ofBorder: index) ? [-1] : [])
      if byKind[key] == nil {
        byKind[key] = order.count
        order.append(key)
      }
      ofBorder[index] = byKind[key]
    }
    let sorted = order.indices.sorted { order[$0].lexicographicallyPrecedes(order[$1]) }
    let all = Array(comparison.views.indices)
    var colour = 0
    var entries: [(colour: Colour, label: Phrase)] = []
    for kind in sorted.map({ order[$0] }) {
      let names = kind.filter { $0 >= 0 }.map { comparison.views[$0].name }.joined(separator: ", ")
      switch kind {
      case all:
        entries.append(
          (MapStyle.state, Phrase("of the same states in all views", "тех же государств по всем")))
      case all + [-1]:
        entries.append(
          (
            Colour(MapStyle.kinds[2]),
            Phrase("of different states by view", "разных государств, смотря по точке зрения")
          ))
      default:
        entries.append(
          (
            Colour(MapStyle.kinds[[0, 1, 3, 4, 5][colour % 5]]),
            Phrase("only by: \(names)", "только: \(names)")
          ))
        colour += 1
      }
    }
    content.kinds = MapKinds(
      heading: Phrase("State borders", "Границы государств"), entries: entries,
      ofBorder: ofBorder.mapValues { old in sorted.firstIndex(of: old) ?? 0 })
    content.countryNames = names
    content.notes = notes
    return content
  }
}
