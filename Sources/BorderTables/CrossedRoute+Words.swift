public import BorderCore

extension CrossedRoute.Withholding {
  /// The reason for people.
  public var phrase: Phrase {
    switch self {
    case .withoutPlace(let count): Phrase("without a place: \(count)", "без места: \(count)")
    case .fewPlaces(let count, let needed):
      Phrase("places: \(count), fewer than \(needed)", "мест: \(count), меньше \(needed)")
    }
  }
}

extension CrossedRoute.End {
  /// What people call it.
  public var phrase: Phrase {
    switch self {
    case .tripoint(let others):
      return Phrase(
        "end: tripoint with \(others.map(\.english).joined(separator: ", "))",
        "конец: стык с \(others.map(\.russian).joined(separator: ", "))")
    case .outer(let regions) where regions.isEmpty:
      return Phrase("end of the border", "конец границы")
    case .outer(let regions):
      return Phrase(
        "end of the border, \(regions.map(\.english).joined(separator: " – "))",
        "конец границы, \(regions.map(\.russian).joined(separator: " – "))")
    }
  }
}

extension CrossedRoute {
  /// What the two ends of a stretch are called: crossings, or ends of the border.
  public func ends(
    of stretch: CrossingSpacing.Stretch, in spacing: CrossingSpacing
  ) -> (from: Phrase, to: Phrase) {
    let whole = Phrase("the whole ring", "всё кольцо")
    let own = ends.indices.contains(stretch.line) ? ends[stretch.line] : nil
    return (
      stretch.first.map { spacing.marks[$0].name } ?? own?.start.phrase ?? whole,
      stretch.last.map { spacing.marks[$0].name } ?? own?.end.phrase ?? whole
    )
  }
}

extension CrossedRoutes {
  /// What a crossing by a line without a name is called: by its class, the two regions and the kilometre.
  public static func label(ofClass mode: CrossingMode, between a: Region, and b: Region, chainage: Double)
    -> Phrase
  {
    let kilometre = Int(chainage / 1000)
    let kind = mode == .unstated ? Phrase("line", "линия") : Phrase(same: mode.rawValue)
    return Phrase(
      "\(kind.english) \(a.name) – \(b.name), km \(kilometre)",
      "\(kind.russian) \(a.nameRussian) – \(b.nameRussian), км \(kilometre)")
  }
}
