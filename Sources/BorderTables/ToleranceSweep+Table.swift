public import BorderCore

extension ToleranceSweep {
  /// A table with a row for each step; of one that was not computed, only the tolerance and the reason.
  public func table() -> Table {
    let rows =
      steps.map { SweepRow(tolerance: $0.tolerance, step: $0) }
      + notComputed.map { SweepRow(tolerance: $0, step: nil) }
    return SweepRow.schema(showsStatus: !notComputed.isEmpty).table(rows)
  }
}

/// A tolerance that was tried.
private struct SweepRow {
  typealias Field = TableSchema<SweepRow>.Field

  /// In metres.
  let tolerance: Double
  /// What it gave; `nil` where that was not computed.
  let step: ToleranceSweep.Step?

  /// The table; people see the status where there is something to say.
  static func schema(showsStatus: Bool) -> TableSchema<SweepRow> {
    TableSchema(
      name: "sweep", title: Phrase("Borders by tolerance", "Границы в зависимости от допуска"),
      [toleranceField] + figures + [
        Field(
          Column("status", Phrase("status", "состояние"), isForFilesOnly: !showsStatus)
        ) { row in
          row.step == nil
            ? .phrase(
              Phrase("not computed: the lines are too tangled", "не вычислено: линии слишком запутаны"))
            : .missing
        }
      ])
  }

  private static var toleranceField: Field {
    Field(Column("tolerance_m", Phrase("tolerance, m", "допуск, м"), isNumeric: true)) { row in
      row.tolerance == row.tolerance.rounded()
        ? .integer(Int(row.tolerance)) : .decimal(row.tolerance, places: 3)
    }
  }

  private static var figures: [Field] {
    let fields: [TableSchema<ToleranceSweep.Step>.Field] = [
      .init(Column("pairs", Phrase("pairs", "пар"), isNumeric: true)) { .integer($0.pairs) },
      .init(Column("length_km", Phrase("km", "км"), isNumeric: true, displayPlaces: 1)) { Cell($0.length) },
      .init(Column("matched_km", Phrase("matched km", "сведено км"), isNumeric: true, displayPlaces: 1)) {
        Cell($0.matched)
      },
      .init(
        Column("max_move_m", Phrase("moved at most, m", "сдвиг до, м"), isNumeric: true, displayPlaces: 1)
      ) { Cell($0.greatestMove, places: 3) },
      .init(Column("plateau", Phrase("plateau", "плато"))) { .flag($0.isOnPlateau) },
    ]
    return fields.on { $0.step }
  }
}
