public import BorderCore

extension BorderSetting {
  /// The word for people.
  public var label: Phrase {
    switch self {
    case .river: Phrase("river", "река")
    case .lake: Phrase("lake", "озеро")
    case .land: Phrase("land", "суша")
    }
  }
}

extension CrossingPattern {
  /// The word for people.
  public var label: Phrase {
    switch self {
    case .even: Phrase("even", "равномерно")
    case .random: Phrase("random", "случайно")
    case .clustered: Phrase("clustered", "скоплениями")
    }
  }
}
