import BorderCore
import BorderGeodesy
import BorderIO

/// What must stand under every table of lengths: the source, the scale, how it was measured.
enum LengthNotes {
  /// The notes for some borders.
  static func notes(
    _ analysis: BorderAnalysis, borders: [Int], workspace: Workspace, measure: GeodesicMeasure,
    threads: Int
  ) -> [Phrase] {
    let sources = workspace.sources.map { source in
      let file = source.file.split(separator: "/").last.map(String.init) ?? source.file
      return source.layer.isEmpty || file.hasPrefix(source.layer + ".") ? file : "\(file)#\(source.layer)"
    }.joined(separator: ", ")
    var notes = [
      Phrase(
        "Lengths: \(measure.name). Data: \(sources). Worldview: \(workspace.worldview).",
        "Длины: \(russianName(of: measure)). Данные: \(sources). Точка зрения: \(workspace.worldview).")
    ]
    var isAlong = [Bool](repeating: false, count: analysis.topology.arcCount)
    for index in borders { for arc in analysis.borders[index].arcs { isAlong[arc.index] = true } }
    let arcs = analysis.topology.arcIDs.filter { isAlong[$0.index] }
    if let spacing = VertexSpacing(along: arcs, of: analysis.topology, measure: measure, threads: threads) {
      let (median, p90) = (metres(spacing.median), metres(spacing.percentile90))
      notes.append(
        Phrase(
          "Scale: vertices along these borders stand \(median) m apart (median; nine of ten within \(p90) m). A border is longer on finer data.",
          "Масштаб: вершины вдоль этих границ стоят через \(median) м (медиана; девять из десяти — до \(p90) м). На более подробных данных граница длиннее."
        ))
    }
    return notes
  }

  /// Metres for a sentence.
  static func metres(_ value: Double) -> String {
    value >= 10 ? String(Int(value.rounded())) : String((value * 1000).rounded() / 1000)
  }

  /// Kilometres for a sentence, from metres.
  static func kilometres(_ metres: Double) -> String {
    metres >= 100_000 ? String(Int((metres / 1000).rounded())) : String((metres / 100).rounded() / 10)
  }

  private static func russianName(of measure: GeodesicMeasure) -> String {
    measure.method == .karney
      ? "геодезические на WGS 84 (Карни)" : "геодезические на WGS 84 (ряд до 75 км, выше Карни)"
  }
}
