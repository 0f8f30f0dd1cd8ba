public import BorderCore

/// The lengths of borders in both vintages by one ruler: what can be compared where one is drawn finer than the other.
public struct RuledLengths: Sendable {
  /// The opening of the dividers in metres.
  public let ruler: Double
  /// The mean lengths of the walks in metres, by index of `VintageComparison.borders`; of borders that changed.
  public let lengths: [Int: (old: Double?, new: Double?)]

  /// The lengths by a ruler.
  public init(ruler: Double, lengths: [Int: (old: Double?, new: Double?)]) {
    self.ruler = ruler
    self.lengths = lengths
  }

  var columns: [Column] {
    let text = Phrase(number: ruler, upTo: 3)
    func column(_ key: String, _ english: String, _ russian: String) -> Column {
      Column(
        key, Phrase("km \(english) by \(text.english) m", "км \(russian) по \(text.russian) м"),
        meaning: Phrase(
          "Length \(english) by dividers opened \(text.english) m; empty for borders that are the same",
          "Длина \(russian) циркулем с раствором \(text.russian) м; пусто, если граница та же"),
        isNumeric: true, displayPlaces: 1)
    }
    return [
      column("old_ruler_km", "before", "прежде"), column("new_ruler_km", "after", "теперь"),
      Column(
        "ruler_m", Phrase("ruler, m", "раствор, м"),
        meaning: Phrase("The opening of the dividers in metres", "Раствор циркуля, м"), isNumeric: true,
        isForFilesOnly: true),
    ]
  }
}

extension VintageComparison {

  /// One row for each region of either vintage, or for each two that belong together.
  ///
  /// - Parameters:
  ///   - changes: The rows.
  ///   - areas: The surface of regions of the old and of the new set in square metres, of those that changed.
  /// - Returns: The table.
  public func regionTable(_ changes: [RegionChange], areas: (old: [Int: Double], new: [Int: Double])) -> Table
  {
    var table = Table(
      name: "regions", title: Phrase("Regions of both vintages", "Регионы обоих изданий"),
      columns: [
        Column("old_id", Phrase("id before", "код прежде"), meaning: Phrase("Code in OLD", "Код в OLD")),
        Column(
          "old_name", Phrase("before", "прежде"), meaning: Phrase("Name in OLD", "Название в OLD")),
        Column("new_id", Phrase("id after", "код теперь"), meaning: Phrase("Code in NEW", "Код в NEW")),
        Column("new_name", Phrase("after", "теперь"), meaning: Phrase("Name in NEW", "Название в NEW")),
        Column(
          "change", Phrase("change", "изменение"),
          meaning: Phrase(
            "What became of its name, its id and its territory", "Что стало с названием, кодом и территорией")
        ),
        Column(
          "kind", Phrase("kind", "вид"),
          meaning: Phrase("The same as a code, in any language", "То же кодом, на любом языке"),
          isForFilesOnly: true),
        Column(
          "matched_by", Phrase("matched by", "узнан по"),
          meaning: Phrase(
            "What says that both are the same region, or that one came out of the other",
            "Почему это один и тот же регион или один возник из другого")),
        Column(
          "old_km2", Phrase("km² before", "км² прежде"),
          meaning: Phrase(
            "Surface in OLD; empty where the boundary is the same", "Площадь в OLD; пусто, если граница та же"
          ),
          isNumeric: true, displayPlaces: 1),
        Column(
          "new_km2", Phrase("km² after", "км² теперь"),
          meaning: Phrase(
            "Surface in NEW; empty where the boundary is the same", "Площадь в NEW; пусто, если граница та же"
          ),
          isNumeric: true, displayPlaces: 1),
        Column(
          "gained_km2", Phrase("gained km²", "получено км²"),
          meaning: Phrase(
            "Land that other regions, or none, had in OLD", "Земля, которая в OLD была у других или ничья"),
          isNumeric: true, displayPlaces: 2),
        Column(
          "lost_km2", Phrase("lost km²", "утрачено км²"),
          meaning: Phrase(
            "Land that other regions, or none, have in NEW", "Земля, которая в NEW у других или ничья"),
          isNumeric: true, displayPlaces: 2),
      ])
    var (gained, lost): ([Int: Double], [Int: Double]) = ([:], [:])
    for transfer in transfers {
      if let from = transfer.from { lost[from, default: 0] += transfer.area }
      if let to = transfer.to { gained[to, default: 0] += transfer.area }
    }
    func square(_ metres: Double?) -> Cell { Cell(metres.map { $0 / 1e6 }, places: 6) }
    for change in changes {
      let (before, after) = (change.old.map { old.regions[$0] }, change.new.map { new.regions[$0] })
      table.append([
        Cell(before?.id ?? ""), Self.name(before), Cell(after?.id ?? ""), Self.name(after),
        .phrase(change.labels.joined(separator: " + ")), .text(change.code),
        change.method.map { .phrase($0.label) } ?? .missing,
        square(change.old.flatMap { areas.old[$0] }), square(change.new.flatMap { areas.new[$0] }),
        change.new.map { square(gained[$0] ?? 0) } ?? .missing,
        change.old.map { square(lost[$0] ?? 0) } ?? .missing,
      ])
    }
    return table.withRussianNames(["old_name", "new_name"])
  }

