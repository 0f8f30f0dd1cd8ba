import BorderCore
internal import BorderTables
import CSimdJSON
import GDAL

/// Reads regions from GeoJSON, or TopoJSON of one object, by the parser of `CSimdJSON`.
enum GeoJSONRegions {
  /// - Returns: `false` when the text is another format and nothing was read.
  /// - Throws: `InputError`, with the place where the text is malformed.
  static func read(
    _ input: InputSpec, _ options: ReadOptions, into collector: RegionCollector
  ) throws(InputError) -> Bool {
    let document = try GeoJSONDocument(
      try text(of: input, isPassedThrough: collector.spill != nil), file: input.file)
    guard let names = try document.propertyNames() else { return false }
    let plan: FieldPlan
    do {
      plan = try FieldPlan(fields: names, options: options, isComplete: false)
    } catch {
      throw error.error(file: input.file, layer: nil)
    }
    let topology = document.topology
    if let topology, let wanted = input.layer, wanted != topology { return false }
    let pass = Pass(collector: collector, plan: plan, options: options, input: input, topology: topology)
    // A `crs` after the features is known only then.
    if let late = try pass.lateCRS(in: document) { pass.givenCRS = late }
    pass.begin()
    let (outcome, summary) = try document.read(properties: plan.slotNames) { feature, summary in
      pass.take(feature, summary)
    }
    if let failure = pass.failure { throw failure }
    guard outcome != .otherFormat else { return false }
    try pass.end(summary)
    return true
  }

  /// Shows attributes alone. See `AttributeReader`.
  ///
  /// - Returns: `false` when the text is another format.
  static func readAttributes(
    _ input: InputSpec, _ fields: [String], _ visit: ((Int) -> String?) -> Bool
  ) throws(InputError) -> Bool {
    let document = try GeoJSONDocument(try text(of: input, isPassedThrough: true), file: input.file)
    guard try document.propertyNames() != nil else { return false }
    let idSlot = fields.firstIndex(of: "id")
    var number = 0
    let (outcome, _) = try document.read(properties: fields) { feature, _ in
      number += 1
      if number % 1024 == 0 { MappedFiles.giveBack() }
      let (values, memberID) = (feature.values, feature.id)
      return visit { values?[$0].string ?? ($0 == idSlot ? memberID.string : nil) }
    }
    return outcome != .otherFormat
  }

  private static func text(
    of input: InputSpec, isPassedThrough: Bool = false
  ) throws(InputError) -> PaddedText {
    if let contents = input.contents { return PaddedText(contents) }
    return try PackedFile.text(of: input.file, isPassedThrough: isPassedThrough)
  }
}

/// One reading of a document into a collector.
private final class Pass {
  let collector: RegionCollector
  let plan: FieldPlan
  let options: ReadOptions
  let input: InputSpec
  /// The name of the object of TopoJSON; `nil` for GeoJSON.
  let topology: String?
  var givenCRS: String?
  var failure: InputError?
  private var isTransformKnown = false
  private var found: [Bool]
  private let idSlot: Int?

  init(
    collector: RegionCollector, plan: FieldPlan, options: ReadOptions, input: InputSpec, topology: String?
  ) {
    self.collector = collector
    self.plan = plan
    self.options = options
    self.input = input
    self.topology = topology
    found = plan.slots.map { _ in false }
    idSlot = plan.slotNames.firstIndex(of: "id")
  }

  func begin() {
    let info = SourceInfo(
      file: input.file, layer: topology ?? input.stem, driver: topology == nil ? "GeoJSON" : "TopoJSON",
      coordinateSystem: "WGS 84 (RFC 7946)")
    collector.begin(info, plan: plan)
  }

  /// The name in a `crs` member that stands after the features; `nil` when there is none.
  func lateCRS(in document: borrowing GeoJSONDocument) throws(InputError) -> String? {
    guard document.endMentionsCRS else { return nil }
    let (_, summary) = try document.read(properties: []) { _, _ in true }
    return summary.crs.string
  }

  /// Takes a feature; returns whether to go on.
  func take(_ feature: borrowing mezha_geojson_feature, _ summary: mezha_geojson_summary) -> Bool {
    do throws(InputError) {
      if !isTransformKnown { try setTransform(givenCRS ?? summary.crs.string) }
    } catch {
      failure = error
      return false
    }
    let values = feature.values
    let memberID = feature.id
    collector.beginFeature { slot in
      // The member `id` stands in for a property of that name.
      guard let text = values?[slot].string ?? (slot == idSlot ? memberID.string : nil) else { return nil }
      found[slot] = true
      return text
    }
    count(feature)
    addRings(of: feature)
    failure = collector.refusal
    guard failure == nil else { return false }
    guard let thrown = collector.transformFailure else { return true }
    failure = InputError(
      .badData, file: input.file,
      problem: Phrase("cannot be transformed: \(thrown)", "не преобразуется: \(thrown)"),
      hint: SourceOpening.badTransform)
    failure?.feature = collector.featureNumber
    return false
  }

