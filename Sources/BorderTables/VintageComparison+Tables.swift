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

  var fields: [TableSchema<BorderChangeRow>.Field] {
    let text = Phrase(number: ruler, upTo: 3)
    func field(
      _ key: String, _ english: String, _ russian: String,
      _ metres: @escaping @Sendable (BorderChangeRow) -> Double?
    ) -> TableSchema<BorderChangeRow>.Field {
      let column = Column(
        key, Phrase("km \(english) by \(text.english) m", "км \(russian) по \(text.russian) м"),
        meaning: Phrase(
          "Length \(english) by dividers opened \(text.english) m; empty for borders that are the same",
          "Длина \(russian) циркулем с раствором \(text.russian) м; пусто, если граница та же"),
        isNumeric: true, displayPlaces: 1)
      return .init(column) { row in Cell(metres(row).map { $0 / 1000 }, places: 4) }
    }
    return [
      field("old_ruler_km", "before", "прежде") { lengths[$0.index]?.old },
      field("new_ruler_km", "after", "теперь") { lengths[$0.index]?.new },
      .init(
        Column(
          "ruler_m", Phrase("ruler, m", "раствор, м"),
          meaning: Phrase("The opening of the dividers in metres", "Раствор циркуля, м"), isNumeric: true,
          isForFilesOnly: true)
      ) { _ in Cell(ruler, places: 3) },
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
    var (gained, lost): ([Int: Double], [Int: Double]) = ([:], [:])
    for transfer in transfers {
      if let from = transfer.from { lost[from, default: 0] += transfer.area }
      if let to = transfer.to { gained[to, default: 0] += transfer.area }
    }
    return RegionChangeRow.schema.table(
      changes.map { change in
        RegionChangeRow(
          change: change, old: change.old.map { old.regions[$0] }, new: change.new.map { new.regions[$0] },
          areas: (change.old.flatMap { areas.old[$0] }, change.new.flatMap { areas.new[$0] }),
          gained: change.new.map { gained[$0] ?? 0 }, lost: change.old.map { lost[$0] ?? 0 })
      })
  }

  /// One row for each border of two regions, or of what they were made of.
  ///
  /// - Parameters:
  ///   - list: Indices of `borders`, in the order of rows.
  ///   - ruled: The lengths of borders in both vintages by one ruler, by index; `nil` for no columns of them.
  /// - Returns: The rows, to be made when they are written.
  public func borderRows(_ list: [Int], ruled: RuledLengths? = nil) -> TableRows {
    var moved: [[Int]: Double] = [:]
    for transfer in transfers {
      guard let from = transfer.from, let to = transfer.to else { continue }
      moved[[families.ofOld[from], families.ofNew[to]], default: 0] += transfer.area
    }
    let land = moved
    return BorderChangeRow.schema(ruled?.fields ?? []).rows(count: list.count) { number in
      let index = list[number]
      let border = borders[index]
      let (a, b) = names(of: border)
      let hasBoth = border.sides.0 != border.sides.1
      func area(_ from: Int, _ to: Int) -> Double? { hasBoth ? land[[from, to]] ?? 0 : nil }
      let (first, second) = a.isSwapped ? (border.sides.1, border.sides.0) : border.sides
      return BorderChangeRow(
        index: index, border: border, a: a, b: b,
        newLength: border.newArcs.isEmpty ? nil : newLength(of: border), aToB: area(first, second),
        bToA: area(second, first))
    }
  }

  /// What is written of one side of a border.
  struct Side {
    /// The ids in OLD, with + between several; empty for none.
    var old: String
    /// The ids in NEW.
    var new: String
    var name: Phrase
    var isSwapped = false

    /// Those in NEW, or in OLD where it is gone.
    var id: String { new.isEmpty ? old : new }
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
        old: ids(before, old), new: ids(after, new),
        name: names.count == 1 ? names[0] : names.joined(separator: " + "))
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
    guard b.id < a.id else { return (a, b) }
    swap(&a, &b)
    a.isSwapped = true
    return (a, b)
  }

  /// The ids of a border's feature in files: those of its regions in NEW, or in OLD where it is gone.
  public func featureID(of border: BorderChange) -> String {
    let (a, b) = names(of: border)
    return "\(a.id)|\(b.id)"
  }
}
