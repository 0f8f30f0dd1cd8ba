/// A verb, or a phrase in its place, that says that places adjoin.
struct BorderVerb: Hashable, Sendable {
  /// What agrees with it.
  enum Number: Hashable, Sendable {
    case singular
    case plural
    case either
  }

  /// The tokens.
  var range: Range<Int>
  /// Whether it says that they do not.
  var isNegated = false
  /// What agrees with it.
  var number = Number.either
  /// Whether it belongs to the noun before it: `bordering`, `граничащий`.
  var isParticiple = false
  /// Whether it is a participle in the nominative, which belongs to no noun in another case.
  var isNominative = false
  /// Whether it is one in another case.
  var isOblique = false
  /// Whether two places may be its only subject: `share a border`.
  var isReciprocal = false
  /// Whether an object of it has a preposition: in Russian always.
  var wantsMarker = false
  /// Whether it speaks of borders only right before a name: a town may be `окружён` by woods.
  var isWeak = false
  /// Whether it speaks of borders only right behind a place: `А касается Б`, but `Договор касается Б`.
  var wantsPlace = false
  /// Whether it says so of regions alone: a town lies `across the border from` one.
  var wantsRegions = false
  /// Whether it says so only behind what it surrounds: `А с юга ограничивает Б`, but a law `ограничивает` others.
  var wantsPatient = false
  /// Whether it says how it was once, of which nobody knows whether it still is so.
  var isPast = false
}

extension BorderVerb {
  private static let russianStems = [
    "гранич", "соседств", "соседит", "соседят", "примыка", "прилега", "соприкаса", "смыка", "стыку",
    "подступа",
  ]
  /// Verbs whose object has no preposition.
  private static let surround: [String: Number] = [
    "окружает": .singular, "окружают": .plural, "ограничивает": .singular, "ограничивают": .plural,
    "охватывают": .plural, "опоясывает": .singular, "опоясывают": .plural, "обступают": .plural,
    "surrounds": .singular,
    "surround": .plural,
    "encircles": .singular, "encircle": .plural, "encloses": .singular,
  ]
  static let russianHave: Set<String> = [
    "имеет", "имеют", "имел", "имела", "имели", "имело", "имеющий", "имеющая", "имеющие", "имеющих", "имея",
    "имеющее",
    "делит", "делят", "разделяет", "разделяют", "имеющими", "имеющей", "имеющим", "имеющем", "имеющего",
    "имеющую", "имеющему",
  ]
  private static let english: [String: Number] = [
    "borders": .singular, "adjoins": .singular, "adjoin": .plural, "abuts": .singular, "abut": .plural,
    "adjoined": .either, "fronts": .singular, "touches": .singular, "touch": .plural, "abutted": .either,
  ]
  static let englishHave: [String: Number] = [
    "share": .plural, "shares": .singular, "has": .singular, "have": .plural, "shared": .either,
    "sharing": .either,
    "had": .either, "having": .either,
  ]
  private static let passives: Set<String> = [
    "bordered", "bounded", "surrounded", "enclosed", "flanked", "encircled", "adjoined", "hemmed", "ringed",
    "girdled",
    "encompassed", "abutted",
  ]
  private static let adjectives: Set<String> = ["adjacent", "contiguous", "next"]
  private static let articles: Set<String> = [
    "the", "a", "an", "this", "its", "their", "these", "his", "our",
  ]
  /// What may stand between `have` and `a border`.
  private static let between: Set<String> = [
    "a", "an", "the", "its", "their", "no", "any", "common", "land", "long", "short", "international",
    "state",
    "maritime", "also", "only", "of", "km", "kilometres", "kilometers", "miles", "northern", "southern",
    "eastern",
    "western", "longest", "shortest", "direct", "shared", "not", "sea", "never", "immediate", "м", "км", "и",
    "общую", "общие", "общей", "общих", "сухопутную", "сухопутные", "сухопутной", "сухопутных",
    "государственную",
    "государственные", "прямую", "прямой", "свою", "свои", "морскую", "морские", "морской",
    "административную",
    "протяжённую", "протяженную", "также", "только", "лишь", "не", "никакой", "никаких", "непосредственную",
    "and",
    "внешнюю", "внешние", "открытую", "естественную", "самую", "длинную", "южную", "северную", "западную",
    "восточную",
  ]

