import BorderCore
import BorderIO
import BorderTables

/// `summary.md`: the tables for people, what could not be placed, and how it was made.
struct Summary {
  let files: ReportFiles

  /// How many columns a page of a word processor bears.
  static let mostColumns = 8

  /// The document.
  func markdown() -> OutputBuffer {
    let language = files.language
    let subject = files.head.subject
    var text = OutputBuffer()
    text.append(
      markdownHeading: Phrase("Borders of \(subject.english)", "Границы: \(subject.russian)")(language),
      level: 1)
    if !files.lead.isEmpty {
      text.append(markdownParagraph: files.lead.map { $0(language) }.joined(separator: " "))
      text.append("\n")
    }
    for table in files.terminalTables + listings {
      if table.rows.isEmpty {
        let none = Phrase("None.", "Нет.")
        text.append(markdownHeading: table.title(language), level: 2)
        text.append(none(language) + "\n")
      } else {
        text.append(table.narrowed(to: Self.mostColumns, file: table.file).markdown(language: language))
      }
      text.append("\n")
    }
    text.append(markdownParagraph: files.provenance.credits.line(language))
    return text
  }

  /// What a reader must know of the crossings: those unplaced, and those that contradict the list; then pieces that lie
  /// apart, and pairs that meet in points only.
  private var listings: [Table] { crossings + [files.study.territories(areas: files.areas), pointContacts] }

  private var crossings: [Table] {
    guard let table = files.crossings, let assignment = files.study.crossings?.assignment,
      let spacing = files.spacing
    else { return [] }
    let entries = assignment.entries
    var unplaced = table.withRows(
      zip(entries, table.rows).filter { entry, _ in
        if case .unplaced = entry.placement { true } else { false }
      }.map(\.1))
    unplaced.title = Phrase("Crossings that could not be placed", "Переходы, которые не удалось привязать")
    var contradicting = table.withRows(
      zip(entries, table.rows).filter { $0.0.contradiction != nil }.map(\.1))
    contradicting.title = Phrase(
      "Crossings whose nearest border is not the one that the list states",
      "Переходы, ближайшая граница которых не та, что указана в списке")
    // Lines are where they cross, and state nothing.
    let isListed = entries.contains { !$0.crossing.region.isEmpty || !$0.crossing.neighbour.isEmpty }
    unplaced.file = "crossings.csv"
    contradicting.file = "crossings.csv"
    var spaced = spacing.summary
    spaced.file = "spacing.csv"
    return [spaced]
      + (files.study.crossings?.pointTolerance == nil ? [] : [unplaced] + (isListed ? [contradicting] : []))
  }
}

extension Summary {
  /// Pairs across the borders of the report that meet in points only: queen neighbours that are not rook neighbours.
  private var pointContacts: Table {
    let analysis = files.study.analysis
    let touching = analysis.borders.indices.filter {
      !analysis.borders[$0].isShared
        && (!files.study.isOfStates || analysis.isInternational(analysis.borders[$0]))
        && files.study.homeOwns($0)
    }
    // They share no line.
    var table = analysis.borderTable(touching, home: files.study.home, flags: files.study.flags)
      .without(["length_km", "pieces"])
    table.title = Phrase("Pairs that meet in points only", "Пары, которые соприкасаются только в точках")
    return table
  }
}

extension HomeStudy {
  /// What the worldview means for these tables.
  func worldviewNotes(_ worldview: String) -> [Phrase] {
    let disputed = neighbours.flatMap(\.pairs).filter { !analysis.status(of: analysis.borders[$0]).isEmpty }
    var notes: [Phrase] = []
    // Of data without disputed regions there is no view to tell.
    if home != nil, isOfProfile || !disputed.isEmpty {
      notes.append(
        Phrase(
          "Worldview \(worldview): \(neighbours.count) land neighbours; \(Set(disputed).count) of the pairs touch a region with a status (see borders.csv).",
          "Точка зрения \(worldview): сухопутных соседей \(neighbours.count); пар, где у региона есть статус, \(Set(disputed).count) (см. borders.csv)."
        ))
    }
    if !absentNeighbours.isEmpty {
      let (english, russian) = (
        absentNeighbours.map(\.english).joined(separator: ", "),
        absentNeighbours.map(\.russian).joined(separator: ", ")
      )
      notes.append(
        Phrase(
          "Neighbours that the CIA World Factbook lists and these data do not have a line with: \(english).",
          "Соседи, которых называет CIA World Factbook и с которыми в этих данных нет общей линии: \(russian)."
        ))
    }
    for assignment in missing {
      notes.append(
        Phrase(
          "No polygon of \(assignment.name.english) (\(assignment.region)) in the data: \(assignment.note.english).",
          "В данных нет полигона «\(assignment.name.russian)» (\(assignment.region)): \(assignment.note.russian)."
        ))
    }
    return notes
  }
}
