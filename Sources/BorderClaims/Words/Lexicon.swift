/// The words by which sentences and lists say who adjoins whom, in English and Russian.
///
/// They are words of the grammar, not of places: what a place is called, only the data and its rules know.
enum Lexicon {
  /// What joins and parts the places of an enumeration.
  static let conjunctions: Set<String> = ["и", "and", "или", "or", "plus", "&", "да"]
  /// Those of them by which one of the places is meant.
  static let alternatives: Set<String> = ["или", "or"]
  /// Conjunctions of several words.
  static let conjunctionPhrases = phrases([
    "а также", "и также", "as well as", "and also",
    "and then",
  ])
  /// What joins other subjects to one.
  static let togetherPhrases = phrases(["along with", "together with", "вместе с"])
  /// What joins the places before it or, at the end of a sentence, another subject: `А граничит с В, как и Б`.
  static let likewisePhrases = phrases(["как и"])
  /// All phrases that join the places of a list.
  static let joiningPhrases = conjunctionPhrases + togetherPhrases + likewisePhrases
  /// What contrasts.
  static let contrasts: Set<String> = ["а", "но", "but", "while", "whereas", "зато", "однако", "yet"]
  /// Marks an object: `граничит с`, `borders on`.
  static let objectMarkers: Set<String> = ["с", "со", "к", "ко", "with", "by", "to", "on"]
  /// Other prepositions: what follows neither borders nor is bordered.
  static let prepositions: Set<String> = [
    "в", "во", "из", "от", "для", "до", "о", "об", "обо", "по", "при", "через", "над", "под", "из-за",
    "около",
    "вдоль", "близ", "внутри", "на", "у", "за", "про", "in", "from", "for", "of", "at", "into", "through",
    "across",
    "near", "within", "inside", "along", "over", "under", "around", "toward", "towards", "via", "than",
    "против", "среди", "among", "since", "until", "till", "despite", "about", "against", "без", "without",
    "after", "before", "после", "перед",
  ]
  /// Negations beside a verb or a place.
  static let negations: Set<String> = [
    "не", "not", "never", "no", "doesnt", "dont", "didnt", "isnt", "arent", "hasnt", "havent", "nowhere",
    "нигде", "никто", "nobody",
    "cannot", "cant",
  ]
  static let neither: Set<String> = ["neither", "nor", "ни"]
  static let lack: Set<String> = ["нет", "отсутствует", "отсутствуют", "без", "without", "lacks", "lack"]
  static let lackPhrases = phrases([
    "не существует", "не существуют", "не имеется", "does not exist", "do not exist",
  ])
  static let both: Set<String> = ["both", "оба", "обе", "обеими", "обоими"]
  static let all: Set<String> = [
    "все", "всеми", "всем", "всех", "каждой", "каждым", "любой", "all", "every", "each", "any", "everything",
    "everyone",
  ]
  static let except: Set<String> = [
    "кроме", "исключая", "except", "excepting", "excluding", "save", "минус", "помимо", "besides", "beyond",
  ]
  static let exceptPhrases = phrases([
    "за исключением", "except for", "with the exception of", "apart from", "aside from", "other than",
    "in addition to",
    "наряду с", "за вычетом", "but for",
  ])
  /// Of these the ones that always add.
  static let besides: Set<String> = ["помимо", "besides", "in addition to", "наряду с", "aside from"]
  /// What names some of those before it.
  static let including: Set<String> = [
    "including", "включая", "namely", "именно", "например", "viz",
  ]
  static let includingPhrases = phrases([
    "в том числе", "а именно", "such as", "for example", "for instance", "среди них", "среди которых",
    "в числе которых", "among which", "в их числе", "в частности", "among them", "in particular",
    "or more exactly", "or more precisely", "а точнее", "точнее говоря",
  ])
  /// Phrases that say nothing: `one of` the places is one, and what is `not only` so is so.
  static let emptyPhrases = phrases([
    "как ни странно", "так же", "как ни крути", "not only", "not just", "not merely", "не только",
    "не просто",
    "one of the", "one of", "один из",
    "одна из",
    "одно из", "одним из", "одной из", "at once", "in turn", "в свою очередь", "со всех сторон",
    "on all sides",
    "on every side", "from all sides", "с трёх сторон", "с трех сторон", "on three sides", "as a whole",
    "в целом", "the territory of", "territory of", "то есть", "that is", "и так далее", "кроме того",
    "кроме этого", "помимо этого", "помимо того", "besides this", "in addition", "first of all",
    "прежде всего", "no fewer than", "no less than", "not less than", "not fewer than", "as many as",
    "at least", "не менее чем", "не меньше чем", "не менее", "не меньше", "как минимум", "по меньшей мере",
    "ни много ни мало",
  ])
  /// Where something lies, by its sides.
  static let sidePhrases = phrases(
    ["other", "other two", "two other", "other three", "three other", "remaining"].flatMap {
      ["on the \($0) sides", "on \($0) sides"]
    } + [
      "on the other side", "on the other", "с других сторон", "с остальных сторон", "с трёх других сторон",
      "с двух других сторон", "с другой стороны", "с другой", "с одной стороны",
    ])
  /// What leads to something that is only contrasted, of which the sentence says nothing else.
  static let unlikePhrases = phrases([
    "in contrast to", "in contrast with", "as opposed to", "contrary to", "в отличие от",
    "в противоположность",
    "unlike", "вопреки",
  ])
  /// What was said before holds of the next places too.
  static let dittoPhrases = phrases([
    "nor do", "nor does", "nor did", "neither do", "neither does", "so do", "so does", "so did", "as do",
    "as does", "as did", "as are", "as is", "so are", "so is", "neither are", "neither is", "nor are",
    "nor is", "does so", "do so", "so too does", "so too do", "так же и", "точно так же и", "равно как и",
  ])
  /// What else is as something is.
  static let like: Set<String> = ["like", "подобно"]
  /// `have`, for a border that was named before.
  static let have: Set<String> = [
    "имеет", "имеют", "имел", "имела", "имели", "имело", "делит", "делят",
  ]
  /// What borders do with places.
  static let tied: Set<String> = ["связан", "связана", "связано", "связаны"]
  static let neighbours: Set<String> = [
    "соседка", "соседки", "соседкой", "соседке", "соседку", "соседок", "соседками", "сосед", "соседа",
    "соседу", "соседом",
    "соседи", "соседей", "соседям", "соседями", "neighbour", "neighbor", "neighbours", "neighbors",
  ]
  /// Words between a verb that counts places among neighbours and these.
  static let membershipMarks: Set<String> = [
    "as", "for", "among", "amongst", "to", "к", "ко", "в", "во", "среди", "за",
  ]
  /// Verbs by which places are counted among others.
  static let memberships: Set<String> = [
    "относится", "относятся", "относились", "причисляются", "причисляется", "принадлежит", "принадлежат",
    "входит",
    "входят", "числится", "числятся", "считает", "has", "have", "had", "count", "counts", "counted", "belong",
    "belongs",
    "rank", "ranks", "figure", "figures", "feature", "features", "number", "numbers",
  ]
  static let respectively: Set<String> = ["respectively", "соответственно"]
  static let between: Set<String> = ["между", "between"]
  static let reciprocals = phrases([
    "между собой", "друг с другом", "друг другу", "друг к другу", "each other", "one another",
    "with each other",
    "with one another", "to each other",
  ])
  static let relatives: Set<String> = [
    "который", "которая", "которое", "которые", "которых", "которой", "которого", "которым", "которыми",
    "которую", "котором",
    "чьи", "чьими", "чьим", "which", "that", "who", "whose",
  ]
  static let pronouns: Set<String> = [
    "он", "она", "оно", "они", "it", "they", "this", "these", "это", "эта", "этот", "эти", "те", "he", "she",
    "those", "неё", "нее", "него", "них",
  ]
  /// Words that join a subject with what it is.
  static let copulas: Set<String> = [
    "is", "are", "was", "were", "be", "being", "been", "являются", "является", "были", "был", "была", "это",
    "служат", "остаётся", "остается", "остаются", "include", "includes", "есть", "имеется", "имеются",
    "существует", "существуют", "выступают",
    "выступает", "числятся",
  ]
  /// Adverbs that say nothing of who adjoins whom.
  static let adverbs: Set<String> = [
    "only", "also", "directly", "только", "лишь", "также", "непосредственно", "тоже",
    "одновременно",
    "mostly", "mainly", "partly", "still", "now", "сейчас", "ныне", "today", "сегодня", "the", "a", "an",
    "did", "does", "do", "has", "have", "immediately", "then", "here", "там",
    "здесь",
    "thus", "целиком", "полностью", "фактически", "формально", "официально", "частично", "исключительно",
    "itself", "сам", "сама", "само", "however", "moreover", "furthermore", "therefore", "вообще",
    "совсем",
    "напрямую", "actually", "already", "уже", "ещё", "еще", "longer", "наконец", "finally", "indeed", "as",
    "well",
    "too", "even", "either", "proper", "даже", "alone", "вот", "же", "всего", "otherwise", "there", "more",
    "just",
    "примерно",
    "почти", "almost", "some",
    "clearly", "elsewhere",
    "один",
    "одна", "сразу",
    "once", "formerly", "previously", "historically", "originally", "earlier", "nowadays", "currently",
    "presently", "когда-то", "некогда", "ранее", "раньше", "прежде", "исторически", "теперь", "поныне",
    "изначально",
  ]

