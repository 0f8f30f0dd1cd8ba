import BorderCore

/// What a production is made of.
enum Symbol: Sendable {
  /// Places that may be a subject.
  case subject
  /// A noun for regions that names none.
  case unnamed
  /// Objects with what belongs to them.
  case objects
  /// Places that a colon announces, with prepositions or without.
  case list
  /// Whose something is.
  case owner
  /// Two places that are joined.
  case pair
  /// One of the places before: `the latter`.
  case latter
  /// A verb by which places adjoin, with its copulas and negations.
  case verb
  /// A participle of such a verb.
  case participle
  /// Where and how, perhaps nothing.
  case adverbials
  /// A direction or another circumstance.
  case place
  /// Words that say something else.
  case words
  /// A verb that says something else, with its words.
  case predicate
  /// What joins two predicates.
  case link
  /// `border` with its adjectives.
  case border
  /// `neighbouring`, `nearest to it`.
  case neighbouring
  /// Places in any case.
  case places
  /// `is` or a dash.
  case copula
  /// A noun that says what a place is: `the only region of Russia`.
  case noun
  /// An element.
  case element(Element)
  /// An element that may be missing.
  case maybe(Element)
  /// `not`, `нет`.
  case denial
  /// `except`.
  case except
}

/// A way to make a clause of its parts.
struct Production: Sendable {
  var form: Clause.Form
  var symbols: [Symbol]
  var cost = 0

  init(_ form: Clause.Form, _ symbols: [Symbol], cost: Int = 0) {
    (self.form, self.symbols, self.cost) = (form, symbols, cost)
  }
}

