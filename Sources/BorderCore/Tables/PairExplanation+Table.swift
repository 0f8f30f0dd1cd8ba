extension PairExplanation {
  /// The explanation as rows of facts with their places.
  ///
  /// - Parameters:
  ///   - set: The regions.
  ///   - more: Further facts, such as invalid polygons.
  /// - Returns: A table; its first row is the answer.
  public func table(of set: RegionSet, more: [(fact: Phrase, value: Cell, place: Position?)] = []) -> Table {
    let (first, second) = (set[a], set[b])
    func name(_ region: Region, _ name: String) -> String { region.id == name ? name : "\(name) (\(region.id))" }
    var table = Table(
      name: "why",
      title: Phrase(
        "\(name(first, first.name)) and \(name(second, second.name))",
        "\(name(first, first.nameRussian)) и \(name(second, second.nameRussian))"),
      columns: [
        Column("fact", Phrase("fact", "факт")), Column("value", Phrase("value", "значение"), displayPlaces: 3),
        Column("longitude", Phrase("longitude", "долгота"), isNumeric: true, displayPlaces: 6),
        Column("latitude", Phrase("latitude", "широта"), isNumeric: true, displayPlaces: 6),
      ])
    func add(_ fact: Phrase, _ value: Cell, _ place: Position? = nil) {
      table.append([
        .phrase(fact), value, Cell(place?.longitude, places: 7), Cell(place?.latitude, places: 7),
      ])
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
    } else if answer == .none {
      add(Phrase("nearest", "наименьшее расстояние"), .phrase(Phrase("beyond 1000 km", "больше 1000 км")))
    }
    if answer != .rook {
      if let tolerance {
        add(
          Phrase("neighbours from a tolerance of, m", "соседи начиная с допуска, м"), Cell(tolerance, places: 1))
        add(Phrase("with a border of, km", "с границей длиной, км"), Cell(lengthAtTolerance))
      } else {
        add(
          Phrase("neighbours from a tolerance of", "соседи начиная с допуска"),
          .phrase(Phrase("none up to 20 km", "ни при каком до 20 км")))
      }
    }
    for problem in problems {
      let others = problem.regions.map { set[$0].id }.joined(separator: ", ")
      add(
        Phrase("flag: \(problem.kind.rawValue)", "замечание: \(problem.kind.rawValue)"), .text(others))
    }
    for (fact, value, place) in more { add(fact, value, place) }
    return table
  }

  private var verdict: Phrase {
    switch answer {
    case .rook: Phrase("yes: they share a line", "да: есть общая линия")
    case .queen: Phrase("by queen only: they share points, no line", "только по ферзю: общие точки без линии")
    case .none: Phrase("no: they share no vertex", "нет: ни одной общей вершины")
    }
  }
}
