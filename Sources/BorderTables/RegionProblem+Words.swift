package import BorderCore

extension RegionProblem.Kind {
  /// What it is, in words.
  package var explanation: Phrase {
    switch self {
    case .notFinite:
      Phrase(
        "a coordinate is no number; the ring is left out",
        "координата не число; кольцо пропущено")
    case .outOfRange:
      Phrase(
        "a coordinate out of range; the ring is left out",
        "координата вне пределов; кольцо пропущено")
    case .movedToPole:
      Phrase(
        "a ring with a vertex within 0.000001 degrees (11 cm) of a pole; it is put on the pole",
        "в кольце вершина ближе 0,000001 градуса (11 см) к полюсу; поставлена на полюс")
    case .movedToMeridian:
      Phrase(
        "a ring with a vertex within 0.000001 degrees (11 cm) of the 180th meridian; it is put on the meridian",
        "в кольце вершина ближе 0,000001 градуса (11 см) к 180-му меридиану; поставлена на меридиан")
    case .drawnAround:
      Phrase(
        "a ring with an edge from one side of the map to the other; it is drawn round the earth with a vertex at each degree",
        "в кольце линия от одного края карты до другого; она проведена вокруг Земли с вершиной на каждом градусе"
      )
    case .halfTurn:
      Phrase(
        "a ring with an edge whose ends are exactly 180 degrees of longitude apart: no way round is shorter, so it runs over the pole; give it vertices between where it follows a parallel",
        "в кольце отрезок, концы которого разделяет ровно 180 градусов долготы: короче не с какой стороны, и он идёт через полюс; если он должен идти вдоль параллели, добавьте вершины между концами"
      )
    case .unclosedRing:
      Phrase(
        "the ring was not closed; it is closed now",
        "кольцо не было замкнуто; замкнуто")
    case .degenerateRing:
      Phrase(
        "a ring of less than three places; it is left out",
        "в кольце меньше трёх точек; пропущено")
    case .holeWithoutExterior: Phrase("a hole of a part that was left out", "дыра пропущенной части")
    case .emptyGeometry: Phrase("no geometry", "нет геометрии")
    }
  }
}

extension RegionProblem {
  /// Part, ring and vertex, counted from 1, with a comma before them; empty for a feature without any ring.
  package var placeInFeature: Phrase {
    guard kind != .emptyGeometry else { return Phrase(same: "") }
    let vertex = vertex.map { Phrase(", vertex \($0 + 1)", ", вершина \($0 + 1)") } ?? Phrase(same: "")
    return Phrase(
      ", part \(part + 1), ring \(ring + 1)\(vertex.english)",
      ", часть \(part + 1), кольцо \(ring + 1)\(vertex.russian)")
  }
}
