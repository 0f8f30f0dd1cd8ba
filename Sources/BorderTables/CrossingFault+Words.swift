public import BorderCore

extension CrossingFault {
  /// The fault for people.
  public var phrase: Phrase {
    switch self {
    case .unknownRegion(let code):
      Phrase(
        "the list says \(code), and the data has no such region",
        "в списке \(code), а такого региона в данных нет")
    case .oneRegionTwice(let code):
      Phrase("the list says \(code) on both sides", "в списке \(code) с обеих сторон")
    case .otherCountry(let stated, let region, let country):
      Phrase(
        "the list says \(stated), and \(region) is in \(country)",
        "в списке \(stated), а \(region) — в \(country)")
    case .noCommonBorder(let a, let b):
      Phrase(
        "the list says \(a) and \(b), which have no common border",
        "в списке \(a) и \(b), у которых нет общей границы")
    case .elsewhere(let stated, let a, let b):
      Phrase(
        "the list says \(stated), the nearest border is \(a)–\(b)",
        "в списке \(stated), ближайшая граница \(a)–\(b)")
    }
  }
}

extension CrossingObstacle {
  /// The reason for people.
  public var phrase: Phrase {
    switch self {
    case .nothingStated: return Phrase("no point and no region", "нет ни точки, ни региона")
    case .unknownRegion(let code):
      return Phrase(
        "no point, and the data has no region \(code)", "нет точки, и в данных нет региона \(code)")
    case .noNeighbour:
      return Phrase("no point and no neighbouring country", "нет ни точки, ни соседней страны")
    case .noBorder(let region, let country):
      return Phrase("\(region) has no border with \(country)", "у \(region) нет границы с \(country)")
    case .oneCountry(let a, let b):
      return Phrase(
        "\(a) and \(b) belong to one country in this worldview",
        "\(a) и \(b) в этой точке зрения относятся к одной стране")
    case .nothingWithin(let metres):
      let metres = Int(metres)
      return Phrase(
        "no border within \(metres) m that it could be on",
        "ближе \(metres) м нет границы, на которой он мог бы быть")
    }
  }
}