  static func name(_ region: Region?) -> Cell {
    region.map { .phrase(Phrase($0.name, $0.nameRussian)) } ?? .missing
  }

  /// One row for each border of two regions, or of what they were made of.
  ///
  /// - Parameters:
  ///   - list: Indices of `borders`, in the order of rows.
  ///   - ruled: The lengths of borders in both vintages by one ruler, by index; `nil` for no columns of them.
  /// - Returns: The table.
  public func borderTable(_ list: [Int], ruled: RuledLengths? = nil) -> Table {
    var table = Table(
      name: "borders", title: Phrase("Borders of both vintages", "Границы обоих изданий"),
      columns: [
        Column(
          "old_a_id", Phrase("id before", "код прежде"),
          meaning: Phrase(
            "Code of the first region in OLD; several with + where regions were merged",
            "Код первого региона в OLD; через + несколько, если они объединены")),
        Column(
          "old_b_id", Phrase("id before", "код прежде"),
          meaning: Phrase("Code of the second region in OLD", "Код второго региона в OLD")),
        Column(
          "new_a_id", Phrase("id after", "код теперь"),
          meaning: Phrase(
            "Code of the first region in NEW; several with + where it was split",
            "Код первого региона в NEW; через + несколько, если он разделён")),
        Column(
          "new_b_id", Phrase("id after", "код теперь"),
          meaning: Phrase("Code of the second region in NEW", "Код второго региона в NEW")),
        Column(
          "a_name", Phrase("region", "регион"),
          meaning: Phrase(
            "Name of the first region in NEW, or in OLD where the border is gone",
            "Название первого региона в NEW или в OLD, если границы больше нет")),
        Column(
          "b_name", Phrase("neighbour", "сосед"),
          meaning: Phrase("Name of the second region", "Название второго региона")),
        Column(
          "change", Phrase("change", "изменение"),
          meaning: Phrase("What became of the border", "Что стало с границей")),
        Column(
          "kind", Phrase("kind", "вид"),
          meaning: Phrase("The same as a code, in any language", "То же кодом, на любом языке"),
          isForFilesOnly: true),
        Column(
          "old_km", Phrase("km before", "км прежде"),
          meaning: Phrase("Length in OLD in kilometres", "Длина в OLD, км"), isNumeric: true, displayPlaces: 1
        ),
        Column(
          "new_km", Phrase("km after", "км теперь"),
          meaning: Phrase("Length in NEW in kilometres", "Длина в NEW, км"), isNumeric: true, displayPlaces: 1
        ),
        Column(
          "same_km", Phrase("same km", "те же км"),
          meaning: Phrase(
            "Length of the lines that both have with the same vertices",
            "Длина линий, у которых те же вершины"),
          isNumeric: true, displayPlaces: 1),
        Column(
          "offset_m", Phrase("apart, m", "расхождение, м"),
          meaning: Phrase(
            "How far a vertex of either line is at most from the other line, in metres",
            "Насколько вершина одной линии удалена от другой, самое большее, м"), isNumeric: true,
          displayPlaces: 1),
        Column(
          "offset_lon", Phrase("longitude", "долгота"),
          meaning: Phrase("Longitude of that vertex", "Долгота этой вершины"), isNumeric: true,
          isForFilesOnly: true),
        Column(
          "offset_lat", Phrase("latitude", "широта"),
          meaning: Phrase("Latitude of that vertex", "Широта этой вершины"), isNumeric: true,
          isForFilesOnly: true),
        Column(
          "a_to_b_km2", Phrase("km² to the neighbour", "км² соседу"),
          meaning: Phrase(
            "Land that went from the first to the second region", "Земля, перешедшая от первого ко второму"),
          isNumeric: true, displayPlaces: 2),
        Column(
          "b_to_a_km2", Phrase("km² from the neighbour", "км² от соседа"),
          meaning: Phrase(
            "Land that went from the second to the first region", "Земля, перешедшая от второго к первому"),
          isNumeric: true, displayPlaces: 2),
      ])
    if let ruled { table.columns += ruled.columns }
    var moved: [[Int]: Double] = [:]
    for transfer in transfers {
      guard let from = transfer.from, let to = transfer.to else { continue }
      moved[[families.ofOld[from], families.ofNew[to]], default: 0] += transfer.area
    }
    for index in list {
      let border = borders[index]
      let (a, b) = names(of: border)
      let hasBoth = border.sides.0 != border.sides.1
      func land(_ from: Int, _ to: Int) -> Cell {
        hasBoth ? Cell((moved[[from, to]] ?? 0) / 1e6, places: 6) : .missing
      }
      let isSwapped = a.isSwapped
      let (first, second) = isSwapped ? (border.sides.1, border.sides.0) : border.sides
      table.append([
        a.old, b.old, a.new, b.new, a.name, b.name, .phrase(border.kind.label), .text(border.kind.rawValue),
        border.oldArcs.isEmpty ? .missing : Cell(border.lengths.old),
        border.newArcs.isEmpty ? .missing : Cell(newLength(of: border)), Cell(border.common),
        Cell(border.offset, places: 3), Cell(border.place?.longitude, places: 7),
        Cell(border.place?.latitude, places: 7), land(first, second), land(second, first),
        Cell(ruled?.lengths[index]?.old.map { $0 / 1000 }, places: 4),
        Cell(ruled?.lengths[index]?.new.map { $0 / 1000 }, places: 4), Cell(ruled?.ruler, places: 3),
      ])
    }
    return table.withRussianNames(["a_name", "b_name"])
  }