  /// By what two places adjoin: `по суше`.
  static let grounds: Set<String> = ["суше", "морю", "воде", "overland"]
  /// Numbers in words.
  static let numerals: Set<String> = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen",
    "several", "два", "две",
    "двух", "двумя", "двум", "три", "трёх", "трех", "тремя", "трем", "трём", "четыре", "четырёх", "четырех",
    "четырьмя", "пять", "пяти",
    "пятью", "шесть", "шести", "шестью", "семь", "семи", "семью", "восемь", "восьми", "восемью", "девять",
    "девяти", "девятью", "десять",
    "десяти", "десятью", "двенадцать", "несколько", "нескольких", "несколькими",
  ]
  /// One border.
  static let oneBorder: Set<String> = [
    "border", "boundary", "frontier", "граница", "границу", "границей", "границе", "рубеж",
  ]
  /// Whose something is that was named before.
  static let own: Set<String> = [
    "its", "their", "his", "her", "его", "её", "ее", "их", "свою", "своей", "свои", "своих", "своими",
    "своим",
    "свой", "own",
  ]

  /// Whether a word belongs to the grammar, though it be spelt like a code: `by`, `no`, `is`.
  static func isSmallWord(_ word: String) -> Bool {
    [
      conjunctions, objectMarkers, prepositions, negations, contrasts, copulas, pronouns, adverbs, neither,
      own,
    ]
    .contains { $0.contains(word) }
  }

  /// Pronouns behind a preposition.
  static let obliquePronouns: Set<String> = [
    "ней", "нему", "ним", "нею", "нём", "нем", "it", "them", "this", "him",
  ]
  static let courseStems = [
    "проход", "прошл", "пролег", "тянет", "тянул", "простира", "протян", "пересека", "следует",
  ]
  /// Those of them that tell of the past.
  static let pastCourses: Set<String> = [
    "ran", "passed", "followed", "crossed", "went", "lay", "шла", "шел", "проходила", "проходил", "прошла",
    "пролегала", "тянулась", "следовала",
  ]
  static let courses: Set<String> = [
    "идет", "идут", "шла", "runs", "run", "ran", "passes", "pass", "passed", "follows", "followed",
    "stretches", "extends", "goes", "traverses", "crosses", "crossed",
  ]

  /// Nouns for regions in general, by stem; what they mean, the sentence says elsewhere.
  static let genericStems: [String] = [
    "стран", "государств", "регион", "субъект", "област", "район", "республик", "сосед", "территори", "краё",
    "кра",
    "округ", "провинци", "штат", "департамент", "countr", "state", "region", "province", "district", "count",
    "neighbo", "territor", "republic", "oblast", "department", "canton", "municipalit", "муниципалитет",
    "nation", "member", "член", "division", "aimag", "аймак", "уезд", "воеводств", "prefectur", "префектур",
    "governorat", "emirate", "эмират",
    "parish", "subject", "voivodeship", "kingdom", "королевств",
    "земел", "земл", "кантон", "сторон", "side", "города", "город", "единиц", "others", "пар", "federal",
    "place", "ones",
  ]

  /// Small words inside of names, of several languages: `Rio de la Plata`.
  static let nameParticles: Set<String> = [
    "of", "the", "de", "du", "des", "del", "della", "di", "da", "dos", "das", "von", "van", "der", "den",
    "la", "le",
    "les", "el", "los", "las", "sur", "sous", "y",
  ]

  /// Waters and other things that border but are no regions.
  static let features: Set<String> = [
    "sea", "ocean", "морю", "океану", "заливу", "озеру", "реке", "проливу", "горам", "river", "lake", "gulf",
    "bay", "strait", "mountains", "channel", "desert", "море",
    "морем",
    "морями", "моря", "океан", "океаном", "река", "рекой", "озеро", "озером", "залив", "заливом", "пролив",
    "проливом", "горы", "горами", "пустыней", "океана", "водами", "coast", "waters", "basin", "steppe",
    "mount", "rivers", "seas", "lakes", "реки", "озёра", "озера",
    "peninsula", "island", "islands",
  ]

  /// Those of them by which no region is called.
  static let seas: Set<String> = [
    "sea", "seas", "ocean", "oceans", "море", "моря", "морю", "морем", "морями", "океан", "океана", "океану",
    "океаном", "океанами",
  ]

  /// Directions by their first letters.
  static let directionLetters: Set<String> = [
    "N", "NE", "NNE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW",
    "С", "СВ", "В", "ЮВ", "Ю", "ЮЗ", "З", "СЗ",
  ]

  /// Which way round places are named.
  static let rotations: Set<String> = [
    "clockwise", "anticlockwise", "counterclockwise", "anti-clockwise", "counter-clockwise",
  ]
  /// What places are named in an order by, and where that begins.
  static let countings: Set<String> = [
    "counting", "counted", "going", "moving", "listed", "starting", "beginning", "reading", "начиная",
    "считая",
    "двигаясь",
  ]

  static let directionRoots = [
    "запад", "восток", "север", "юг", "юго", "северо", "west", "east", "north", "south", "центр", "centr",
    "cent",
  ]

  /// Words by which a sentence says what a place is: `the only part of Norway that borders Russia`.
  static let predicates: Set<String> = [
    "part", "часть", "частью", "единственная", "единственный", "единственное", "exclave", "enclave", "анклав",
    "эксклав",
  ]

  static func phrases(_ texts: [String]) -> [[String]] {
    texts.map { $0.split(separator: " ").map(String.init) }.sorted { $0.count > $1.count }
  }
}
