public import BorderCore

extension PairExplanation {
  /// The explanation as rows of facts with their places.
  ///
  /// - Parameters:
  ///   - set: The regions.
  ///   - more: Further facts, such as invalid polygons.
  /// - Returns: A table; its first row is the answer.
  public func table(
    of set: RegionSet, more: [(fact: Phrase, value: Cell, place: Position?)] = []
  ) -> Table {
    let (first, second) = (Self.name(set[a]), Self.name(set[b]))
    let schema = TableSchema<Fact>(
      name: "why",
      title: Phrase(
        "\(first.english) and \(second.english)", "\(first.russian) и \(second.russian)"), Fact.fields)
    return schema.table(facts(of: set, more: more.map { Fact($0.fact, $0.value, $0.place) }))
  }

  /// The names of a region, with its code where that is not the name.
  private static func name(_ region: Region) -> Phrase {
    func text(_ name: String) -> String { region.id == name ? name : "\(name) (\(region.id))" }
    return Phrase(text(region.name), text(region.nameRussian))
  }

  /// What an explanation says, with the place where it can be seen.
  private struct Fact {
    let name: Phrase
    let value: Cell
    let place: Position?

    init(_ name: Phrase, _ value: Cell, _ place: Position? = nil) {
      self.name = name
      self.value = value
      self.place = place
    }

    static var fields: [TableSchema<Fact>.Field] {
      [
        .init(Column("fact", Phrase("fact", "факт"))) { .phrase($0.name) },
        .init(Column("value", Phrase("value", "значение"), displayPlaces: 3)) { $0.value },
        .init(
          Column("longitude", Phrase("longitude", "долгота"), isNumeric: true, displayPlaces: 6)
        ) { Cell($0.place?.longitude, places: 7) },
        .init(
          Column("latitude", Phrase("latitude", "широта"), isNumeric: true, displayPlaces: 6)
        ) { Cell($0.place?.latitude, places: 7) },
      ]
    }
  }

  /// The facts: the answer first.
  private func facts(of set: RegionSet, more: [Fact]) -> [Fact] {
    var facts: [Fact] = []
    func add(_ fact: Phrase, _ value: Cell, _ place: Position? = nil) {
      facts.append(Fact(fact, value, place))
    }
    add(Phrase("neighbours", "соседи"), .phrase(verdict))
    if answer == .rook {
      add(Phrase("shared border, km", "общая граница, км"), Cell(length))
      add(Phrase("pieces", "частей"), .integer(pieces))
    }
    for point in touchPoints { add(Phrase("touch point", "точка касания"), .missing, point) }
    if let nearest, answer == .none {
      add(Phrase("nearest, m", "наименьшее расстояние, м"), Cell(nearest.distance, places: 3), nearest.from)
      add(Phrase("nearest, other side", "наименьшее расстояние, другая сторона"), .missing, nearest.to)
      if let between {
        add(
          Phrase("between them there lies", "между ними там лежит"),
          .phrase(
            between.isEmpty
              ? Phrase("no region of these data", "ни одного региона этих данных")
              : Phrase(joining: between.map { Self.name(set[$0]) }, by: ", ")))
      }
    } else if answer == .none {
      add(Phrase("nearest", "наименьшее расстояние"), .phrase(Phrase("beyond 1000 km", "больше 1000 км")))
    }
    addUnshared { add($0, $1, $2) }
    if answer != .rook { for (fact, value) in flipRows { add(fact, value) } }
    for problem in problems {
      let others = problem.regions.map { set[$0].id }.joined(separator: ", ")
      add(
        Phrase("flag: \(problem.kind.rawValue)", "замечание: \(problem.kind.rawValue)"), .text(others))
    }
    return facts + more
  }

  /// What lies on or beside the other line without being shared: the reason why a border is missing or too short.
  private func addUnshared(_ add: (Phrase, Cell, Position?) -> Void) {
    let shown = 5
    for vertex in looseVertices.prefix(shown) {
      let fact =
        vertex.kind == .tJunction
        ? Phrase(
          "T-junction: a vertex on a line that lacks it, m off",
          "Т-образный стык: вершина на линии без неё, м в сторону")
        : Phrase("vertices that nearly meet, m apart", "вершины почти совпадают, зазор, м")
      add(fact, Cell(vertex.distance, places: 6), vertex.place)
    }
    if looseVertices.count > shown {
      add(
        Phrase("more of these vertices", "ещё таких вершин"), .integer(looseVertices.count - shown), nil)
    }
    if let longest = stretches.first {
      let length = stretches.reduce(0) { $0 + $1.length }
      let distance = stretches.map(\.maxDistance).max() ?? 0
      add(
        Phrase("beside each other without sharing the line, km", "идут рядом без общей линии, км"),
        Cell(ExactLength(metres: length)), longest.place)
      add(
        Phrase("there at most apart, m", "расстояние там не больше, м"), Cell(distance, places: 6), nil)
    } else if let farther {
      add(
        Phrase("face each other within 2 km, km", "обращены друг к другу ближе 2 км, км"),
        Cell(farther.kilometres, places: 1), nil)
    }
  }

  /// From which tolerance on they are neighbours, or how much of that is known.
  private var flipRows: [(Phrase, Cell)] {
    let from = Phrase("neighbours from a tolerance of", "соседи начиная с допуска")
    let length = Phrase("with a border of, km", "с границей длиной, км")
    guard let flip else { return [(from, .phrase(Self.none))] }
    guard flip.isTangled else {
      guard let tolerance = flip.with else { return [(from, .phrase(Self.none))] }
      let metres = Phrase("\(from.english), m", "\(from.russian), м")
      return [(metres, Cell(tolerance, places: 3)), (length, Cell(flip.length))]
    }
    let tangled = Phrase(
      "the lines are too tangled to say", "линии слишком запутаны, чтобы сказать")
    let without = Phrase("not neighbours at, m", "не соседи при допуске, м")
    var rows: [(Phrase, Cell)] = [(from, .phrase(tangled)), (without, Cell(flip.without, places: 3))]
    if let tolerance = flip.with {
      rows.append((Phrase("neighbours at, m", "соседи при допуске, м"), Cell(tolerance, places: 3)))
      rows.append((length, Cell(flip.length)))
    }
    return rows
  }

  private static var none: Phrase { Phrase("none up to 20 km", "ни при каком до 20 км") }

  private var verdict: Phrase {
    switch answer {
    case .rook: Phrase("yes: they share a line", "да: есть общая линия")
    case .queen:
      Phrase("by queen only: they share points, no line", "только по правилу ферзя: общие точки без линии")
    case .none: Phrase("no: they share no vertex", "нет: ни одной общей вершины")
    }
  }
}