extension Production {
  /// The clauses of both languages.
  static let all: [Production] = [
    // `А borders Б`, `На юге А граничит с Б`
    Production(
      .adjoins, [.adverbials, .maybe(.comma), .subject, .adverbials, .maybe(.comma), .verb, .objects]),
    // `А с Б не граничит`
    Production(
      .adjoins,
      [.adverbials, .maybe(.comma), .subject, .adverbials, .maybe(.comma), .objects, .verb, .adverbials]),
    // `С Б А граничит на юге`
    Production(.adjoins, [.objects, .adverbials, .maybe(.comma), .subject, .verb, .adverbials], cost: 1),
    // `С Б граничат А и В`, `Граничит с Б только А`
    Production(.inverted, [.adverbials, .objects, .verb, .adverbials, .subject, .adverbials]),
    Production(.inverted, [.adverbials, .verb, .objects, .subject, .adverbials], cost: 1),
    // `Adjacent to Б are А and В`, `Приграничными с Б являются А и В`
    Production(.inverted, [.verb, .objects, .copula, .subject, .adverbials]),
    Production(.inverted, [.participle, .objects, .copula, .subject, .adverbials]),
    Production(.inverted, [.element(.adjacent), .objects, .copula, .subject]),
    // `Four regions border Б: А, …`, `Регионы, граничащие с Б (А, …)`
    Production(.inverted, [.unnamed, .verb, .objects, .element(.colon), .subject, .adverbials]),
    Production(
      .inverted,
      [.unnamed, .maybe(.comma), .participle, .objects, .element(.open), .subject, .element(.close)]),
    // `… and borders Б`, of the subject before
    Production(.adjoins, [.adverbials, .maybe(.comma), .verb, .objects], cost: 1),
    Production(.adjoins, [.element(.other), .element(.pronoun), .adverbials, .verb, .objects], cost: 3),
    Production(.adjoins, [.adverbials, .objects, .verb, .adverbials], cost: 2),
    Production(.adjoins, [.copula, .noun, .maybe(.comma), .maybe(.objectMarker), .verb, .objects], cost: 1),
    // `А lies in the south and borders Б`
    Production(
      .adjoins, [.adverbials, .maybe(.comma), .subject, .predicate, .link, .adverbials, .verb, .objects],
      cost: 1),
    // `А is the only region that borders Б`
    Production(
      .adjoins,
      [
        .subject, .adverbials, .copula, .noun, .adverbials, .maybe(.comma), .element(.relative), .adverbials,
        .verb, .objects,
      ]),
    Production(
      .adjoins,
      [.subject, .adverbials, .copula, .noun, .maybe(.comma), .maybe(.objectMarker), .verb, .objects]),
    Production(.adjoins, [.subject, .adverbials, .copula, .noun, .maybe(.comma), .participle, .objects]),
    // `А — регион, у которого есть граница с Б`
    Production(
      .owns,
      [
        .subject, .copula, .noun, .maybe(.comma), .element(.possessor), .element(.relative), .copula, .border,
        .objects,
      ]),
    // `Land boundaries of А: Б, В`, `Сухопутные границы А: с Б`
    Production(.owns, [.border, .maybe(.preposition), .owner, .element(.colon), .list]),
    // `А closed its border with Б`
    Production(
      .owns,
      [.adverbials, .maybe(.comma), .subject, .maybe(.comma), .words, .element(.own), .border, .objects],
      cost: 1),
    // `А сотрудничает с соседней Б`
    Production(.owns, [.subject, .words, .neighbouring, .places, .adverbials], cost: 2),
    // `It is А that borders Б`
    Production(
      .adjoins,
      [.element(.pronoun), .element(.copula), .subject, .maybe(.comma), .element(.relative), .verb, .objects]),
    // `The regions that border Б are А and В`, `Регион, имеющий границу с Б, — А`
    Production(
      .inverted,
      [
        .maybe(.copula), .unnamed, .maybe(.comma), .element(.relative), .adverbials, .verb, .objects,
        .maybe(.comma), .copula, .subject, .adverbials,
      ]),
    Production(
      .inverted,
      [.unnamed, .maybe(.comma), .participle, .objects, .maybe(.comma), .copula, .subject, .adverbials]),
    // `Есть те, которые граничат с Б, это — А и В`
    Production(
      .inverted,
      [
        .words, .copula, .maybe(.comma), .element(.relative), .adverbials, .verb, .objects, .maybe(.comma),
        .maybe(.pronoun), .copula, .subject,
      ], cost: 1),
    // `Bordering Б, …`
    Production(.ahead, [.participle, .objects], cost: 1),
    Production(.ahead, [.maybe(.preposition), .unnamed, .maybe(.comma), .participle, .objects], cost: 1),
    Production(.likened, [.element(.like), .places], cost: 1),
    Production(.besides, [.except, .places], cost: 1),
    // `А и Б граничат`, `Общую границу имеют А и Б`
    Production(
      .among, [.adverbials, .maybe(.comma), .subject, .adverbials, .maybe(.comma), .verb, .adverbials]),
    Production(.among, [.verb, .adverbials, .subject]),
    Production(.among, [.subject, .predicate, .link, .verb, .adverbials], cost: 1),
    Production(.among, [.element(.reciprocal), .subject, .verb, .adverbials]),
    // `А и Б — соседние государства`
    Production(.among, [.subject, .adverbials, .copula, .element(.adjacent), .unnamed]),
    // `В — с Г`, `с юга — Д`, `с Е — Ж`
    Production(.gapped, [.subject, .adverbials, .element(.dash), .adverbials, .objects], cost: 1),
    Production(.gapped, [.place, .element(.dash), .subject], cost: 1),
    Production(.gapped, [.place, .element(.copula), .subject], cost: 2),
    Production(.gapped, [.objects, .element(.dash), .subject], cost: 1),
    Production(.gapped, [.border, .objects, .element(.dash), .subject], cost: 1),
    Production(.same, [.subject, .place], cost: 4),
    Production(.gapped, [.element(.other), .element(.dash), .subject], cost: 3),
    // `so does В`, `В does not`, `а В — нет`, `как и В`, `В — на юге`
    Production(.same, [.element(.ditto), .maybe(.negation), .subject, .adverbials]),
    Production(
      .same, [.maybe(.pronoun), .maybe(.preposition), .subject, .element(.ditto), .maybe(.negation)]),
    Production(.same, [.subject, .maybe(.dash), .denial]),
    Production(.same, [.subject, .element(.copula), .element(.negation)]),
    Production(.same, [.subject, .element(.dash), .place], cost: 1),
    Production(.same, [.element(.asWell), .subject, .adverbials], cost: 1),
    // `…, с В — 20 км`, `that with В is short`
    Production(.more, [.adverbials, .maybe(.relative), .objects, .maybe(.dash), .adverbials], cost: 4),
    Production(
      .more, [.words, .maybe(.dash), .maybe(.copula), .objects, .maybe(.dash), .adverbials], cost: 4),
    Production(.more, [.maybe(.relative), .maybe(.pronoun), .objects, .maybe(.dash), .words], cost: 4),
    Production(.more, [.border, .objects, .words], cost: 4),
    Production(.pair, [.adverbials, .element(.between), .pair, .maybe(.dash), .adverbials], cost: 4),
    Production(.pair, [.adverbials, .element(.between), .pair, .maybe(.dash), .words], cost: 4),
    Production(.gapped, [.latter, .objects], cost: 1),
    // What says something else.
    Production(.filler, [.adverbials, .maybe(.comma), .subject, .adverbials, .verb, .adverbials], cost: 12),
    Production(.filler, [.words, .verb, .objects], cost: 6),
    Production(.filler, [.subject, .words], cost: 2),
    Production(.filler, [.subject, .copula, .words], cost: 2),
    Production(.filler, [.subject, .adverbials], cost: 6),
    Production(.filler, [.adverbials, .copula, .subject, .adverbials], cost: 4),
    Production(.filler, [.words], cost: 5),
  ]
}

