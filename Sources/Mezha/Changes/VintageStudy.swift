import BorderClaims
import BorderCore
import BorderGeodesy
import BorderIO
import BorderMeasures
import BorderTables

/// Two vintages of a map, read and compared.
package struct VintageStudy {
  package let old: Workspace
  package let new: Workspace
  package let comparison: VintageComparison
  package let changes: [RegionChange]
  /// Whether the ids come from both files, and mean something beside each other.
  package let hasIDs: Bool
  package let measure: GeodesicMeasure
  package let threads: Int
  /// The opening of the dividers that both vintages are measured with, in metres: as given, or the next round one above
  /// twice the distance of vertices in the coarser vintage; `nil` where nothing is known of it.
  package let ruler: Double?

  /// Reads both and compares them.
  ///
  /// - Parameters:
  ///   - request: How to read; its two inputs are OLD and NEW.
  ///   - options: How to compare.
  ///   - ruler: The opening of the dividers in metres; `nil` for one that fits the data.
  ///   - needsProvenance: Whether checksums of the inputs will be asked for.
  ///   - outputs: The files that the run will write.
  ///   - measure: How to measure.
  ///   - reporter: Where to say what was found.
  /// - Throws: `InputError` when something cannot be read, or would take more memory than there is.
  package init(
    _ request: RegionRequest, options: VintageComparison.Options, ruler: Double? = nil, needsProvenance: Bool,
    outputs: [OutputFile] = [], measure: GeodesicMeasure, reporter: Reporter
  ) throws {
    func workspace(_ input: String) throws -> Workspace {
      var one = request
      one.inputs = [input]
      return try Workspace(
        one, needsProvenance: needsProvenance, outputs: outputs, reporter: reporter)
    }
    let (old, new) = (try workspace(request.inputs[0]), try workspace(request.inputs[1]))
    self.old = old
    self.new = new
    self.measure = measure
    threads = options.threads
    let budget = MemoryBudget.now()
    let need = [old, new].reduce(0) { $0 + $1.regions.memoryForBorders(under: budget.limit) }
    if need > 1 << 24, need > budget.bytes {
      throw InputError.memory(request.inputs.joined(separator: ", "), need: need, budget: budget)
    }
    hasIDs = Self.haveCommonIDs(old, new)
    let hasNames = [old, new].allSatisfy { $0.sources.allSatisfy { $0.chosenFields[.name] != nil } }
    if options.rule == .id, !hasIDs { throw Self.missing("--by id", "ids", "кодов", request) }
    if options.rule == .name, !hasNames { throw Self.missing("--by name", "names", "названий", request) }
    let (before, after) = (old.regions, new.regions)
    let count = before.regionCount
    let rules = hasNames ? try new.embedded?.nameRules() : nil
    let names = VintageNames(hasIDs: hasIDs, hasNames: hasNames) { olds, news in
      RegionNamePairs(rules: rules)
        .pairs(olds.map { before.regions[$0] }, news.map { after.regions[$0 - count] })
        .map { (olds[$0.old], news[$0.new]) }
    }
    func refuse(_ vintages: VintageTopology) throws(InputError) {
      guard let crowding = vintages.crowding else { return }
      throw InputError(
        .badData, file: request.inputs.joined(separator: ", "), problem: CrowdingRefusal.lines(crowding),
        hint: CrowdingRefusal.linesHint)
    }
    // Looked at first: comparing so many regions along one line would take their square.
    let vintages = VintageTopology(before, after, threads: options.threads)
    try refuse(vintages)
    let compared = VintageComparison(
      before, after, on: vintages, names: names, options: options, measure: measure)
    // Lines that are one only to within the precision of coordinates are one now.
    try refuse(compared.vintages)
    let land = TerritoryTransfers(compared, measure: measure, threads: threads)
    comparison = compared.settled(with: land.transfers, unmeasured: land.unmeasured)
    changes = comparison.regionChanges()
    let coarser = [comparison.spacing.old, comparison.spacing.new].compactMap { $0 }.max()
    self.ruler =
      ruler
      ?? coarser.flatMap { metres in
        RulerRow.rulers(spacing: 2 * metres, length: 200 * metres).first
      }
  }

  /// Whether ids of both files may be compared: both have some, of one field or with some in common.
  private static func haveCommonIDs(_ old: Workspace, _ new: Workspace) -> Bool {
    let fields = [old, new].map { Set($0.sources.map { $0.chosenFields[.id] ?? "" }) }
    guard fields.allSatisfy({ !$0.contains("") }) else { return false }
    if fields[0] == fields[1] { return true }
    return !Set(old.regions.regions.map(\.id)).isDisjoint(with: new.regions.regions.map(\.id))
  }

  private static func missing(
    _ option: String, _ english: String, _ russian: String, _ request: RegionRequest
  ) -> InputError {
    InputError(
      .badData, file: request.inputs.joined(separator: ", "),
      problem: Phrase(
        "\(option) needs \(english) in both files, and there are none that fit each other",
        "\(option) требует \(russian) в обоих файлах, а подходящих друг к другу нет"),
      hint: Phrase(
        "Choose the field with --id or --name, or take --by auto",
        "Выберите поле ключом --id или --name или возьмите --by auto"))
  }

  /// What the outputs come from.
  ///
  /// - Parameter options: The command and its options that decide the result.
  /// - Returns: The provenance of both inputs.
  /// - Throws: `InputError` when an input cannot be read any more for its checksum.
  package func provenance(options: [(String, JSONValue)]) throws -> Provenance {
    var provenance = try old.provenance(
      measure: measure, tolerance: comparison.tolerance.metres, options: options)
    let other = try new.provenance(measure: measure, options: [])
    provenance.inputs += other.inputs
    provenance.credits = credits
    return provenance
  }

  /// Whom both inputs come from.
  package var credits: Credits { Credits(Self.distinct(old.credits.sources + new.credits.sources)) }

  private static func distinct(_ sources: [Credits.Source]) -> [Credits.Source] {
    sources.indices.filter { sources.firstIndex(of: sources[$0]) == $0 }.map { sources[$0] }
  }

  /// The surface of some regions in square metres.
  func areas(_ regions: Set<Int>, of set: RegionSet) -> [Int: Double] {
    var areas: [Int: Double] = [:]
    for part in 0..<set.partCount where regions.contains(set.partRegions[part].index) {
      for ring in set.rings(ofPart: part) {
        let area = set.positions[set.range(ofRing: ring)].withUnsafeBufferPointer { measure.area(ofRing: $0) }
        areas[set.partRegions[part].index, default: 0] += set.isExterior(ring: ring) ? area : -area
      }
    }
    return areas
  }
}
