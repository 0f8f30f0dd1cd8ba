internal import BorderCore
internal import BorderTables

/// The regions of some batches, named as the command names those of a file.
struct RegionInput {
  let regions: RegionSet
  /// What was guessed.
  private(set) var notes: [String] = []
  /// The values of the column of sources, in the order in which they come; none without such a column.
  private(set) var sources: [String] = []

  /// For how many vertices room is made at once; more of them take it as they come.
  static let mostReserved = 1 << 24

  init(_ batches: RegionBatches, _ options: CallOptions) throws(CallError) {
    let geometry = try Self.geometryColumn(of: batches, options)
    let fields = batches.names.indices.filter { $0 != geometry && batches.isField($0) }
    let attributes = try RegionFields(batches, fields: fields, options)
    notes = attributes.notes

    var sourceOfRow: [Int] = []
    if let name = options["source"] {
      guard let column = batches.names.firstIndex(of: name), batches.isField(column) else {
        throw CallError(.schema, "there is no column '\(name)' of sources")
      }
      var known: [String: Int] = [:]
      for text in try batches.texts(column) {
        if known[text] == nil {
          known[text] = sources.count
          sources.append(text)
        }
        sourceOfRow.append(known[text] ?? 0)
      }
    }

    var builder = RegionSetBuilder()
    var merged = MergedFeatures()
    var row = 0
    var estimate = 0
    try batches.forEachBatch(of: geometry) { (column, _) throws(CallError) in
      estimate = min(estimate + (try PolygonColumn(column).vertexEstimate), Self.mostReserved)
    }
    builder.reserveVertices(estimate)
    builder.reserveRegions(batches.rowCount)
    let isConsumed = try options.flag("consume")
    try batches.forEachBatch(of: geometry, isConsumed: isConsumed) { (column, rows) throws(CallError) in
      let polygons = try PolygonColumn(column)
      for index in rows {
        let region = attributes.region(row, source: sourceOfRow.isEmpty ? 0 : sourceOfRow[row])
        let isNew = builder.beginRegion(region)
        merged.take(region, in: builder.currentRegion, of: builder, isNew: isNew)
        do throws(CallError) { try polygons.add(index, to: &builder) } catch { throw error.at(row: row) }
        guard builder.vertexCount < Int(Int32.max) else {
          throw CallError(.tooMany, "more than \(Int32.max) vertices", row: row)
        }
        row += 1
      }
    }
    attributes.nameGroups(merged, &builder)
    regions = builder.finish()
    notes += Self.notes(of: regions.problems)
  }

  /// The column of polygons.
  static func geometryColumn(
    of batches: RegionBatches, _ options: CallOptions
  ) throws(CallError) -> Int {
    let list = batches.names.joined(separator: ", ")
    if let name = options["geometry"] {
      if let index = batches.names.firstIndex(of: name) { return index }
      throw CallError(.schema, "there is no column '\(name)' of polygons", hint: "The columns are: \(list)")
    }
    let marked = batches.names.indices.first {
      batches.metadata(of: $0, "ARROW:extension:name").map {
        $0.hasPrefix("geoarrow.") || $0 == "ogc.wkb"
      } ?? false
    }
    let names = ["geometry", "geom", "wkb_geometry"]
    guard let index = marked ?? names.lazy.compactMap({ batches.names.firstIndex(of: $0) }).first else {
      throw CallError(
        .schema, "no column is marked as geometry, and none has the name geometry, geom or wkb_geometry",
        hint: "Name it with the option geometry; the columns are: \(list)")
    }
    return index
  }

  /// What the builder had to correct or leave out, a sentence for each kind.
  private static func notes(of problems: [RegionProblem]) -> [String] {
    RegionProblem.Kind.allCases.compactMap { kind in
      let all = problems.filter { $0.kind == kind }
      guard let first = all.first else { return nil }
      let place = first.position.map { " at \($0.longitude) \($0.latitude)" } ?? ""
      return "\(kind.explanation.english): \(all.count), the first in \(first.regionID)\(place)"
    }
  }
}
