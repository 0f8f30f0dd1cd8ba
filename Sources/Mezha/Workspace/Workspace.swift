import BorderCore
import BorderGeodesy
import BorderIO
import BorderMeasures
package import BorderTables

/// What a command works on: the regions as its options ask for, and where they come from.
package struct Workspace {
  package let regions: RegionSet
  package let sources: [SourceInfo]
  package let worldview: String
  /// What the worldview says of regions that the data has no shape of.
  package let missing: [Worldview.Assignment]
  package let isEmbedded: Bool
  /// The embedded sets among the inputs.
  package let sets: [EmbeddedSet]
  /// How sure the ends of borders on the state borders are; `nil` where nothing is known.
  package let splits: SplitUncertainty?
  /// What says that latitude and longitude are swapped; `nil` when nothing does.
  package let axisWarning: Phrase?
  /// Whether the coordinates are those of a plane, so that there are neighbours but no lengths.
  package let isPlanar: Bool
  /// Whether the polygons of the regions are there; if not, a spill has them.
  package let hasShapes: Bool
  /// The fields that the user keeps.
  package let attributes: RegionAttributes
  /// Whom to name for the user's files, as the user says; `nil` where nothing is said.
  private let attribution: String?
  /// The paths of the embedded sets.
  private let setFiles: Set<String>
  /// Where to say what was found.
  package let reporter: Reporter
  /// What else is opened for this run.
  package let opened: OpenedInputs
  /// The data that come with Mezha, where they were found: what is read of them in this run stands in its provenance.
  package let embedded: EmbeddedData?
  private let digests: Digests?

  /// Reads the inputs, or the embedded regions when there are none, and applies the worldview.
  ///
  /// - Parameters:
  ///   - options: What to read and how.
  ///   - needsProvenance: Whether checksums of the inputs will be asked for.
  ///   - outputs: The files that the run will write.
  ///   - spill: Takes the polygons in place of the workspace.
  ///   - reporter: Where to say what was found.
  /// - Throws: `InputError` when something cannot be read, or is a file that the run will write.
  package init(
    _ options: RegionRequest, needsProvenance: Bool, outputs: [OutputFile] = [], spill: RegionSpill? = nil,
    reporter: Reporter
  ) throws {
    self.reporter = reporter
    hasShapes = spill == nil
    opened = OpenedInputs(isWanted: needsProvenance, outputs: outputs)
    var inputs: [InputSpec] = []
    var sets: [EmbeddedSet] = []
    let data = try EmbeddedData.found()
    self.embedded = data
    for argument in options.inputs {
      let (input, set) = try EmbeddedData.input(argument, in: data)
      if !input.isStandardInput { try opened.check(input.file) }
      inputs.append(input)
      if let set { sets.append(set) }
    }
    let needsData = inputs.isEmpty || !sets.isEmpty || options.worldview != nil
    let embedded = needsData ? try data ?? EmbeddedData.located() : nil
    if inputs.isEmpty, let embedded {
      let standard = try embedded.set()
      sets = [standard]
      inputs = [InputSpec(file: embedded.path(standard.file))]
    }
    let isOnlyEmbedded = sets.count == inputs.count
    self.sets = sets
    attribution = options.attribution
    setFiles = Set(sets.compactMap { embedded?.path($0.file) })
    splits = try sets.count == 1 ? embedded?.splitUncertainty(of: sets[0]) : nil
    isEmbedded = isOnlyEmbedded && sets.count == 1 && sets[0].isOfHome
    var reading = ReadOptions(
      idField: options.id, nameField: options.name, countryField: options.country, whereClause: options.filter
    )
    if isOnlyEmbedded {
      reading = EmbeddedData.readOptions
      reading.whereClause = options.filter
    } else {
      reading.swapsAxes = options.swapsAxes
      reading.takesClosedLines = options.takesClosedLines
      reading.declaredCRS = options.crs
      reading.takesPlanar = options.takesPlanar
    }
    reading.keptFields = options.keptFields
    digests =
      needsProvenance
      ? Digests(inputs.filter { !$0.isStandardInput }.map(\.file), threads: options.threads) : nil
    reporter.phase(Phrase("reading", "чтение"))
    let input = try RegionReader.read(inputs, options: reading, spill: spill)
    let budget = MemoryBudget.now()
    let need = input.regions.memoryForBorders(under: budget.limit)
    // What is small fits, whatever is left.
    if need > 1 << 24, need > budget.bytes {
      throw InputError.memory(
        inputs.map(\.file).joined(separator: ", "), need: need, budget: budget)
    }
    sources = input.sources
    isPlanar = input.isPlanar
    attributes = input.attributes

    var name = options.worldview ?? "source"
    if let embedded {
      if options.worldview == nil, isOnlyEmbedded { name = try embedded.profile().worldview }
      let view = try embedded.worldview(name)
      let applied = view.applied(to: input.regions)
      regions = applied.regions
      // With a filter, a region that is not there may have been filtered out. Of the others, those are reported on which
      // worldviews disagree, and which could belong to a country of the set.
      if isOnlyEmbedded && options.filter == nil {
        let contested = try embedded.contestedRegions()
        let present = Set(applied.regions.regions.map(\.country))
        missing = applied.missing.filter {
          contested[$0.region].map { !$0.isDisjoint(with: present) } ?? false
        }
      } else {
        missing = []
      }
      if !isOnlyEmbedded && applied.missing.count == view.assignments.count {
        reporter.warn(
          Phrase(
            "no region has an id that the worldview \"\(name)\" speaks of; it changes nothing. It knows ISO 3166-2 codes: choose the field with --id",
            "нет ни одного региона, о котором говорит точка зрения «\(name)»; она ничего не меняет. Она знает коды ISO 3166-2: выберите поле ключом --id"
          ))
      }
    } else {
      regions = input.regions
      missing = []
    }
    worldview = name
    axisWarning = isOnlyEmbedded || isPlanar || !hasShapes ? nil : try AxisCheck.warning(of: regions, data)
    reporter.phase(nil)
    try tellWhatWasRead()
    reporter.phase(Phrase("measuring borders", "измерение границ"))
  }

  /// The embedded data.
  ///
  /// - Throws: `InputError` when there are none.
  package func data() throws(InputError) -> EmbeddedData {
    if let embedded { return embedded }
    return try EmbeddedData.located()
  }

  /// The names of the countries of some regions; where they are the embedded ones, as the embedded data call them.
  ///
  /// - Throws: `InputError` when a table of the embedded data cannot be read.
  package func countryNames(of analysis: BorderAnalysis) throws(InputError) -> CountryNames {
    try countryNames(of: analysis.countries, in: analysis.regions)
  }

  /// The same of some countries, by the places of regions.
  func countryNames(
    of countries: some Sequence<String>, in set: RegionSet
  ) throws(InputError) -> CountryNames {
    guard let embedded else { return CountryNames([:]) }
    return isEmbedded ? try embedded.countryNames() : try embedded.countryNames(of: countries, in: set)
  }

  private func tellWhatWasRead() throws(InputError) {
    for source in sources {
      let fields = source.chosenFields.sorted { $0.key.rawValue < $1.key.rawValue }
        .map { "\($0.key.rawValue) = \($0.value)" }.joined(separator: ", ")
      reporter.detail(
        Phrase(
          "\(source.file) [\(source.layer)], \(source.driver), \(source.coordinateSystem): \(EnglishCount.of(source.featureCount, "feature")), \(EnglishCount.of(source.vertexCount, "vertex", plural: "vertices")); fields: \(fields)",
          "\(source.file) [\(source.layer)], \(source.driver), \(source.coordinateSystem): объектов \(source.featureCount), вершин \(source.vertexCount); поля: \(fields)"
        ))
      for note in source.notes { reporter.note(note) }
    }
    for assignment in missing {
      let name = assignment.name
      reporter.note(
        Phrase(
          "worldview \(worldview): the data has no polygon of \(name.english) (\(assignment.region)); \(assignment.note.english)",
          "точка зрения \(worldview): в данных нет полигона «\(name.russian)» (\(assignment.region)); \(assignment.note.russian)"
        ))
    }
    if let axisWarning {
      reporter.warn(axisWarning)
    } else if let doubt = try countryDoubt() {
      reporter.note(doubt)
    }
    if regions.regionCount == 0 {
      reporter.warn(
        Phrase(
          "there is no region in the input, or none that matches --where; what is in it: mezha inspect",
          "во входных данных нет ни одного региона, или условию --where не отвечает ни один; что в них: mezha inspect"
        ))
    }
    if !regions.problems.isEmpty { tellProblems() }
  }

  /// What to say where the field of countries of the user's files holds none, or may hold none.
  private func countryDoubt() throws(InputError) -> Phrase? {
    guard hasShapes, !isPlanar, sets.isEmpty, regions.regions.contains(where: { !$0.country.isEmpty }),
      let embedded
    else { return nil }
    let fields = Set(sources.map { $0.chosenFields[.country] })
    return try embedded.countryDoubt(of: regions, field: fields.count == 1 ? fields.first ?? nil : nil)
  }

  private func tellProblems() {
    var counts: [RegionProblem.Kind: (count: Int, first: RegionProblem)] = [:]
    for problem in regions.problems { counts[problem.kind, default: (0, problem)].count += 1 }
    for kind in RegionProblem.Kind.allCases {
      guard let (count, first) = counts[kind] else { continue }
      let (what, file) = (kind.explanation, file(of: first))
      let place = first.position.map { ", \($0.longitude) \($0.latitude)" } ?? ""
      let ring = first.placeInFeature
      reporter.warn(
        Phrase(
          "\(file): \(what.english): \(count)\(count > 1 ? ", the first" : "") in \(first.regionID)\(ring.english)\(place). All of them: mezha inspect",
          "\(file): \(what.russian): \(count)\(count > 1 ? ", первый случай" : "") в \(first.regionID)\(ring.russian)\(place). Все: mezha inspect"
        ))
    }
  }

  /// The inputs, counted from 0, whose regions have numbers that the program made in place of ids.
  package var madeSources: Set<Int> {
    Set(sources.indices.filter { sources[$0].chosenFields[.id] == nil })
  }

  /// Whom the regions come from: the embedded sets, or the user's files.
  package var credits: Credits {
    let regions = Phrase("regions", "регионы")
    let embedded = sets.map { Credits.Source(regions, name: $0.source, terms: $0.attribution) }
    let files = sources.filter { !setFiles.contains($0.file) }.map { source in
      NamedData.record(ofFile: source.file)?.credit(regions)
        ?? Credits.Source(regions, name: Phrase(same: source.shownName), terms: attribution ?? "")
    }
    return Credits(embedded + files + opened.credits)
  }

  /// Whom the user names for the files, in a sentence.
  var attributionNotes: [Phrase] { attribution.map { [Phrase(same: $0)] } ?? [] }

  /// The names of the files, each once.
  var sourceNames: String {
    let files = sources.map { $0.file.split(separator: "/").last.map(String.init) ?? $0.file }
    return Set(files).sorted().joined(separator: ", ")
  }

  /// The file and layer that a problem's region comes from.
  private func file(of problem: RegionProblem) -> String {
    let source = regions.regions.first { $0.id == problem.regionID }?.source ?? 0
    guard sources.indices.contains(source) else { return "" }
    return "\(sources[source].file)#\(sources[source].layer)"
  }

  /// Where an output comes from, with everything that was opened so far.
  ///
  /// - Parameters:
  ///   - measure: How lengths were measured.
  ///   - tolerance: Within how many metres borders were matched; `nil` when vertices had to be equal.
  ///   - options: The command and its options that decide the result, without paths and threads.
  /// - Returns: The provenance.
  /// - Throws: `InputError` when an input cannot be read any more for its checksum.
  package func provenance(
    measure: GeodesicMeasure, tolerance: Double? = nil, options: [(String, JSONValue)]
  ) throws -> Provenance {
    var provenance = Provenance(
      version: Versions.mezha, libraries: Versions.libraries, worldview: worldview, toleranceM: tolerance,
      lengths: measure.name)
    provenance.inputs =
      try sources.map { try Provenance.Input($0, sha256: digests?.digest(of: $0)) } + opened.all
      + (embedded?.inputs() ?? [])
    provenance.credits = credits
    provenance.options = JSONObject(options)
    return provenance
  }
}

extension SourceInfo {
  /// The file without its folder, with the layer where that is not clear.
  var shownName: String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return layer.isEmpty || name.hasPrefix(layer + ".") ? name : "\(name)#\(layer)"
  }
}
