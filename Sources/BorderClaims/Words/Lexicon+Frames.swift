/// Words around borders that the frames of sentences look at.
extension Lexicon {
  /// Verbs by which a place lies somewhere.
  static let lie: Set<String> = [
    "лежит", "лежат", "расположен", "расположена", "расположено", "расположены", "находится", "находятся",
    "располагается", "располагаются", "вытянут", "вытянута", "вытянуто", "вытянуты", "зажат", "зажата",
    "зажато", "зажаты", "зажатая", "зажатый", "зажатое", "лежащая", "лежащий", "лежащее", "расположенная",
    "расположенный", "расположенное", "находящаяся", "находящийся", "lies", "lie", "lying", "landlocked",
    "caught", "tucked", "стиснут", "стиснута", "стиснуто", "вклинен", "втиснут", "sandwiched", "wedged",
    "squeezed", "nestled", "located", "situated", "sits", "sit",
  ]

  /// Nouns for a border, in all their forms.
  static func isBorderNoun(_ word: String) -> Bool {
    borderForms.contains(word) || contacts.contains(word)
  }

  private static let borderForms: Set<String> = [
    "граница", "границы", "границе", "границу", "границей", "границ", "границам", "границами", "границах",
    "рубеж", "рубежа", "рубежи", "рубежей", "рубежом", "рубеже", "рубежу", "border", "borders", "boundary",
    "boundaries", "frontier", "frontiers", "borderline",
  ]

  /// The forms of these nouns that stand behind a verb such as `have`.
  static let borderObjects: Set<String> = [
    "border", "borders", "boundary", "boundaries", "frontier", "frontiers", "границу", "границы", "границ",
    "границами", "границей", "рубеж", "рубежи",
  ]

  /// Nouns for the contact of two places.
  static let contacts: Set<String> = [
    "соседство", "соседства", "соседству", "соседством", "соседстве", "соприкосновение", "соприкосновения",
    "соприкосновении", "соприкосновением", "примыкание", "примыкания", "примыканием", "adjacency",
    "contiguity",
  ]

  /// Nouns for what a place has at its edge: a border, a neighbour, a side.
  static func isEdge(_ word: String) -> Bool {
    isBorderNoun(word) || neighbours.contains(word) || edges.contains(word)
      || edgeStems.contains { word.hasPrefix($0) }
  }

  private static let edges: Set<String> = [
    "limit", "limits", "edge", "edges", "end", "fringe", "fringes", "flank", "tip", "extremity", "side",
    "sides", "margin", "periphery", "perimeter", "край", "края", "краю", "краем", "часть", "части", "частью",
    "юг", "север", "запад", "восток", "south", "north", "west", "east", "пределы", "пределов", "district",
    "districts", "county", "counties", "municipalities", "parts", "part",
    "районы", "районов", "районах", "муниципалитеты",
  ]
  private static let edgeStems = ["окраин", "оконечност", "перифери", "сторон", "участ", "периметр"]

  /// Whether a word says that a place extends somewhere.
  static func isExtension(_ word: String) -> Bool {
    extensions.contains(word)
      || ["простира", "тянет", "тянущ", "вытянут", "протян", "доходит", "доходящ"].contains {
        word.hasPrefix($0)
      }
  }

  private static let extensions: Set<String> = [
    "extends", "stretches", "extending", "stretching", "reaches", "reaching",
  ]
  /// Prepositions by which it extends to a border, or along it.
  static let extents: Set<String> = ["to", "along", "до", "вдоль"]
  /// Verbs by which something is a border.
  static let formings: Set<String> = ["forms", "form", "образует", "образуют"]

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
    if Cyrillic.isIn(word) {
      return word.count > 3
        && [
          "ет", "ит", "ют", "ят", "ут", "ат", "ется", "ится", "ются", "ятся", "утся", "атся", "лась", "лся",
        ]
        .contains { word.hasSuffix($0) }
    }
    return word.count > 3 && (word.hasSuffix("s") || word.hasSuffix("ed")) && !word.hasSuffix("ss")
  }
}
