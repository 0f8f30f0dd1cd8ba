/// Words by which a sentence supposes, denies or goes back to what was said, and by which something parts two places.
extension Lexicon {
  /// What makes a sentence a supposition.
  static let suppositions: Set<String> = [
    "if", "whether", "ли", "would", "если", "бы", "будто", "suppose", "допустим", "предположим", "пусть",
    "пускай",
    "imagine", "wrongly", "mistakenly", "falsely", "erroneously", "incorrectly", "ошибочно", "неверно",
    "ложно", "превратно", "rarely",
    "seldom", "hardly", "scarcely", "rumour", "rumours", "rumor", "rumors", "legend", "слухам", "слухи",
    "слух", "слухов", "молва",
  ]
  /// What makes the verb behind it one: it may be so, or it will be.
  static let modals: Set<String> = [
    "may", "might", "could", "should", "will", "shall", "allegedly", "reportedly", "supposedly",
    "purportedly", "якобы", "возможно", "вероятно", "мог", "могла", "могло", "могли", "может", "могут",
    "будет", "будут", "должен", "должна", "должны", "хочет", "хотят", "wants", "want", "hopes", "plans",
  ]
  /// What makes the active verb behind it no fact: it nearly is so.
  static let doubts: Set<String> = ["almost", "nearly", "почти", "чуть", "едва"]
  /// Adjectives of a border that is not there, or no longer, and nouns for one that is only thought of.
  private static let unrealStems = [
    "бывш", "прежн", "будущ", "предполагаем", "предлагаем", "проект", "план", "мечт", "идея", "идеи", "идею",
    "идеей", "замысл",
  ]
  private static let unreal: Set<String> = [
    "former", "old", "bygone", "proposed", "planned", "future", "hypothetical", "plan", "plans", "proposal",
    "proposals", "project",
    "dream", "dreams", "idea", "старая", "старой", "старую",
  ]
  /// What is said of a border that is no longer there, or not yet.
  private static let ends: Set<String> = [
    "proposed", "planned", "abolished", "disappeared", "vanished", "existed", "исчезла", "упразднена",
    "отменена", "предложена",
    "существовала", "предлагалась", "планировалась",
  ]

  /// Whether words around a noun for borders say that there is none today.
  static func isUnreal(before: some Sequence<String>, behind: some Sequence<String>) -> Bool {
    before.contains { word in
      unreal.contains(word) || unrealStems.contains { word.hasPrefix($0) && word.count < $0.count + 6 }
    }
      || behind.contains(where: ends.contains)
  }

