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
    var columns = rows.arrowColumns(threads: threads)
    if encoding != .none { columns.append(analysis.shapes(of: chosen, encoding, threads: threads)) }
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

extension BorderAnalysis {
  /// The lines of some borders as a column; the points of those that only touch.
  fileprivate func shapes(of chosen: [Int], _ encoding: ShapeEncoding, threads: Int) -> ArrowNode {
    let size = partSize(of: chosen.count, threads: threads)
    var parts = mapParts(of: chosen.count, threads: threads, minimumPart: size) { range in
      var shapes = ShapeBuilder(encoding)
      for index in chosen[range] {
        let border = borders[index]
        if border.isShared {
          shapes.append(lines: lines(of: border))
        } else {
          shapes.append(points: border.touchNodes.map { topology.position(of: $0) })
        }
      }
      return shapes
    }
    guard parts.count != 1 else { return parts[0].finish() }
    var shapes = ShapeBuilder(encoding)
    shapes.reserve(for: parts)
    parts.reverse()
    // Each goes when it has been copied.
    while let part = parts.popLast() { shapes.append(part) }
    return shapes.finish()
  }
}
