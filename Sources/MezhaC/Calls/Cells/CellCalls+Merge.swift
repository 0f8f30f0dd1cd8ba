internal import BorderCore
internal import BorderMeasures
internal import BorderTables

extension CellCalls {
  /// The borders of all regions.
  ///
  /// - Parameters:
  ///   - features: The features in their order, without shapes.
  ///   - parts: What cells contribute.
  ///   - options: The options.
  ///   - reporter: Where to say what was found.
  /// - Returns: The columns of the borders.
  /// - Throws: Parts of another plan, parts that are missing, pairs too many to list.
  static func merge(
    _ features: RegionBatches, _ parts: RegionBatches, _ options: CallOptions, _ reporter: Reporter
  ) throws(CallError) -> Answer {
    let plan = try options.plan()
    let rule = try options.word("rule", of: ContiguityRule.self) ?? .rook
    let onlyInternational = try options.flag("international")
    let hasTicks = try options.flag("ticks")
    let set = try regions(features, options, reporter)
    let indices = try Self.indices(of: set)
    var merge = BorderMerge()
    var ownCount = 0
    unsafe try parts.forEachBytes(of: "part") { (_, bytes) throws(ExchangeFault) in
      merge.add(
        unsafe try PartialBorders(bytes, plan: plan.mark, ownCount: &ownCount) { indices[$0] })
    }
    guard ownCount == plan.vertexCount else {
      throw CallError(
        .data,
        "the parts hold \(ownCount) vertices, and the plan \(plan.vertexCount): parts are missing or come twice, or the features have changed since the survey",
        hint: "Survey, cut and join the same features, and pass the part of each cell once")
    }
    let joined = merge.finish(set.regions)
    try CallError.refuse(lines: joined.crowdedLines, points: joined.crowdedPoints, rule)
    reporter.note(
      Phrase(
        same: "cell by cell: not looked for are borders that vertices hide, and levels; see mezha inspect"))
    if plan.isChecked {
      FlagNotes.tell(joined.contacts, isComplete: joined.isComplete, of: set, to: reporter)
    }
    NeighbourNotes.tell(isolates: joined.isolates(by: rule), of: set, rule: rule, to: reporter)
    let chosen = joined.borders.indices.filter {
      (rule == .queen || joined.borders[$0].isShared)
        && (!onlyInternational || joined.isInternational(joined.borders[$0]))
    }
    var rows = joined.borderRows(chosen, isFlagged: plan.isChecked)
    if hasTicks {
      let column = Column(
        "length_ticks", Phrase(same: "length_ticks"),
        meaning: Phrase("The length as a whole number of 2^-32 m, which adds up exactly", ""), isNumeric: true
      )
      let field = TableSchema<JoinedBorders.Border>.Field(column) { border in
        let ticks = border.isShared ? Int(exactly: border.length.ticks) : nil
        return ticks.map { .integer($0) } ?? .missing
      }
      rows = rows.adding([field]) { joined.borders[chosen[$0]] }
    }
    return Answer(columns: rows.arrowColumns(), rowCount: chosen.count)
  }

  /// The regions of features, without shapes.
  private static func regions(
    _ features: RegionBatches, _ options: CallOptions, _ reporter: Reporter
  ) throws(CallError) -> RegionSet {
    guard options["id"] != nil else {
      throw CallError(.argument, "the option id is missing", hint: "Name the column of ids, as for mezha_cut")
    }
    let fields = features.names.indices.filter { features.isField($0) }
    let attributes = try RegionFields(features, fields: fields, options)
    for note in attributes.notes { reporter.note(Phrase(same: note)) }
    var builder = RegionSetBuilder()
    var merged = MergedFeatures()
    for row in 0..<features.rowCount {
      let region = attributes.region(row, source: 0)
      let isNew = builder.beginRegion(region)
      merged.take(region, in: builder.currentRegion, of: builder, isNew: isNew)
    }
    attributes.nameGroups(merged, &builder)
    return builder.finish()
  }

  /// The indices of the regions by their keys.
  private static func indices(of set: RegionSet) throws(CallError) -> [UInt64: Int32] {
    var indices: [UInt64: Int32] = [:]
    indices.reserveCapacity(set.regionCount)
    for (index, region) in set.regions.enumerated() {
      let key = RegionKey.of(region.id)
      if let other = indices.updateValue(Int32(truncatingIfNeeded: index), forKey: key) {
        throw CallError(
          .data, "the ids '\(set.regions[Int(other)].id)' and '\(region.id)' have the same key of 64 bits",
          hint: "Change one of them by a letter")
      }
    }
    return indices
  }
}
