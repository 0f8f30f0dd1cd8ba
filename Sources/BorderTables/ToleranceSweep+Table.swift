public import BorderCore

extension ToleranceSweep {
  /// A table with a row for each step; of one that was not computed, only the tolerance and the reason.
  public func table() -> Table {
    var table = Table(
      name: "sweep", title: Phrase("Borders by tolerance", "Границы в зависимости от допуска"),
      columns: [
        Column("tolerance_m", Phrase("tolerance, m", "допуск, м"), isNumeric: true),
        Column("pairs", Phrase("pairs", "пар"), isNumeric: true),
        Column("length_km", Phrase("km", "км"), isNumeric: true, displayPlaces: 1),
        Column("matched_km", Phrase("matched km", "сведено км"), isNumeric: true, displayPlaces: 1),
        Column("max_move_m", Phrase("moved at most, m", "сдвиг до, м"), isNumeric: true, displayPlaces: 1),
        Column("plateau", Phrase("plateau", "плато")),
        // People see it where there is something to say.
        Column("status", Phrase("status", "состояние"), isForFilesOnly: notComputed.isEmpty),
      ])
    for step in steps {
      table.append([
        Self.cell(step.tolerance), .integer(step.pairs), Cell(step.length), Cell(step.matched),
        Cell(step.greatestMove, places: 3), .flag(step.isOnPlateau), .missing,
      ])
    }
    let reason = Phrase("not computed: the lines are too tangled", "не вычислено: линии слишком запутаны")
    for tolerance in notComputed {
      let nothing = [Cell](repeating: .missing, count: 5)
      table.append([Self.cell(tolerance)] + nothing + [.phrase(reason)])
    }
    return table
  }

  private static func cell(_ tolerance: Double) -> Cell {
    tolerance == tolerance.rounded() ? .integer(Int(tolerance)) : .decimal(tolerance, places: 3)
  }
}