extension Production {
  /// The last element of a sentence from which it may be found: all that it needs must follow.
  func lastStart(in elements: [Element]) -> Int {
    var last = elements.count
    for symbol in symbols {
      let needed: ((Element) -> Bool)? =
        switch symbol {
        case .verb, .participle: { $0.isVerb }
        case .copula: { [.copula, .dash, .colon, .negation].contains($0) }
        case .element(let wanted): { $0 == wanted }
        case .border: { $0 == .borderNoun }
        case .neighbouring: { $0 == .adjacent || $0 == .nearest }
        case .denial: { $0 == .lack || $0 == .negation }
        case .except: { if case .except = $0 { true } else { false } }
        default: nil
        }
      if let needed { last = min(last, elements.lastIndex(where: needed) ?? -1) }
    }
    return last
  }
}

extension SentenceParser {
  /// The clauses that begin at an element.
  mutating func clauses(at start: Int) -> [Found<Clause>] {
    var found: [Found<Clause>] = []
    for (number, production) in Production.all.enumerated()
    where start <= lastStarts[number] && (start > 0 || !production.form.needsContext) {
      let empty = Found(value: Clause(form: production.form), end: start, cost: production.cost)
      found += matches(production.symbols[...], [empty]).compactMap(checked)
    }
    found += possessions(at: start).compactMap(checked)
    if elements[start...].contains(where: { [.neighbour, .adjacent, .borderNoun].contains($0) }) {
      found += neighbourClauses(at: start).compactMap(checked)
    }
    return Self.cheapest(found, each: 1)
  }

  private mutating func matches(_ symbols: ArraySlice<Symbol>, _ states: [Found<Clause>]) -> [Found<Clause>] {
    var states = states
    for symbol in symbols {
      states = Self.cheapest(states.flatMap { step($0, symbol) }, each: 3)
      if states.isEmpty { return [] }
    }
    return states
  }

  private mutating func step(_ state: Found<Clause>, _ symbol: Symbol) -> [Found<Clause>] {
    let index = state.end
    func moved(to end: Int, _ cost: Int = 0, _ change: (inout Clause) -> Void = { _ in }) -> Found<Clause> {
      var next = Found(value: state.value, end: end, cost: state.cost + cost)
      change(&next.value)
      return next
    }
    switch symbol {
    case .subject:
      return nounPhrases(at: index).filter { !$0.value.isOblique && $0.value.reference != .each }.map {
        found in
        moved(to: found.end, found.cost) {
          $0.subject = found.value
        }
      }
    case .unnamed:
      return nounPhrases(at: index).filter {
        $0.value.reference == .unnamed
          || $0.value.reference == .topic && $0.value.mentions.isEmpty
            && ![.pronoun, .referred].contains(elements[index])
      }.map { moved(to: $0.end, $0.cost) }
    case .pair:
      return nounPhrases(at: index).filter { $0.value.mentions.count == 2 && $0.value.hasAnd }.map { found in
        moved(to: found.end, found.cost) { $0.subject = found.value }
      }
    case .latter:
      guard case .oneOfThem(let number)? = element(index) else { return [] }
      return [moved(to: index + 1) { $0.subject = NounPhrase(reference: .oneOf(number)) }]
    case .owner:
      return nounPhrases(at: index).filter { $0.value.mentions.count == 1 && !$0.value.isNominative }.map {
        found in
        moved(to: found.end, found.cost) { $0.subject = found.value }
      }
    case .list:
      return (objects(at: index, of: Self.noun) + objects(at: index, of: nil)).map { found in
        moved(to: found.end, found.cost) { $0.objects = found.value }
      }
    case .objects:
      return objects(at: index, of: state.value.verb).map { found in
        moved(to: found.end, found.cost) {
          $0.objects = found.value
        }
      }
    case .verb, .participle:
      let helper = auxiliary(at: index)
      guard case .verb(let verb)? = element(helper.end) else { return [] }
      if case .participle = symbol {
        guard verb.isParticiple else { return [] }
      } else if verb.isParticiple {
        return []
      }
      if let objects = state.value.objects.first, !objects.isMarked || !verb.wantsMarker { return [] }
      return [
        moved(to: helper.end + 1) {
          $0.verb = verb
          $0.isNegated = helper.isNegated != verb.isNegated
        }
      ]
    case .adverbials, .place:
      return adverbials(at: index).compactMap { found in
        if case .place = symbol, found.end == index || element(index) == .amount { return nil }
        return moved(to: found.end, found.cost) { $0.said += found.value }
      }
    case .predicate:
      switch element(index) {
      case .copula?, .lie?, .other?, .course?: break
      default: return []
      }
      return words(at: index).map { found in moved(to: found.end, found.cost) { $0.said += found.value } }
    case .words:
      return words(at: index).map { found in moved(to: found.end, found.cost) { $0.said += found.value } }
    case .link:
      var end = index
      while [.and, .comma, .contrast, .dash, .colon, .semicolon].contains(element(end)), end < index + 2 {
        end += 1
      }
      return end > index ? [moved(to: end)] : []
    case .copula:
      var end = index
      while let next = element(end), [.copula, .dash, .negation, .colon, .pronoun].contains(next),
        next != .pronoun || end > index
      { end += 1 }
      return end > index
        ? [moved(to: end) { $0.isNegated = $0.isNegated != elements[index..<end].contains(.negation) }] : []
    case .neighbouring:
      return element(index) == .adjacent || element(index) == .nearest ? [moved(to: index + 1)] : []
    case .border: return borderNoun(from: index).map { [moved(to: $0 + 1)] } ?? []
    case .places:
      return nounPhrases(at: index).filter { $0.value.isNamed }.map { found in
        moved(to: found.end, found.cost) { $0.objects = [ObjectGroup(phrase: found.value)] }
      }
    case .noun: return nouns(at: index).map { moved(to: $0.end, $0.cost) }
    case .element(let wanted):
      return element(index) == wanted ? [moved(to: index + 1) { $0.isCopular = wanted == .copula }] : []
    case .maybe(let wanted):
      return element(index) == wanted
        ? [moved(to: index + 1) { if wanted == .negation { $0.isNegated.toggle() } }, state] : [state]
    case .denial:
      var end = index
      while [.lack, .negation].contains(element(end)) { end += 1 }
      return end > index ? [moved(to: end) { $0.isNegated = true }] : []
    case .except:
      if case .except? = element(index) { return [moved(to: index + 1)] }
      return []
    }
  }

