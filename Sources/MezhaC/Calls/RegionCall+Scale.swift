internal import BorderCore
internal import BorderMeasures
internal import BorderTables

extension RegionCall {
  /// The length of each border of two regions by ruler.
  func scale(_ options: CallOptions) throws(CallError) -> Answer {
    let onlyInternational = try options.flag("international")
    let regions = analysis.regions
    let units = analysis.borders.filter {
      $0.isShared && isChosen($0, onlyInternational: onlyInternational)
    }.map { border in
      let sides = [regions[border.a], regions[border.b]]
      return ScaledBorder.Unit(
        codes: sides.map(\.id), names: sides.map { Phrase($0.name, $0.nameRussian) },
        lines: analysis.lines(of: border))
    }
    let borders = ScaledBorder.walked(
      units, rulers: nil, isLongest: try options.flag("longest"), threads: threads, measure)
    return Answer(
      try options.flag("curve")
        ? ScaledBorder.curveTable(borders, kind: .pair) : ScaledBorder.table(borders, kind: .pair, at: []))
  }
}
