/// What a pronoun and a name in Russian agree in; English pronouns agree with any name.
enum Gender: Hashable, Sendable {
  case feminine
  /// Masculine or neuter, which have the same pronouns.
  case other
  case plural
  case any

  /// The gender of a folded pronoun behind a preposition.
  init(ofPronoun word: String) {
    switch word {
    case "ней", "нею", "неё", "нее": self = .feminine
    case "ним", "нему", "нём", "нем", "него": self = .other
    case "ними", "них", "them": self = .plural
    default: self = .any
    }
  }

  /// The gender of the word for a type in a name, in any case; `nil` where it has none.
  init?(ofTypeIn name: String) {
    let words = name.lowercased().split(separator: " ")
    func has(_ stems: [String]) -> Bool { words.contains { word in stems.contains { word.hasPrefix($0) } } }
    if has(["област", "республик", "провинци", "земл"]) {
      self = .feminine
    } else if has(["край", "крае", "краю", "края", "округ", "район", "аймак", "уезд", "воеводств", "штат"]) {
      self = .other
    } else {
      return nil
    }
  }

  /// The gender of a name in the nominative, by its ending; `any` where that does not tell.
  init(ofName name: String) {
    if let gender = Gender(ofTypeIn: name) {
      self = gender
      return
    }
    guard let last = name.last, !name.allSatisfy(\.isUppercase) else {
      self = .any
      return
    }
    switch last {
    case "а", "я": self = .feminine
    case "ь", "и", "у", "э", "ю": self = .any
    case "ы": self = .plural
    default: self = ("а"..."я").contains(last) ? .other : .any
    }
  }

  /// Whether a pronoun of this gender may stand for a name of another one.
  func agrees(with other: Gender) -> Bool { self == .any || other == .any || self == other }
}