  private func addRings(of feature: borrowing mezha_geojson_feature) {
    guard feature.ring_count > 0, let numbers = feature.coordinates, let starts = feature.ring_starts,
      let partRings = feature.part_rings
    else { return }
    for part in 0..<feature.part_count {
      collector.builder.beginPart()
      for ring in partRings[part]..<partRings[part + 1] {
        let count = starts[ring + 1] - starts[ring]
        let source = UnsafeRawPointer(numbers + 2 * starts[ring])
        collector.addRing(count: count) { target in
          target.baseAddress.map {
            UnsafeMutableRawPointer($0).copyMemory(from: source, byteCount: count * 16)
          }
        }
      }
    }
  }

  private func count(_ feature: borrowing mezha_geojson_feature) {
    collector.source.tally.polygons += feature.part_count
    collector.source.tally.skipped += feature.skipped_members
    if feature.has_more_dimensions { collector.source.tally.withMoreDimensions += 1 }
    switch feature.shape {
    case MEZHA_SHAPE_COLLECTION where feature.part_count > 1: collector.source.tally.collections += 1
    case MEZHA_SHAPE_NONE: collector.source.tally.missing += 1
    case MEZHA_SHAPE_POINT, MEZHA_SHAPE_LINE, MEZHA_SHAPE_UNKNOWN: collector.source.tally.skipped += 1
    default: break
    }
  }

  private func setTransform(_ name: String?) throws(InputError) {
    isTransformKnown = true
    guard let name, !name.isEmpty else {
      if options.isPlanar { return collector.setPlanar() }
      guard let (system, _) = try SourceOpening.system(nil, options, file: input.file) else { return }
      collector.source.isCRSDeclared = true
      return try setTransform(from: system)
    }
    let system = try SourceOpening.system(named: name, file: input.file)
    guard system.isOnEarth else {
      if options.isPlanar { return collector.setPlanar() }
      guard let (declared, _) = try SourceOpening.system(nil, options, file: input.file) else {
        return SourceOpening.assumeWGS84(collector, insteadOf: system)
      }
      collector.source.isCRSDeclared = true
      return try setTransform(from: declared)
    }
    if options.isPlanar { throw PlanarScale.mixed(input, system) }
    try setTransform(from: system)
  }

  private func setTransform(from system: CoordinateSystem) throws(InputError) {
    collector.source.coordinateSystem = SourceOpening.describe(system)
    collector.source.wkt = system.wkt
    collector.transform = try SourceOpening.transform(
      from: system, options, file: input.file, layer: input.stem)
  }

  /// What is known at the end only.
  func end(_ summary: mezha_geojson_summary) throws(InputError) {
    if summary.crs_is_late, givenCRS == nil, let name = summary.crs.string {
      try setTransform(name)
      if collector.transform != nil {
        throw InputError(
          .badData, file: input.file,
          problem: Phrase("the member crs stands after the features", "член crs стоит после объектов"),
          hint: Phrase("Put it before them", "Поставьте его перед ними"))
      }
    }
    if summary.crs_is_unknown && !collector.source.isCRSDeclared && !options.isPlanar {
      collector.source.notes.append(
        Phrase(
          "the member crs names nothing; WGS 84 is assumed", "член crs ничего не называет; принята WGS 84"))
    }
    try checkNamedFields()
    try SourceOpening.checkDegrees(collector, input: input, isAssumed: topology != nil)
  }

  /// A field that the user named must occur in some feature.
  private func checkNamedFields() throws(InputError) {
    let wanted: [(FieldRole, String?)] = [
      (.id, options.idField), (.name, options.nameField), (.russianName, options.russianNameField),
      (.country, options.countryField), (.status, options.statusField),
    ]
    for (role, name) in wanted {
      guard let name,
        let slot = plan.slotNames.firstIndex(where: { FieldRole.fold($0) == FieldRole.fold(name) }),
        !found[slot]
      else { continue }
      if plan.givenFields.contains(plan.slotNames[slot]) { continue }
      throw MissingField(role: role, name: name, fields: plan.givenFields).error(file: input.file, layer: nil)
    }
  }
}
