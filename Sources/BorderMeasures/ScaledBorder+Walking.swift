package import BorderCore

extension ScaledBorder {
  /// A border before it is walked.
  package struct Unit {
    var codes: [String]
    var names: [Phrase]
    var lines: [[Position]]

    /// The lines of a border with the codes and names of its sides.
    package init(codes: [String], names: [Phrase], lines: [[Position]]) {
      self.codes = codes
      self.names = names
      self.lines = lines
    }
  }

  /// Walks along borders with dividers.
  ///
  /// - Parameters:
  ///   - units: The borders; what has no length is left out.
  ///   - rulers: The rulers in metres; `nil` for those that fit each border.
  ///   - others: Rulers besides, which no law is fitted to.
  ///   - isLongest: Whether only the longest line of each is walked.
  ///   - isFromBelow: Whether rulers begin at a tenth of the spacing of vertices.
  ///   - threads: How many threads may work.
  ///   - measure: How to measure.
  /// - Returns: The borders in their order.
  package static func walked(
    _ units: [Unit], rulers: [Double]?, at others: [Double] = [], isLongest: Bool, isFromBelow: Bool = false,
    threads: Int, _ measure: GeodesicMeasure
  ) -> [ScaledBorder] {
    let measured = units.map { unit -> (lines: [DividerLine], length: Double) in
      var lengths = unit.lines.map { measure.length(of: $0) }
      var lines = unit.lines
      if isLongest, let longest = lengths.indices.max(by: { lengths[$0] < lengths[$1] }) {
        (lines, lengths) = ([lines[longest]], [lengths[longest]])
      }
      return (lines.compactMap { DividerLine($0, measure: measure) }, lengths.sum().metres)
    }
    let curves = LengthByRuler.all(
      of: measured.map(\.lines), lengths: measured.map(\.length), rulers: rulers, also: others,
      isFromBelow: isFromBelow, threads: threads)
    // Who names rulers wants the law of these.
    let range = rulers.flatMap { rulers in rulers.min().flatMap { low in rulers.max().map { low...$0 } } }
    return zip(units, curves).compactMap { unit, curve in
      curve.map { ScaledBorder(codes: unit.codes, names: unit.names, curve: $0, range: range) }
    }
  }
}
