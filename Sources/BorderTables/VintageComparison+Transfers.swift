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
    var table = Table(
      name: "transfers", title: Phrase("Land that changed hands", "Земля, сменившая регион"),
      columns: [
        Column(
          "from_id", Phrase("id", "код"),
          meaning: Phrase(
            "Code of the region in OLD; empty for land outside of its regions",
            "Код региона в OLD; пусто для земли вне его регионов")),
        Column(
          "from_name", Phrase("from", "откуда"), meaning: Phrase("Name in OLD", "Название в OLD")),
        Column(
          "to_id", Phrase("id", "код"),
          meaning: Phrase(
            "Code of the region in NEW; empty for land outside of its regions",
            "Код региона в NEW; пусто для земли вне его регионов")),
        Column("to_name", Phrase("to", "куда"), meaning: Phrase("Name in NEW", "Название в NEW")),
        Column(
          "area_km2", Phrase("km²", "км²"),
          meaning: Phrase("Surface on the ellipsoid", "Площадь на эллипсоиде"), isNumeric: true,
          displayPlaces: 2),
        Column(
          "pieces", Phrase("pieces", "частей"),
          meaning: Phrase("Into how many polygons it falls", "На сколько полигонов распадается"),
          isNumeric: true),
        Column(
          "lon", Phrase("longitude", "долгота"),
          meaning: Phrase("Middle of the box around the largest", "Середина рамки вокруг наибольшего"),
          isNumeric: true, displayPlaces: 4),
        Column(
          "lat", Phrase("latitude", "широта"),
          meaning: Phrase("Middle of the box around the largest", "Середина рамки вокруг наибольшего"),
          isNumeric: true, displayPlaces: 4),
      ])
    for sum in sums {
      let (before, after) = (sum.from.map { old.regions[$0] }, sum.to.map { new.regions[$0] })
      let box = sum.pieces.first?.box
      let middle = box.map {
        let place = Position(longitude: ($0.west + $0.east) / 2, latitude: ($0.south + $0.north) / 2)
        return place.onGlobe ?? place
      }
      table.append([
        Cell(before?.id ?? ""), Self.name(before), Cell(after?.id ?? ""), Self.name(after),
        Cell(sum.area / 1e6, places: 9), .integer(sum.pieces.count), Cell(middle?.longitude, places: 6),
        Cell(middle?.latitude, places: 6),
      ])
    }
    return table.withRussianNames(["from_name", "to_name"])
  }
}
