import BorderCore
import BorderGeodesy
import BorderIO
import BorderMeasures
import BorderTables

/// What must stand under every table of lengths: the source, the scale, how it was measured.
extension LengthNotes {
  /// The notes for some borders.
  package static func notes(
    _ analysis: BorderAnalysis, borders: [Int], workspace: Workspace, measure: GeodesicMeasure,
    threads: Int
  ) -> [Phrase] {
    var isAlong = [Bool](repeating: false, count: analysis.topology.arcCount)
    for index in borders { for arc in analysis.borders[index].arcs { isAlong[arc.index] = true } }
    let arcs = analysis.topology.arcIDs.filter { isAlong[$0.index] }
    return notes(
      spacing: VertexSpacing(along: arcs, of: analysis.topology, measure: measure, threads: threads),
      workspace: workspace, measure: measure)
  }

  /// The notes for borders whose vertices stand so far apart.
  package static func notes(
    spacing: VertexSpacing?, workspace: Workspace, measure: GeodesicMeasure
  ) -> [Phrase] {
    let sources = workspace.sources.map(\.shownName).joined(separator: ", ")
    var notes = [
      Phrase(
        "Lengths: \(measure.name). Data: \(sources). Worldview: \(workspace.worldview).",
        "Длины: \(russianName(of: measure)). Данные: \(sources). Точка зрения: \(workspace.worldview).")
    ]
    notes += workspace.sets.map(note) + workspace.attributionNotes
    if let spacing {
      let (median, p90) = (metres(spacing.median), metres(spacing.percentile90))
      notes.append(
        Phrase(
          "Scale: vertices along these borders stand \(median.english) m apart (median; nine of ten within \(p90.english) m). A border is longer on finer data.",
          "Масштаб: вершины вдоль этих границ стоят через \(median.russian) м (медиана; девять из десяти — до \(p90.russian) м). На более подробных данных граница длиннее."
        ))
    }
    return notes
  }

  /// Where the state borders of an embedded set come from, how accurate they are, and whom to name.
  private static func note(on set: EmbeddedSet) -> Phrase {
    let terms = Phrase(terms: set.attribution)
    let credit =
      set.attribution.isEmpty ? Phrase(same: "") : Phrase(" \(terms.english).", " \(terms.russian).")
    guard let accuracy = set.accuracy else {
      return Phrase(
        "State borders: \(set.source.english).\(credit.english)",
        "Государственные границы: \(set.source.russian).\(credit.russian)")
    }
    return Phrase(
      "State borders: \(set.source.english), accurate to \(metres(accuracy).english) m.\(credit.english)",
      "Государственные границы: \(set.source.russian), с точностью до \(metres(accuracy).russian) м.\(credit.russian)"
    )
  }

  /// What the column of uncertainty means, where there is one.
  package static func splits(_ splits: SplitUncertainty?) -> [Phrase] {
    guard let splits, !splits.isEmpty else { return [] }
    return [
      Phrase(
        "± km: how far the length of a pair of regions may be off because its ends on the state border are known no better; the length of the whole state border is not touched by it.",
        "± км: насколько длина пары регионов может отличаться из-за того, что её концы на государственной границе известны не точнее; длины всей государственной границы это не касается."
      )
    ]
  }

  static func russianName(of measure: GeodesicMeasure) -> String {
    measure.method == .karney
      ? "геодезические на WGS 84 (Карни)" : "геодезические на WGS 84 (ряд до 75 км, выше Карни)"
  }
}
