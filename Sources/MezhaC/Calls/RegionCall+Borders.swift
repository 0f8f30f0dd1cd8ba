internal import BorderCore
internal import BorderMeasures
internal import BorderTables

extension RegionCall {
  /// The borders of pairs of regions with their lines.
  func borders(_ options: CallOptions) throws(CallError) -> Answer {
    let onlyInternational = try options.flag("international")
    let encoding = try options.word("shapes", of: ShapeEncoding.self) ?? .wkb
    if onlyInternational && analysis.countries.isEmpty {
      reporter.warn(
        Phrase("no country is known, so no border is international; name the column of countries", ""))
    }
    let chosen = analysis.borders.indices.filter {
      isChosen(analysis.borders[$0], onlyInternational: onlyInternational)
    }
    let rows = analysis.borderRows(chosen, matches: matches, flags: flags)
    var columns = rows.arrowColumns()
    if encoding != .none {
      var shapes = ShapeBuilder(encoding)
      for index in chosen {
        let border = analysis.borders[index]
        if border.isShared {
          shapes.append(lines: analysis.lines(of: border))
        } else {
          shapes.append(points: border.touchNodes.map { analysis.topology.position(of: $0) })
        }
      }
      columns.append(shapes.finish())
    }
    return Answer(columns: columns, rowCount: chosen.count)
  }

  /// Each region, or each neighbour of each region.
  func regions(_ options: CallOptions) throws(CallError) -> Answer {
    enum Row: String, CaseIterable { case region, neighbour }
    if try options.word("by", of: Row.self) == .neighbour {
      return Answer(analysis.shareTable(analysis.perimeterShares(of: order)))
    }
    let areas = analysis.regions.areas(measure: measure, threads: threads)
    return Answer(analysis.regionTable(order, areas: areas).table.flagging(flags, order: order))
  }
}
