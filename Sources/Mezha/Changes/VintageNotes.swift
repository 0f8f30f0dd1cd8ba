import BorderCore
import BorderTables

/// What a comparison of two vintages found, in sentences.
package enum VintageNotes {
  /// All of it, the most important first.
  package static func notes(_ study: VintageStudy) -> [Phrase] {
    let comparison = study.comparison
    return [regions(study), borders(comparison), land(comparison)].compactMap { $0 } + [tolerance(comparison)]
      + comparison.shifts.map(shift) + doubts(study)
      + [
        Phrase(
          "Lengths: \(study.measure.name). Worldview: \(study.old.worldview).",
          "Длины: \(LengthNotes.russianName(of: study.measure)). Точка зрения: \(study.old.worldview).")
      ]
  }

  /// Counts of some kinds, those that there are.
  private static func counts(_ kinds: [(label: Phrase, count: Int)]) -> Phrase {
    kinds.filter { $0.count > 0 }.map {
      Phrase("\($0.label.english): \($0.count)", "\($0.label.russian): \($0.count)")
    }.joined(separator: ", ")
  }

  private static func regions(_ study: VintageStudy) -> Phrase {
    let (before, after) = (study.comparison.old.regionCount, study.comparison.new.regionCount)
    guard study.changes.contains(where: { $0.old != nil && $0.new != nil }) else {
      return Phrase(
        "No region of NEW (\(after)) is one of OLD (\(before)): not by what was compared, nor by the land.",
        "Ни один регион NEW (\(after)) не узнан в OLD (\(before)): ни по тому, что сравнивалось, ни по земле."
      )
    }
    let families = study.comparison.families.families
    var kinds: [(label: Phrase, count: Int)] = RegionChangeKind.allCases.map { kind in
      // One that was renamed is not unchanged.
      let rows = study.changes.filter { $0.kind == kind && (kind != .unchanged || $0.isUnchanged) }
      // A split counts once, however many regions it left.
      let numbers = Set(
        rows.map { row in
          row.old.map { study.comparison.families.ofOld[$0] } ?? row.new.map {
            study.comparison.families.ofNew[$0]
          } ?? families.count
        })
      return (kind.label, numbers.count)
    }
    kinds.append((Phrase("renamed", "переименовано"), study.changes.count(where: \.isRenamed)))
    kinds.append((Phrase("recoded", "код сменился"), study.changes.count(where: \.isRecoded)))
    let list = counts(kinds)
    return Phrase(
      "Regions: \(before) before, \(after) after; \(list.english).",
      "Регионов: прежде \(before), теперь \(after); \(list.russian).")
  }

  private static func borders(_ comparison: VintageComparison) -> Phrase? {
    guard !comparison.borders.isEmpty else { return nil }
    let list = counts(
      BorderChangeKind.allCases.map { kind in
        (kind.label, comparison.borders.count { $0.kind == kind })
      })
    return Phrase(
      "Borders of two regions: \(list.english).", "Границы двух регионов: \(list.russian).")
  }

  private static func land(_ comparison: VintageComparison) -> Phrase? {
    guard !comparison.transfers.isEmpty else { return nil }
    func sum(_ isCounted: (TerritoryTransfer) -> Bool) -> Phrase {
      LengthNotes.squareKilometres(comparison.transfers.filter(isCounted).map(\.area).reduce(0, +))
    }
    let between = sum { $0.from != nil && $0.to != nil }
    let (gained, lost) = (sum { $0.from == nil }, sum { $0.to == nil })
    return Phrase(
      "Land: \(between.english) km² went from one region to another; \(gained.english) km² were in no region before, \(lost.english) km² are in none now.",
      "Земля: \(between.russian) км² перешло из региона в регион; \(gained.russian) км² прежде не было ни в одном, \(lost.russian) км² теперь ни в одном."
    )
  }

  private static func tolerance(_ comparison: VintageComparison) -> Phrase {
    let tolerance = comparison.tolerance
    let metres = LengthNotes.metres(tolerance.metres)
    let spacings = [tolerance.spacing.old, tolerance.spacing.new].map {
      $0.map(LengthNotes.metres) ?? Phrase(same: "–")
    }
    switch tolerance.origin {
    case .given:
      return Phrase(
        "Lines within \(metres.english) m of each other are one, drawn twice (--within-m).",
        "Линии в пределах \(metres.russian) м друг от друга – одна и та же, проведённая дважды (--within-m).")
    case .spacing:
      return Phrase(
        "Lines within \(metres.english) m of each other are one, drawn twice: half of the median distance of vertices in the coarser vintage (OLD \(spacings[0].english) m, NEW \(spacings[1].english) m). Another one: --within-m.",
        "Линии в пределах \(metres.russian) м друг от друга – одна и та же, проведённая дважды: это половина медианного расстояния вершин в более грубом издании (OLD \(spacings[0].russian) м, NEW \(spacings[1].russian) м). Другой предел: --within-m."
      )
    case .size:
      return Phrase(
        "Lines within \(metres.english) m of each other are one, drawn twice: a hundredth of the side of a square with the area of a median polygon, since vertices stand far apart (OLD \(spacings[0].english) m, NEW \(spacings[1].english) m). Another one: --within-m.",
        "Линии в пределах \(metres.russian) м друг от друга – одна и та же, проведённая дважды: это сотая часть стороны квадрата с площадью медианного полигона, поскольку вершины стоят редко (OLD \(spacings[0].russian) м, NEW \(spacings[1].russian) м). Другой предел: --within-m."
      )
    case .nothing:
      return Phrase(
        "There are no lines to compare.", "Линий для сравнения нет.")
    }
  }

  private static func shift(_ shift: CommonShift) -> Phrase {
    let (metres, spread) = (LengthNotes.metres(shift.metres), LengthNotes.metres(shift.spread))
    let whose =
      shift.country.map { Phrase("the regions of \($0)", "регионы страны \($0)") }
      ?? Phrase("all regions", "все регионы")
    let (way, degrees) = (direction(shift.azimuth), Int(shift.azimuth.rounded()) % 360)
    return Phrase(
      "A common shift: \(whose.english) lie \(metres.english) m further \(way.english) (azimuth \(degrees)°) in NEW; half of what was compared is within \(spread.english) m of that. Such a shift comes from another datum or transform; it was undone before borders were compared.",
      "Общий сдвиг: \(whose.russian) в NEW лежат на \(metres.russian) м \(way.russian) (азимут \(degrees)°); половина сравнённого отличается от этого не больше чем на \(spread.russian) м. Такой сдвиг даёт другая система координат или пересчёт; перед сравнением границ он убран."
    )
  }

  private static func direction(_ azimuth: Double) -> Phrase {
    let names = [
      Phrase("north", "севернее"), Phrase("north-east", "северо-восточнее"), Phrase("east", "восточнее"),
      Phrase("south-east", "юго-восточнее"), Phrase("south", "южнее"),
      Phrase("south-west", "юго-западнее"), Phrase("west", "западнее"),
      Phrase("north-west", "северо-западнее"),
    ]
    return names[Int((azimuth / 45).rounded()) % 8]
  }

  /// What makes the result less sure.
  private static func doubts(_ study: VintageStudy) -> [Phrase] {
    let comparison = study.comparison
    var notes: [Phrase] = []
    if !study.hasIDs {
      notes.append(
        Phrase(
          "Ids were not compared: a file has none, or they are of different fields with no value in common (--id).",
          "Коды не сравнивались: в файле их нет, или поля разные и общих значений нет (--id)."))
    }
    let foreign = study.changes.count { change in
      guard let old = change.old, let new = change.new,
        [.unchanged, .redigitised, .changed].contains(change.kind)
      else { return false }
      let (before, after) = (comparison.old.regions[old].name, comparison.new.regions[new].name)
      return before != after && !NameScripts.areComparable(before, after)
    }
    if foreign > 0 {
      notes.append(
        Phrase(
          "Names in different alphabets, which were not compared: \(foreign) (--name).",
          "Названий на разных алфавитах, которые не сравнивались: \(foreign) (--name)."))
    }
    if comparison.refusedIDs > 0 {
      notes.append(
        Phrase(
          "Ids that both have, but for other land: \(comparison.refusedIDs). They were not believed; --by id believes all.",
          "Кодов, которые есть в обоих, но для другой земли: \(comparison.refusedIDs). Им не поверили; --by id верит всем."
        ))
    }
    if comparison.snappedVertices > 0 {
      notes.append(
        Phrase(
          "Vertices that differ by no more than the precision of the coordinates, and count as the same: \(comparison.snappedVertices).",
          "Вершин, которые различаются не больше чем на точность координат и считаются теми же: \(comparison.snappedVertices)."
        ))
    }
    if !comparison.unmeasured.isEmpty {
      let count = comparison.unmeasured.count
      notes.append(
        Phrase(
          "Regions whose land could not be overlaid, so that what they gained or lost is not known: \(count). Their borders count as moved where their lines are further apart than the limit.",
          "Регионов, чью землю не удалось наложить, так что неизвестно, что они получили и утратили: \(count). Их границы считаются сдвинутыми, где линии расходятся больше предела."
        ))
    }
    if comparison.isExhausted {
      notes.append(
        Phrase(
          "So many regions lie above each other that not all could be compared by their land; splits and mergers may be missing.",
          "Так много регионов лежит друг на друге, что сравнить по земле удалось не все; часть разделений и объединений может отсутствовать."
        ))
    }
    return notes
  }
}