  /// What somebody else says, not the text.
  static let hearsayPhrases = phrases([
    "said to", "believed to", "thought to", "supposed to", "alleged to", "rumoured to", "rumored to",
    "think that", "thinks that", "believe that", "believes that", "claim that", "claims that", "assume that",
    "полагают , что", "полагает , что", "is said that", "often said that", "sometimes said that",
    "думают , что", "думает , что", "считают , что", "считает , что",
    "считается , что", "говорят , что", "утверждают , что", "принято считать , что", "утверждается , что",
    "утверждалось , что", "утверждал , что", "утверждала , что", "утверждали , что", "предполагается , что",
    "предполагают , что", "уверяют , что", "уверял , что", "писали , что", "по слухам", "говорят ,",
    "полагают ,", "как говорят", "they say", "people say", "so they say", "claimed that",
    "alleged that", "argued that", "assumed that", "believed that", "rumour has it", "rumor has it",
  ])
  /// What is not so.
  static let untruePhrases = phrases([
    "not true that", "untrue that", "false that", "wrong that", "incorrect that", "a myth that",
    "not the case that",
    "неверно , что", "неправда , что", "ложь , что", "миф , что", "ошибочно , что", "не верно , что",
    "неправда будто", "нельзя сказать , что", "нельзя утверждать , что", "it cannot be said that",
    "which is false", "which is untrue", "which is wrong", "which is not true", "which is a mistake",
    "which is an error", "which is mistaken", "which is a misconception", "a mistake that",
    "a misconception that", "this is a mistake", "this is an error", "that is a mistake", "это ошибка",
    "это заблуждение", "это миф", "что является ошибкой", "что является заблуждением",
    "which is not the case", "which is incorrect", "что неверно", "что не так", "что ошибочно",
    "что неправда",
    "это не так", "это неверно", "это неправда", "this is not true", "that is not true", "this is false",
    "that is false",
  ])
  /// What leaves open which of some places is meant.
  static let unclearPhrases = phrases([
    "one of which", "one of whom", "some of which", "одна из которых", "один из которых", "одно из которых",
    "некоторые из которых",
  ])
  /// What denies, of several words.
  static let negationPhrases = phrases(["больше не"])
  /// What begins a clause with a subject of its own.
  static let clausePhrases = phrases(
    [
      "тогда как", "в то время как", "и что", "между тем как", "при этом", "так что", "так как",
      "потому что", "so that", "where",
      "где", "причём", "причем", "besides which", "in addition to which", "помимо чего", "кроме того что",
      "though", "although", "хотя", "поскольку", "because",
    ]
      + factives)
  /// Words that take what follows for a fact.
  private static let factives = [
    "known that", "know that", "knows that", "learn that", "learns that", "learnt that", "learned that",
    "disputes that", "dispute that", "said that", "noted that", "note that", "notes that", "remember that",
    "recall that", "fact that", "shows that", "show that", "clear that", "see that", "means that",
    "true that",
    "знает , что", "знают , что", "известно , что", "ясно , что", "видно , что", "отметим , что",
    "напомним , что", "помнить , что", "помнят , что", "учесть , что", "следует , что", "сообщает , что",
    "верно , что", "правда , что", "факт , что",
  ]
  /// The last of the places that were named before, and those that a number names.
  static let latter: Set<String> = ["latter", "та", "тот", "последняя", "последний", "последнее"]
  static let ordinals: [String: Int] = [
    "former": 0, "первая": 0, "первый": 0, "первое": 0, "вторая": 1, "второй": 1, "второе": 1, "третья": 2,
    "третий": 2,
  ]

  /// What begins a line of facts on the place that the text is about: `Capital: Petrozavodsk.`
  static let factLabels: Set<String> = [
    "area", "population", "capital", "centre", "center", "language", "languages", "currency", "religion",
    "religions", "government", "status", "founded", "established", "density", "flag", "timezone", "площадь",
    "население", "столица", "центр", "язык", "языки", "валюта", "статус", "образован", "образована",
    "основан", "основана", "плотность", "религия", "религии",
  ]

  /// What begins a line of the borders of the place that the text is about.
  static let borderLabels: Set<String> = [
    "borders", "boundaries", "frontiers", "границы", "граница", "рубежи", "bounded",
  ]
  /// What a sentence says a figure of: `Площадь Лаоса — 236 800 км²`.
  static let figureNouns: Set<String> = [
    "площадь", "население", "численность", "протяженность", "протяжённость",
  ]

  /// Nouns for a place where three territories or more meet.
  static let junctions: Set<String> = [
    "стык", "стыке", "стыка", "tripoint", "trijunction", "junction", "three-country", "tri-border",
    "three-border",
  ]
  /// Words for a place that may be one, before `where`.
  static let spots: Set<String> = [
    "point", "spot", "corner", "near", "from", "точка", "точки", "точке", "там",
  ]
  /// Verbs by which borders of several places come together.
  static let meetings: Set<String> = [
    "сходятся", "смыкаются", "встречаются", "пересекаются", "meet", "converge", "join",
  ]

  /// Verbs by which a river or a border lies between two places.
  static let separations: Set<String> = [
    "separates", "separate", "separated", "divides", "divide", "divided", "dividing", "separating",
    "разделяющая",
    "отделяющая", "отделяющий", "отделяет", "отделяют", "отделен",
    "разграничивает", "разграничивают", "demarcates", "отделена", "отделено", "отделены", "разделяет",
    "разделяют", "разделены", "отделяемая", "отделенная",
  ]
  /// What lies between two places that adjoin along it; a sea or a strait parts them.
  static let dividers: Set<String> = [
    "river", "rivers", "lake", "ridge", "range", "mountains", "border", "boundary", "frontier", "stream",
    "река", "рекой", "реки", "речка", "реками", "озеро", "озером", "озера", "хребет", "хребтом", "горы",
    "граница", "границей", "рубеж", "рубежом", "line", "линия", "линией",
  ]
}
