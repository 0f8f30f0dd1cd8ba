/// Words that are known by their stems and endings.
extension Lexicon {
  /// Whether a word is an adverb of a manner, which says nothing of who adjoins whom: `entirely`.
  static func isManner(_ word: String) -> Bool {
    word.count > 5 && word.hasSuffix("ly") && !["assembly", "family", "supply", "anomaly"].contains(word)
  }

  /// Whether a word is a verb by which a border runs somewhere.
  static func isCourse(_ word: String) -> Bool {
    if courses.contains(word) { return true }
    return courseStems.contains { word.hasPrefix($0) }
      && ["ит", "ят", "ет", "ют", "ется", "утся", "ются", "ла", "ли", "ло", "лась", "лись"].contains {
        word.hasSuffix($0)
      }
  }

  /// Whether a word is a noun for a stretch of a border.
  static func isSection(_ word: String) -> Bool {
    ["участ", "отрез", "section", "stretch", "segment"].contains {
      word.hasPrefix($0) && word.count < $0.count + 5
    }
      && !word.hasPrefix("участв") && !word.hasPrefix("участн") && word != "участие"
  }

  /// Whether a word says that what was said before holds here too.
  static func isLikewise(_ word: String) -> Bool {
    word.hasPrefix("аналогичн") || ["similar", "similarly", "likewise", "same"].contains(word)
  }

  /// Whether a word is a direction as it stands after a preposition: `западе`, `north-east`.
  static func isDirection(_ word: String) -> Bool {
    guard directionRoots.contains(where: { word.hasPrefix($0) }) else { return false }
    for ending in [
      "west", "east", "north", "south", "centre", "center", "ward", "wards", "е", "у", "а", "запад", "восток",
      "север", "юг",
    ]
    where word.hasSuffix(ending) {
      return !word.hasSuffix("ское") && !word.hasSuffix("ская") && !word.hasSuffix("ского")
        && !word.hasSuffix("скому")
    }
    return false
  }

  /// Whether a word is a noun for regions in general.
  static func isGeneric(_ word: String) -> Bool {
    predicates.contains(word)
      || !word.hasPrefix("крайн")
        && genericStems.contains { word.hasPrefix($0) && word.count <= $0.count + 5 }
  }

  /// Whether a noun for regions in general is in the plural.
  static func isPlural(_ word: String) -> Bool {
    if ["страна", "республика", "сторона"].contains(word) { return false }
    return ["ами", "ями", "ах", "ях", "ов", "ев", "ей", "ы", "и", "s", "ам", "ям", "а"].contains {
      word.hasSuffix($0)
    }
      || ["стран", "областей", "республик", "государств"].contains(word)
  }
}
