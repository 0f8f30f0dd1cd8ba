public import BorderCore

/// Land that went from one region to another, all pieces together.
public struct TransferSum: Sendable {
  /// The old region, an index of the old set; `nil` for land that no region had.
  public let from: Int?
  /// The new region, an index of the new set; `nil` for land that no region has.
  public let to: Int?
  /// Its surface in square metres.
  public let area: Double
  /// The pieces, the largest first.
  public let pieces: [TerritoryTransfer]
}

extension VintageComparison {
  /// The land that changed hands, by the regions that it went from and to, the most first.
  public var transferSums: [TransferSum] {
    var pieces: [[Int]: [TerritoryTransfer]] = [:]
    for transfer in transfers {
      pieces[[transfer.from ?? -1, transfer.to ?? -1], default: []].append(transfer)
    }
    return pieces.map { key, list in
      TransferSum(
        from: key[0] < 0 ? nil : key[0], to: key[1] < 0 ? nil : key[1],
        area: list.map(\.area).sorted().reduce(0, +), pieces: list)
    }.sorted {
      $0.area != $1.area
        ? $0.area > $1.area : ($0.from ?? .max, $0.to ?? .max) < ($1.from ?? .max, $1.to ?? .max)
    }
  }

  /// One row for the land that went from one region to another.
  public func transferTable(_ sums: [TransferSum]) -> Table {
    TransferRow.schema.table(
      sums.map { sum in
        TransferRow(
          sum: sum, from: sum.from.map { old.regions[$0] }, to: sum.to.map { new.regions[$0] })
      })
  }
}

/// Land that went from one region to another.
private struct TransferRow {
  typealias Field = TableSchema<TransferRow>.Field

  let sum: TransferSum
  /// `nil` for land that no region had.
  let from: Region?
  /// `nil` for land that no region has.
  let to: Region?

  /// The middle of the box around the largest piece.
  var middle: Position? {
    sum.pieces.first.map { piece in
      let box = piece.box
      let place = Position(longitude: (box.west + box.east) / 2, latitude: (box.south + box.north) / 2)
      return place.folded
    }
  }

  static var schema: TableSchema<TransferRow> {
    TableSchema(
      name: "transfers", title: Phrase("Land that changed hands", "Земля, сменившая регион"), sides + figures)
  }

  private static var sides: [Field] {
    var fields = [
      Field(
        Column(
          "from_id", Phrase("id", "код"),
          meaning: Phrase(
            "Code of the region in OLD; empty for land outside of its regions",
            "Код региона в OLD; пусто для земли вне его регионов"))
      ) { Cell($0.from?.id ?? "") }
    ]
    fields += Field.names(
      Column("from_name", Phrase("from", "откуда"), meaning: Phrase("Name in OLD", "Название в OLD"))
    ) { row in row.from.map { Phrase($0.name, $0.nameRussian) } }
    fields.append(
      Field(
        Column(
          "to_id", Phrase("id", "код"),
          meaning: Phrase(
            "Code of the region in NEW; empty for land outside of its regions",
            "Код региона в NEW; пусто для земли вне его регионов"))
      ) { Cell($0.to?.id ?? "") })
    fields += Field.names(
      Column("to_name", Phrase("to", "куда"), meaning: Phrase("Name in NEW", "Название в NEW"))
    ) { row in row.to.map { Phrase($0.name, $0.nameRussian) } }
    return fields
  }

  private static var figures: [Field] {
    [
      Field(
        Column(
          "area_km2", Phrase("km²", "км²"),
          meaning: Phrase("Area on the ellipsoid", "Площадь на эллипсоиде"), isNumeric: true,
          displayPlaces: 2)
      ) { Cell($0.sum.area / 1e6, places: 9) },
      Field(
        Column(
          "pieces", Phrase("pieces", "частей"),
          meaning: Phrase("Into how many polygons it falls", "На сколько полигонов распадается"),
          isNumeric: true)
      ) { .integer($0.sum.pieces.count) },
      Field(
        Column(
          "lon", Phrase("longitude", "долгота"),
          meaning: Phrase("Middle of the box around the largest", "Середина рамки вокруг наибольшего"),
          isNumeric: true, displayPlaces: 4)
      ) { Cell($0.middle?.longitude, places: 6) },
      Field(
        Column(
          "lat", Phrase("latitude", "широта"),
          meaning: Phrase("Middle of the box around the largest", "Середина рамки вокруг наибольшего"),
          isNumeric: true, displayPlaces: 4)
      ) { Cell($0.middle?.latitude, places: 6) },
    ]
  }
}
