import BorderCore
import BorderIO
import BorderTables

/// `summary.md`: the tables for people, what could not be placed, and how it was made.
struct Summary {
  let files: ReportFiles

  /// The document.
  func markdown() -> OutputBuffer {
    let study = files.study
    let language = files.language
    let name = study.names[study.home]
    var text = OutputBuffer()
    text.append(
      markdownHeading: Phrase("Borders of \(name.english)", "Границы: \(name.russian)")(language), level: 1)
    for table in files.terminalTables + listings {
      if table.rows.isEmpty {
        let none = Phrase("None.", "Нет.")
        text.append(markdownHeading: table.title(language), level: 2)
        text.append(none(language) + "\n")
      } else {
        text.append(table.displayed.markdown(language: language))
      }
      text.append("\n")
    }
    return text
  }

  /// What a reader must know of the crossings: those unplaced, and those that contradict the list.
  private var listings: [Table] {
    let entries = files.study.assignment.entries
    var unplaced = files.crossings.withRows(
      zip(entries, files.crossings.rows).filter { entry, _ in
        if case .unplaced = entry.placement { true } else { false }
      }.map(\.1))
    unplaced.title = Phrase("Crossings that could not be placed", "Переходы, которые не удалось привязать")
    var contradicting = files.crossings.withRows(
      zip(entries, files.crossings.rows).filter { $0.0.contradiction != nil }.map(\.1))
    contradicting.title = Phrase(
      "Crossings whose nearest border is not the one that the list states",
      "Переходы, ближайшая граница которых не та, что указана в списке")
    return [
      files.spacing.summary, unplaced, contradicting, files.study.territories(areas: files.areas),
      pointContacts,
    ]
  }
}

extension Summary {
  /// Pairs across the home country's border that meet in points only: queen neighbours that are not rook neighbours.
  private var pointContacts: Table {
    let analysis = files.study.analysis
    let touching = analysis.borders.indices.filter {
      !analysis.borders[$0].isShared && analysis.isInternational(analysis.borders[$0])
        && files.study.homeOwns($0)
    }
    var table = analysis.borderTable(touching, home: files.study.home, flags: files.study.flags)
    table.title = Phrase("Pairs that meet in points only", "Пары, которые соприкасаются только в точках")
    return table
  }
}

extension HomeStudy {
  /// Whether a border is one of the home country.
  func homeOwns(_ index: Int) -> Bool {
    let border = analysis.borders[index]
    return analysis.regions[border.a].country == home || analysis.regions[border.b].country == home
  }

  /// What is counted as a crossing.
  var crossingNotes: [Phrase] {
    let entries = assignment.entries
    var points = 0
    var stated = 0
    var unplaced = 0
    for entry in entries {
      switch entry.placement {
      case .measured: points += 1
      case .stated, .region: stated += 1
      case .unplaced: unplaced += 1
      }
    }
    let metres = Int(tolerance)
    let rough = entries.count { $0.crossing.isRough }
    return [
      Phrase(
        "Crossings: \(entries.count) listed (\(coverage.english)); \(points) on the nearest border within \(metres) m of their points, of which \(rough) are known to worse than 5 km (column ± over 5 km), \(stated) without a point by the regions that the list states, \(unplaced) unplaced. Planned ones are counted apart; the density is of existing ones of all modes and statuses, per 100 km of the length in the same row.",
        "Переходы: в списке \(entries.count) (\(coverage.russian)); \(points) отнесены к ближайшей границе в пределах \(metres) м от точки, из них \(rough) точек известны хуже чем до 5 км (столбец ± больше 5 км), \(stated) без точки — по указанным регионам, \(unplaced) не привязаны. Планируемые учтены отдельно; плотность — по существующим переходам всех видов и состояний на 100 км длины в той же строке."
      ),
      Phrase("Places of crossings: \(attribution)", "Места переходов: \(attribution)"),
    ]
  }

  /// What the worldview means for these tables.
  func worldviewNotes(_ worldview: String) -> [Phrase] {
    let disputed = neighbours.flatMap(\.pairs).filter { !analysis.status(of: analysis.borders[$0]).isEmpty }
    var notes = [
      Phrase(
        "Worldview \(worldview): \(neighbours.count) land neighbours; \(Set(disputed).count) of the pairs touch a region with a status (see borders.csv).",
        "Точка зрения \(worldview): сухопутных соседей \(neighbours.count); пар, где у региона есть статус, \(Set(disputed).count) (см. borders.csv)."
      )
    ]
    for assignment in missing {
      notes.append(
        Phrase(
          "No polygon of \(assignment.name.english) (\(assignment.region)) in the data: \(assignment.note).",
          "В данных нет полигона «\(assignment.name.russian)» (\(assignment.region)): \(assignment.note)."))
    }
    return notes
  }
}
