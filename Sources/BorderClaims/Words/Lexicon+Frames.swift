/// Words around borders that the frames of sentences look at.
extension Lexicon {
  /// Nouns for a border, in all their forms.
  static func isBorderNoun(_ word: String) -> Bool {
    borderForms.contains(word) || contacts.contains(word)
  }

  private static let borderForms: Set<String> = [
    "граница", "границы", "границе", "границу", "границей", "границ", "границам", "границами", "границах",
    "рубеж", "рубежа", "рубежи", "рубежей", "рубежом", "рубеже", "рубежу", "border", "borders", "boundary",
    "boundaries", "frontier", "frontiers", "borderline",
  ]

  /// Nouns for the contact of two places.
  static let contacts: Set<String> = [
    "соседство", "соседства", "соседству", "соседством", "соседстве", "соприкосновение", "соприкосновения",
    "соприкосновении", "соприкосновением", "примыкание", "примыкания", "примыканием", "adjacency", "contiguity",
  ]

  /// Nouns for what a place has at its edge: a border, a neighbour, a side.
  static func isEdge(_ word: String) -> Bool {
    isBorderNoun(word) || neighbours.contains(word) || edges.contains(word)
      || edgeStems.contains { word.hasPrefix($0) }
  }

  private static let edges: Set<String> = [
    "limit", "limits", "edge", "edges", "end", "fringe", "fringes", "flank", "tip", "extremity", "side",
    "sides", "margin", "periphery", "perimeter", "край", "края", "краю", "краем", "часть", "части", "частью",
    "юг", "север", "запад", "восток", "south", "north", "west", "east", "пределы", "пределов", "district", "districts", "county", "counties", "municipalities", "parts", "part",
    "районы", "районов", "районах", "муниципалитеты",
  ]
  private static let edgeStems = ["окраин", "оконечност", "перифери", "сторон", "участ", "периметр"]

  /// Whether a word says that somebody has a border, keeps it, or extends to it.
  static func isRelation(_ word: String) -> Bool {
    relations.contains(word) || relationStems.contains { word.hasPrefix($0) }
  }

  private static let relations: Set<String> = [
    "has", "have", "having", "boasts", "possesses", "maintains", "guards", "patrols", "extends", "stretches",
    "extending", "stretching", "reaches", "enjoys", "keeps", "its", "свою", "своей", "own", "forms", "form", "образует", "образуют",
  ]
  private static let relationStems = [
    "имеет", "имею", "облада", "располагает", "располагаю", "охраня", "простира", "тянет", "тяну", "вытянут",
    "протян", "доходит", "доходя", "прикрыва", "стережёт",
  ]

  /// Whether a word tells of a time that is over, or says how far something is.
  static func isPastOrFar(_ word: String) -> Bool {
    pastOrFar.contains(word) || ["бывш", "имел", "граничил", "прежн"].contains { word.hasPrefix($0) }
  }

  private static let pastOrFar: Set<String> = [
    "was", "were", "had", "until", "till", "formerly", "former", "once", "ago", "previously", "originally",
    "used", "been", "был", "была", "было", "были", "раньше", "ранее", "некогда", "когда-то", "прежде", "near",
    "nearby", "nearer", "close", "closer", "closest", "away", "toward", "towards", "недалеко", "вблизи",
    "близ", "около", "близко", "рядом", "неподалёку", "неподалеку", "возле", "should", "must", "could",
    "почти", "almost", "nearly",
  ]

  /// Whether a word has the ending of a verb in a finite form.
  static func isFiniteVerb(_ word: String) -> Bool {
    if NameRules.hasCyrillic(word) {
      return word.count > 3
        && ["ет", "ит", "ют", "ят", "ут", "ат", "ется", "ится", "ются", "ятся", "утся", "атся", "лась", "лся"]
          .contains { word.hasSuffix($0) }
    }
    return word.count > 3 && (word.hasSuffix("s") || word.hasSuffix("ed")) && !word.hasSuffix("ss")
  }
}