  /// What is written of one side of a border.
  private struct Side {
    var old: Cell
    var new: Cell
    var name: Cell
    var isSwapped = false
  }

  /// Both sides of a border, that with the lesser id first.
  private func names(of border: BorderChange) -> (Side, Side) {
    // Nearly all borders are of one region on each side, and there are hundreds of thousands of them.
    func ids(_ regions: [Int], _ set: RegionSet) -> String {
      if regions.count == 1 { return set.regions[regions[0]].id }
      return regions.map { set.regions[$0].id }.sorted().joined(separator: " + ")
    }
    func side(_ before: [Int], _ after: [Int]) -> Side {
      let shown = after.isEmpty ? before.map { old.regions[$0] } : after.map { new.regions[$0] }
      let names = (shown.count == 1 ? shown : shown.sorted { $0.id < $1.id })
        .map { Phrase($0.name, $0.nameRussian) }
      return Side(
        old: Cell(ids(before, old)), new: Cell(ids(after, new)),
        name: .phrase(names.count == 1 ? names[0] : names.joined(separator: " + ")))
    }
    func members(_ pairs: [(a: Int, b: Int)], of family: Int, _ families: [Int]) -> [Int] {
      if pairs.count == 1, pairs[0].a != pairs[0].b, families[pairs[0].a] != families[pairs[0].b] {
        return [pairs[0].a, pairs[0].b].filter { families[$0] == family }
      }
      return Set(pairs.flatMap { [$0.a, $0.b] }.filter { families[$0] == family }).sorted()
    }
    var (a, b): (Side, Side)
    if border.sides.0 == border.sides.1 {
      a = side(border.old.map(\.a), border.new.map(\.a))
      b = side(border.old.map(\.b), border.new.map(\.b))
    } else {
      let families = families
      (a, b) = (
        side(
          members(border.old, of: border.sides.0, families.ofOld),
          members(border.new, of: border.sides.0, families.ofNew)),
        side(
          members(border.old, of: border.sides.1, families.ofOld),
          members(border.new, of: border.sides.1, families.ofNew))
      )
    }
    func key(_ side: Side) -> String {
      if case .text(let id) = side.new { return id }
      if case .text(let id) = side.old { return id }
      return ""
    }
    guard key(b) < key(a) else { return (a, b) }
    swap(&a, &b)
    a.isSwapped = true
    return (a, b)
  }

  /// The ids of a border's feature in files: those of its regions in NEW, or in OLD where it is gone.
  public func featureID(of border: BorderChange) -> String {
    let (a, b) = names(of: border)
    return [a, b].map { side -> String in
      if case .text(let id) = side.new { return id }
      if case .text(let id) = side.old { return id }
      return ""
    }.joined(separator: "|")
  }
}
