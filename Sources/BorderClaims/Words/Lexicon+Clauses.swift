/// Words by which a sentence supposes, denies or goes back to what was said, and by which something parts two places.
extension Lexicon {
  /// What makes a sentence a supposition.
  static let suppositions: Set<String> = [
    "if", "whether", "ли", "would", "если", "бы", "будто", "suppose", "допустим", "предположим", "пусть",
    "пускай",
    "imagine",
  ]
  /// What makes the verb behind it one: it may be so, or it will be.
  static let modals: Set<String> = [
    "may", "might", "could", "should", "will", "shall", "allegedly", "reportedly", "supposedly",
    "purportedly", "якобы", "возможно", "вероятно", "мог", "могла", "могло", "могли", "может", "могут",
    "будет", "будут", "должен", "должна", "должны", "хочет", "хотят", "wants", "want", "hopes", "plans",
  ]
  /// What somebody else says, not the text.
  static let hearsayPhrases = phrases([
    "said to", "believed to", "thought to", "supposed to", "alleged to", "rumoured to", "rumored to",
    "think that", "thinks that", "believe that", "believes that", "claim that", "claims that", "assume that",
    "полагают , что", "полагает , что", "думают , что", "думает , что", "считают , что", "считает , что",
    "считается , что", "говорят , что", "утверждают , что", "принято считать , что", "утверждается , что",
    "утверждалось , что", "утверждал , что", "утверждала , что", "утверждали , что", "предполагается , что",
    "предполагают , что", "уверяют , что", "уверял , что", "писали , что", "по слухам", "claimed that",
    "alleged that", "argued that", "assumed that", "believed that", "rumour has it", "rumor has it",
  ])
  /// What is not so.
  static let untruePhrases = phrases([
    "not true that", "untrue that", "false that", "wrong that", "incorrect that", "a myth that",
    "not the case that",
    "неверно , что", "неправда , что", "ложь , что", "миф , что", "ошибочно , что", "не верно , что",
    "неправда будто", "нельзя сказать , что", "нельзя утверждать , что", "it cannot be said that",
    "which is false", "which is untrue", "which is wrong", "which is not true",
    "which is not the case", "which is incorrect", "что неверно", "что не так", "что ошибочно",
    "что неправда",
    "это не так", "это неверно", "это неправда", "this is not true", "that is not true", "this is false",
    "that is false",
  ])
  /// What begins a clause with a subject of its own.
  static let clausePhrases = phrases(["тогда как", "в то время как", "и что", "между тем как", "при этом"])
  /// The last of the places that were named before, and those that a number names.
  static let latter: Set<String> = ["latter", "последняя", "последний", "последнее"]
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
  static let junctions: Set<String> = ["стык", "стыке", "стыка", "tripoint", "trijunction", "junction"]
  /// Verbs by which borders of several places come together.
  static let meetings: Set<String> = [
    "сходятся", "смыкаются", "встречаются", "пересекаются", "meet", "converge", "join",
  ]

  /// Verbs by which a river or a border lies between two places.
  static let separations: Set<String> = [
    "separates", "separate", "separated", "divides", "divide", "divided", "отделяет", "отделяют", "отделен",
    "отделена", "отделено", "отделены", "разделяет", "разделяют", "разделены", "отделяемая", "отделенная",
  ]
  /// What lies between two places that adjoin along it; a sea or a strait parts them.
  static let dividers: Set<String> = [
    "river", "rivers", "lake", "ridge", "range", "mountains", "border", "boundary", "frontier", "stream",
    "река", "рекой", "реки", "речка", "реками", "озеро", "озером", "озера", "хребет", "хребтом", "горы",
    "граница", "границей", "рубеж", "рубежом",
  ]
}
