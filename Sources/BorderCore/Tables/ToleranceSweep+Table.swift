extension ToleranceSweep {
  /// A table with a row for each step.
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
      ])
    for step in steps {
      table.append([
        step.tolerance == step.tolerance.rounded()
          ? .integer(Int(step.tolerance)) : .decimal(step.tolerance, places: 3),
        .integer(step.pairs), Cell(step.length), Cell(step.matched), Cell(step.greatestMove, places: 3),
        .flag(step.isOnPlateau),
      ])
    }
    return table
  }
}