  /// Which words may begin a verb, as it was found before: most begin none.
  private static let begins = WordMemory<Bool>()

  private static func mayBegin(_ word: String) -> Bool {
    russianStems.contains { word.hasPrefix($0) }
      || ["окружен", "ограничен", "выход", "касает", "касают"].contains { word.hasPrefix($0) }
      || surround[word] != nil || russianHave.contains(word) || englishHave[word] != nil
      || english[word] != nil || passives.contains(word) || adjectives.contains(word)
      || [
        "bordering", "adjoining", "abutting", "neighbouring", "neighboring", "borders", "border", "neighbour",
        "neighbor", "neighbours", "neighbors",
      ].contains(word) || mayBeginPhrase(word)
  }

  /// The verb that begins at a token; `nil` where none does.
  static func at(_ index: Int, of tokens: [TextToken], until end: Int) -> BorderVerb? {
    let word = tokens[index].folded
    guard tokens[index].kind == .word, begins.value(of: word, mayBegin) else { return nil }
    if let phrase = phrase(index, of: tokens, until: end) { return phrase }
    func folded(_ index: Int) -> String { index < end ? tokens[index].folded : "" }
    if russianStems.contains(where: { word.hasPrefix($0) }), !word.hasSuffix("ние"), !word.hasSuffix("ния") {
      var verb = BorderVerb(range: index..<(index + 1), wantsMarker: true)
      if word.contains("ющ") || word.contains("ящ") || word.contains("ащ")
        || ["гранича", "примыкая", "соседствуя", "прилегая", "соприкасаясь"].contains(word)
        || word.hasSuffix("вш")
      {
        verb.isParticiple = true
        verb.isNominative = ["ая", "ий", "ее", "ие"].contains { word.hasSuffix($0) }
        verb.isOblique = ["ей", "его", "ему", "им", "ем", "ую"].contains { word.hasSuffix($0) }
        if ["ие", "их", "ими", "им"].contains(where: { word.hasSuffix($0) }) { verb.number = .plural }
      } else if ["ит", "ет", "ется", "ил", "ила", "ило", "ал", "ала", "ало"].contains(where: {
        word.hasSuffix($0)
      }) {
        verb.number = .singular
      } else if ["ат", "ят", "ют", "ются", "или", "али"].contains(where: { word.hasSuffix($0) }) {
        verb.number = .plural
      } else if !["ить", "ать", "аться", "овать"].contains(where: { word.hasSuffix($0) }) {
        return nil
      }
      verb.isReciprocal = verb.number == .plural
      verb.isPast =
        !verb.isParticiple
        && ["ил", "ила", "ило", "или", "ал", "ала", "ало", "али", "лся", "лась", "лось", "лись"].contains {
          word.hasSuffix($0)
        }
      return verb
    }
    if let number = surround[word] {
      return BorderVerb(
        range: index..<(index + 1), number: number, isWeak: true,
        wantsPatient: word.hasPrefix("огранич") || word.hasPrefix("охват"))
    }
    if ["окружен", "окружена", "окружено", "окружены", "ограничен", "ограничена", "ограничено", "ограничены"]
      .contains(word)
    {
      return BorderVerb(
        range: index..<(index + 1), number: word.hasSuffix("ы") ? .plural : .singular, isWeak: true)
    }
    if word.hasPrefix("окруженн"), !word.hasSuffix("ность") {
      var verb = BorderVerb(range: index..<(index + 1), isParticiple: true, isWeak: true)
      verb.isNominative = ["ая", "ый", "ое", "ые"].contains { word.hasSuffix($0) }
      verb.isOblique = ["ой", "ого", "ому", "ым", "ом", "ую"].contains { word.hasSuffix($0) }
      if ["ые", "ых", "ыми"].contains(where: { word.hasSuffix($0) }) { verb.number = .plural }
      return verb
    }
    if word == "касается" || word == "касаются" {
      // `касается Б в одной точке`, `касается Б границей`: else only a place touches Б, and all others concern it.
      var verb = BorderVerb(
        range: index..<(index + 1), number: word == "касаются" ? .plural : .singular, isWeak: true)
      verb.wantsPlace = !isContact(index, of: tokens, until: end)
      return verb
    }
    if ["выходит", "выходят", "выходя", "выходящая", "выходящий", "выходящие"].contains(word),
      ["к", "на"].contains(folded(index + 1)),
      folded(index + 2).hasPrefix("границ") || folded(index + 2).hasPrefix("рубеж")
    {
      let isOfObject = ["с", "со"].contains(folded(index + 3))
      return BorderVerb(
        range: index..<(isOfObject ? index + 3 : index + 1),
        number: word == "выходят" ? .plural : word == "выходит" ? .singular : .either,
        isParticiple: word.hasPrefix("выходя") && word != "выходят",
        isNominative: word.hasPrefix("выходящ"), wantsMarker: true)
    }
    if russianHave.contains(word) || englishHave[word] != nil {
      var noun = index + 1
      var isNegated = false
      while noun < end, noun < index + 12,
        between.contains(folded(noun)) || tokens[noun].kind == .number || tokens[noun].text == ","
          || isAttribute(noun, of: tokens, until: end)
      {
        isNegated = isNegated || ["no", "not", "не", "never", "никакой", "никаких"].contains(folded(noun))
        noun += 1
      }
      guard noun < end, Lexicon.borderObjects.contains(folded(noun)) else {
        return pronominal(index, of: tokens, until: end)
      }
      let isRussian = russianHave.contains(word)
      let isCommon =
        word.hasPrefix("shar") || word.hasPrefix("дел") || word.hasPrefix("раздел")
        || englishHave[word] == .plural && !folded(noun).hasSuffix("s")
        || ["имеют", "имели"].contains(word) && folded(noun) == "границу"
        || (index..<noun).contains {
          ["common", "shared"].contains(folded($0)) || folded($0).hasPrefix("общ")
        }
      var verb = BorderVerb(
        range: index..<(noun + 1), isNegated: isNegated, isReciprocal: isCommon, wantsMarker: true)
      verb.number =
        englishHave[word]
        ?? (word.hasSuffix("ют") || word.hasSuffix("ят") || word.hasSuffix("ли")
          ? .plural
          : word.hasSuffix("т") || word.hasSuffix("л") || word.hasSuffix("ла") ? .singular : .either)
      verb.isParticiple =
        isRussian && (word.hasPrefix("имеющ") || word == "имея") || ["sharing", "having"].contains(word)
      if word.hasPrefix("имеющи"), !word.hasSuffix("й") { verb.number = .plural }
      verb.isPast =
        word.hasPrefix("имел") && isLongAgo(index, of: tokens)
        || ["shared", "had"].contains(word) && !isPerfect(index, of: tokens)
      return verb
    }
    let isOfRegions =
      index > 0 && Lexicon.isGeneric(tokens[index - 1].folded) && Lexicon.isPlural(tokens[index - 1].folded)
    if ["bordering", "adjoining", "abutting"].contains(word)
      || ["neighbouring", "neighboring"].contains(word) && isOfRegions
    {
      return BorderVerb(range: index..<(index + 1), isParticiple: true)
    }
    if passives.contains(word) {
      // `is bordered by`, and `bordered by` after its noun; the by may come later.
      let before = index > 0 ? tokens[index - 1].folded : ""
      let isFinite = tokens[max(0, index - 4)..<index].contains {
        ["is", "are", "was", "were", "be"].contains($0.folded)
      }
      let hasBy = (index + 1..<min(end, index + 8)).contains { folded($0) == "by" }
      guard hasBy || word == "bordered" && !isFinite else { return nil }
      let number: Number =
        tokens[max(0, index - 4)..<index].last { ["is", "was", "are", "were"].contains($0.folded) }
        .map { ["is", "was"].contains($0.folded) ? .singular : .plural } ?? .either
      let isActive = !hasBy && !isFinite
      let wasOnce = tokens[max(0, index - 4)..<index].contains { ["was", "were"].contains($0.folded) }
      return BorderVerb(
        range: index..<(index + 1), number: number, isParticiple: !isFinite && (before == "," || hasBy),
        wantsMarker: hasBy, isPast: wasOnce || isActive && !isPerfect(index, of: tokens))
    }
    if adjectives.contains(word),
      ["to", "with"].contains(folded(index + 1)) || word == "adjacent" || word == "contiguous"
    {
      let copulas: Set<String> = ["is", "are", "was", "were", "lies", "lie"]
      // `Contiguous to А are Б and В`
      let isFirst = index == 0 || tokens[index - 1].isMark(of: ".;:")
      guard
        let copula = tokens[max(0, index - 4)..<index].last(where: { copulas.contains($0.folded) })
          ?? (isFirst ? tokens[index..<min(end, index + 9)].first { copulas.contains($0.folded) } : nil)
      else { return nil }
      return BorderVerb(
        range: index..<(index + 1),
        number: ["is", "was", "lies"].contains(copula.folded) ? .singular : .plural,
        isReciprocal: true, wantsMarker: true, isPast: ["was", "were"].contains(copula.folded))
    }
    if word == "borders", index > 0 {
      // `no land borders between`, `its borders are`, `Armenia's borders`
      if tokens[index - 1].isPossessive { return nil }
      let before = tokens[index - 1].folded
      // `A borders`: no article stands before a plural, a region may be called so.
      if articles.contains(before) && tokens[index - 1].text != "A" || before == "no"
        || !tokens[index - 1].isCapitalized && between.contains(before),
        before != "and", before != "also", before != "only", before != "not", before != "never"
      {
        return nil
      }
      if folded(index + 1) == "between" || folded(index + 1) == "are" { return nil }
    }
    let usedTo = index > 1 && tokens[index - 1].folded == "to" && tokens[index - 2].folded == "used"
    if let number = english[word] {
      return BorderVerb(
        range: index..<(index + 1), number: number, isReciprocal: number == .plural,
        isPast: usedTo || word.hasSuffix("ed") && !isPerfect(index, of: tokens))
    }
    if word == "border" || word == "neighbour" || word == "neighbor" || word == "neighbours"
      || word == "neighbors"
    {
      // A noun after an article, an adjective or a preposition; a verb after a place, a negation or an adverb.
      guard index > 0, !articles.contains(tokens[index - 1].folded), !nounTails.contains(folded(index + 1))
      else {
        return nil
      }
      let before = tokens[index - 1]
      guard before.isCapitalized || verbHeads.contains(before.folded) || isOfRegions else { return nil }
      // `the US–Mexico border`
      if index > 2, tokens[index - 2].isMark(of: "–-—"), !tokens[index - 2].isSpaced { return nil }
      // `its Baltic neighbours`
      if word.hasPrefix("neigh"), index > 1, articles.contains(tokens[index - 2].folded) { return nil }
      let after = folded(index + 1)
      if word.hasPrefix("neigh"), index + 1 >= end || !(tokens[index + 1].isCapitalized || after == "the") {
        return nil
      }
      return BorderVerb(
        range: index..<(index + 1), number: word.hasSuffix("s") ? .singular : .plural,
        isReciprocal: !word.hasSuffix("s"), isPast: usedTo)
    }
    return nil
  }
}