  /// What a place is said to be: words with a noun for regions in general before any preposition.
  private mutating func nouns(at start: Int) -> [Found<Void>] {
    var hasNoun = false
    var found: [Found<Void>] = []
    var cost = 0
    for index in start..<min(start + 12, elements.count) {
      switch elements[index] {
      case .generic: hasNoun = true
      case .other, .demonym, .direction, .adjacent, .all, .lie: cost += 1
      case .preposition: guard hasNoun else { return found }
      case .place(let mention):
        guard hasNoun || mention.places.isEmpty || mention.text.first?.isLowercase ?? false else {
          return found
        }
        hasNoun = true
      default: return found
      }
      if hasNoun { found.append(Found(value: (), end: index + 1, cost: cost)) }
    }
    return found
  }

  /// A clause whose parts agree, with what their disagreement costs; `nil` for one that is none.
  private func checked(_ found: Found<Clause>) -> Found<Clause>? {
    guard isBoundary(found.end) else { return nil }
    var found = found
    let clause = found.value
    let count = clause.subject.map { $0.reference == nil ? $0.mentions.count : 0 } ?? 0
    if let verb = clause.verb, count > 0 {
      let isSingular = count == 1 && !rules.isPlural(clause.subject?.mentions[0].text ?? "")
      if verb.number == .singular, count > 1, clause.subject?.isLikened != true,
        clause.subject?.isNone != true
      {
        found.cost += 12
      }
      if verb.number == .plural, isSingular, !clause.isNegated { found.cost += 6 }
    }
    switch clause.form {
    case .among:
      if let verb = clause.verb {
        guard verb.isReciprocal, !verb.isParticiple, count > 1 || clause.subject?.reference != nil else {
          return nil
        }
      }
    case .gapped: if clause.subject?.reference == .unnamed { return nil }
    case .filler:
      // Whose objects are not named: `making it the only region to border three countries`.
      if clause.verb != nil {
        guard clause.objects.allSatisfy({ $0.phrase.mentions.isEmpty && $0.phrase.reference == .unnamed })
        else { return nil }
      }
    case .ahead:
      guard found.end == elements.count || [.comma, .semicolon, .colon, .open].contains(elements[found.end])
      else {
        return nil
      }
      if element(found.end) != .comma { found.cost += 2 }
    default: break
    }
    return found
  }
}

extension Clause.Form {
  /// Whether a clause of this form leaves out what a clause before it says.
  var needsContext: Bool { self == .gapped || self == .same || self == .more || self == .pair }
}

extension NameRules {
  /// Whether the last word of a name is a word for a type in the plural.
  func isPlural(_ text: String) -> Bool {
    let last = typeWords(in: text).split(separator: " ").last.map { $0.lowercased() } ?? ""
    return ["ами", "ями", "ах", "ях", "ов", "ей", "ам", "ям", "ы", "и", "s"].contains { last.hasSuffix($0) }
  }
}
