import BorderCore

/// What a production is made of.
enum Symbol: Hashable, Sendable {
  /// Places that may be a subject.
  case subject
  /// One place of the data that may be a subject.
  case known
  /// A noun for regions that names none.
  case unnamed
  /// Objects with what belongs to them.
  case objects
  /// Objects of a verb whose objects have no preposition, right there.
  case bareObjects
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
  /// Such a verb before its subject, where a preposition tells its objects from that.
  case leading
  /// A participle of such a verb.
  case participle
  /// A participle that agrees with no noun before it, and so belongs to the subject: `bordering`, `гранича`.
  case detached
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
  /// `that`, `который`.
  case relative
  /// `that`, which may be missing.
  case maybeRelative
  /// An element that may be missing.
  case maybe(Element)
  /// `not`, `нет`.
  case denial
  /// `except`.
  case except
  /// A place that is surrounded, before the verb.
  case patient
  /// A verb by which others surround it.
  case surrounding
  /// Those by which it is surrounded.
  case agents
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
    // `Nowhere does А border Б`
    Production(.adjoins, [.denial, .subject, .adverbials, .verb, .objects], cost: 1),
    // `А borders the following: Б, В`, `А граничит: Б, В`
    Production(
      .adjoins,
      [
        .adverbials, .maybe(.comma), .subject, .adverbials, .maybe(.comma), .verb, .maybe(.other),
        .adverbials,
        .element(.colon), .list,
      ], cost: 1),
    // `А с Б не граничит`
    Production(
      .adjoins,
      [.adverbials, .maybe(.comma), .subject, .adverbials, .maybe(.comma), .objects, .verb, .adverbials]),
    // `С Б А граничит на юге`
    Production(.adjoins, [.objects, .adverbials, .maybe(.comma), .subject, .verb, .adverbials], cost: 1),
    // `С Б граничат А и В`, `Граничит с Б только А`
    Production(.inverted, [.adverbials, .objects, .verb, .adverbials, .maybe(.and), .subject, .adverbials]),
    Production(.inverted, [.adverbials, .verb, .objects, .subject, .adverbials], cost: 1),
    // `Граничит А с Б и В`
    Production(.adjoins, [.adverbials, .leading, .adverbials, .subject, .adverbials, .objects], cost: 1),
    // `А окружают Б и В`, `А с юга ограничивает Б`
    Production(.owns, [.adverbials, .patient, .adverbials, .surrounding, .adverbials, .agents, .adverbials]),
    // `С какими странами граничит А: это Б и В`
    Production(
      .adjoins,
      [
        .element(.objectMarker), .unnamed, .verb, .subject, .adverbials, .element(.colon), .maybe(.copula),
        .list,
      ]),
    // `К числу приграничных с А относятся Б и В`
    Production(
      .inverted,
      [
        .element(.objectMarker), .maybe(.other), .participle, .objects, .element(.membership), .subject,
        .adverbials,
      ]),
    // `The following border А: Б и В`
    Production(
      .inverted, [.element(.other), .verb, .objects, .element(.colon), .subject, .adverbials], cost: 1),
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
    // `А lies in the corner of Б, bordering В`
    Production(
      .adjoins,
      [
        .adverbials, .maybe(.comma), .subject, .predicate, .element(.comma), .adverbials, .detached, .objects,
      ]),
    // `А is the only region that borders Б`
    Production(
      .adjoins,
      [
        .subject, .adverbials, .copula, .noun, .adverbials, .maybe(.comma), .relative, .adverbials,
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
        .subject, .copula, .noun, .maybe(.comma), .element(.possessor), .relative, .copula, .border,
        .objects,
      ]),
    // `А — единственная страна, с которой граничат Б и В`
    Production(
      .owns,
      [
        .subject, .adverbials, .copula, .noun, .maybe(.comma), .element(.objectMarker), .relative,
        .adverbials,
        .verb, .adverbials, .agents,
      ]),
    // `Land boundaries of А: Б, В`, `Сухопутные границы А: с Б`
    Production(.owns, [.border, .maybe(.preposition), .owner, .element(.colon), .list]),
    // `А: location Asia; land boundaries: Б 804 km, В 1,148 km`
    Production(.owns, [.border, .element(.colon), .list], cost: 2),
    // `…; на юге проходит граница с Б`, of the subject before
    Production(.owns, [.adverbials, .element(.course), .border, .objects], cost: 2),
    Production(.owns, [.adverbials, .element(.lie), .border, .objects], cost: 2),
    // `А closed the border with Б`
    Production(.owns, [.adverbials, .maybe(.comma), .known, .element(.other), .border, .objects], cost: 2),
    // `А closed its border with Б`
    Production(
      .owns,
      [.adverbials, .maybe(.comma), .subject, .maybe(.comma), .words, .element(.own), .border, .objects],
      cost: 1),
    // `А сотрудничает с соседней Б`
    Production(.owns, [.subject, .words, .neighbouring, .places, .adverbials], cost: 2),
    // `Единственный регион, с которым граничит А, – Б`
    Production(
      .adjoins,
      [
        .unnamed, .maybe(.comma), .element(.objectMarker), .relative, .adverbials, .verb, .adverbials,
        .subject, .adverbials, .maybe(.comma), .copula, .places,
      ]),
    // `It is А that borders Б`
    Production(
      .adjoins,
      [.element(.pronoun), .element(.copula), .subject, .maybe(.comma), .relative, .verb, .objects]),
    // `The regions that border Б are А and В`, `Регион, имеющий границу с Б, — А`
    Production(
      .inverted,
      [
        .maybe(.copula), .unnamed, .maybe(.comma), .relative, .adverbials, .verb, .objects,
        .maybe(.comma), .copula, .subject, .adverbials,
      ]),
    Production(
      .inverted,
      [.unnamed, .maybe(.comma), .participle, .objects, .maybe(.comma), .copula, .subject, .adverbials]),
    // `The only regions of В to border Б are А and Г`
    Production(
      .inverted, [.unnamed, .element(.objectMarker), .verb, .objects, .copula, .subject, .adverbials]),
    // `Есть те, которые граничат с Б, это — А и В`
    Production(
      .inverted,
      [
        .words, .copula, .maybe(.comma), .relative, .adverbials, .verb, .objects, .maybe(.comma),
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
    // `А and Б agreed on their maritime boundary`
    Production(
      .among, [.adverbials, .maybe(.comma), .pair, .words, .element(.mutual), .border, .adverbials], cost: 1),
    Production(
      .among, [.adverbials, .maybe(.comma), .pair, .words, .element(.mutual), .border, .words], cost: 3),
    // `the tripoint where А, Б and В meet`
    Production(.among, [.subject, .element(.meeting), .adverbials]),
    Production(.among, [.subject, .element(.meeting), .words], cost: 3),
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
    // `А borders Б, В Г`, `the latter В`: the verb is left out, and nothing stands in its place.
    Production(.gapped, [.subject, .bareObjects], cost: 2),
    // `so does В`, `В does not`, `а В — нет`, `как и В`, `В — на юге`
    Production(
      .same,
      [.element(.ditto), .maybe(.negation), .adverbials, .maybe(.comma), .subject, .adverbials]),
    Production(
      .same, [.maybe(.pronoun), .maybe(.preposition), .subject, .element(.ditto), .maybe(.negation)]),
    Production(.same, [.subject, .maybe(.dash), .denial]),
    Production(.same, [.objects, .maybe(.dash), .denial], cost: 1),
    Production(.same, [.subject, .element(.copula), .element(.negation)]),
    Production(.same, [.subject, .element(.dash), .place], cost: 1),
    Production(.same, [.element(.asWell), .subject, .adverbials], cost: 1),
    // `…, с В — 20 км`, `that with В is short`
    Production(.more, [.adverbials, .maybeRelative, .objects, .maybe(.dash), .adverbials], cost: 4),
    Production(
      .more, [.words, .maybe(.dash), .maybe(.copula), .objects, .maybe(.dash), .adverbials], cost: 4),
    Production(.more, [.maybeRelative, .maybe(.pronoun), .objects, .maybe(.dash), .words], cost: 4),
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
  /// Whether it may stand at the beginning of a sentence: `So does Б` says what the sentence before says.
  var mayBegin: Bool {
    !form.needsContext
      || symbols.contains { if case .element(.ditto) = $0 { true } else { false } }
  }
}
