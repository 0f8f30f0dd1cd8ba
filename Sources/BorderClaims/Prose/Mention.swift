/// A place that a text speaks of.
struct Mention: Hashable, Sendable {
  /// The tokens.
  var range: Range<Int>
  /// As written.
  var text: String
  /// To be read so first, where it shares a word for a type with others.
  var reading: String?
  /// Whether it is written as whose something is: `Ukraine's`.
  var isPossessive = false
  /// What it lies in, where that is said.
  var context = ""
  /// The places that the gazetteer has for it; empty where it is not known.
  var places: [Int] = []
  /// Whether it is a name of the data, or of a country outside them.
  var isKnown = false
  /// Where it stands in the cell that it was read from, in characters; `nil` outside of cells.
  var characters: Range<Int>?
  /// The length that stands beside it, in kilometres.
  var kilometres: Double?
  /// What the text says of it in parentheses.
  var aside: [Element] = []
  /// Its case, where its ending shows that: what is in another one than the nominative is no subject.
  var grammaticalCase = GrammaticalCase.unknown
  /// The known place of a name that another word makes an unknown one: `жители Гродненской области`.
  var inner: [Mention] = []

  /// What the ending of a name in Russian shows.
  enum GrammaticalCase: Hashable, Sendable {
    case unknown
    case nominative
    case oblique
  }
}

extension Mention {
  /// Whether it is written in Russian as names stand in the data: behind `в` it is no part of the name before it.
  var isUninflected: Bool {
    isKnown && grammaticalCase != .oblique
      && text.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
  }

  /// Sets the case by the ending.
  ///
  /// - Parameters:
  ///   - first: The first word, folded.
  ///   - isInflected: Whether the name is known, and written otherwise than in the data; `nil` for an unknown name.
  ///   - hasType: Whether it has a word for its type.
  mutating func setCase(first: String, isInflected: Bool?, hasType: Bool = false) {
    guard first.unicodeScalars.contains(where: { (0x400...0x4FF).contains($0.value) }),
      !text.hasSuffix("щина")
    else { return }
    if let isInflected {
      if isInflected {
        grammaticalCase = .oblique
      } else if first.hasSuffix("ая") || hasType,
        ["ая", "ий", "ый", "ое"].contains(where: { first.hasSuffix($0) })
      {
        grammaticalCase = .nominative
      }
    } else if ["ым", "им", "ыми", "ими", "ого", "его", "ому", "ему", "ами", "ями", "ом", "ем", "ой", "ей"]
      .contains(
        where: { first.hasSuffix($0) })
    {
      grammaticalCase = .oblique
    }
  }
}

/// What a part of a sentence is for the grammar.
indirect enum Element: Hashable, Sendable {
  case place(Mention)
  case verb(BorderVerb)
  /// The noun `neighbour` in any form.
  case neighbour
  /// The noun `border`.
  case borderNoun
  /// `neighbouring` before a place.
  case adjacent
  /// `nearest to it` before a place.
  case nearest
  /// An adjective of countries, such as `российско-казахстанской`, with these.
  case demonym([Mention])
  /// A verb by which a border runs somewhere: `проходит`, `runs`.
  case course
  /// A verb by which a place lies somewhere: `расположена`, `lies`.
  case lie
  /// A stretch of a border.
  case section
  /// `similarly`, `the same`: what was said before holds here too.
  case likewise
  /// What comes next is only contrasted with what the sentence is about: `unlike`.
  case unlike
  /// What the sentence says holds of the next place too: `like`.
  case like
  /// `как и`: it joins places, or says what was said before of those at the end.
  case asWell
  /// The sentence only supposes what it says: `if`, `would`.
  case supposition
  /// What something is compared with: `than`.
  case than
  /// What the sentence says is not so: `it is not true that`.
  case untrue
  /// A verb by which something lies between two places: `separates`, `отделена`.
  case separation(BorderVerb)
  /// A pronoun that is an object: `with it`, `с ней`.
  case referred(Gender)
  /// The two places that were named before: `both of them`, `обе страны`.
  case bothOfThem
  /// Whose one border two places have: `their common boundary`.
  case mutual
  /// A conjunction that begins a clause with a subject of its own: `тогда как`, `и что`.
  case clause
  /// One of the places that were named before, counted from 0; `nil` for the last one.
  case oneOfThem(Int?)
  /// What was said before holds of the places beside it too: `and so does …`, `but … does`.
  case ditto
  /// `have`, without a border behind it.
  case have(BorderVerb)
  /// A verb by which places are counted among neighbours: `относятся`, `count`, `has` … `as its neighbours`.
  case membership
  /// `у`, before the one who has something.
  case possessor
  /// A preposition that begins a sentence and names those of whom it speaks: `Of А, Б and В, only Б …`.
  case partitive
  /// `only`, in a sentence that begins so.
  case only
  /// A noun for a place where several territories meet: `tripoint`.
  case junction
  /// A verb by which borders come together: `meet`.
  case meeting
  case objectMarker
  case preposition
  case and
  /// `or`: it joins as `and` does, but only one of the places is meant.
  case or
  case comma
  case semicolon
  case colon
  /// What comes next are some of those before it: `including`.
  case including
  case dash
  case contrast
  case negation
  case neither
  case lack
  case except(adds: Bool)
  case all
  case respectively
  case between
  case reciprocal
  case relative(isPlural: Bool)
  case pronoun
  case copula
  /// A noun for regions in general, with its token.
  case generic(Int, isPlural: Bool)
  case open
  case close
  /// A full stop, or another mark that ends a sentence, with its token.
  case stop(isQuestion: Bool, token: Int)
  /// Where something lies: `in the north`.
  case direction
  /// A length, or another figure.
  case amount
  /// Whose something is that was named before: `its`, `свою`.
  case own
  /// A word that says nothing here.
  case silent
  /// A word that the grammar does not know.
  case other

  /// The element where it means something only at the beginning of a sentence, or behind such a beginning.
  func placed(behind elements: [Element], isStart: Bool) -> Element {
    switch self {
    case .partitive: return isStart ? self : .preposition
    case .only:
      let begin = elements.last { if case .stop = $0 { true } else { $0 == .partitive } }
      return begin == .partitive ? self : .silent
    default: return self
    }
  }

  /// The element without what only a few sentences need: as words that the grammar has no rule for.
  var common: Element {
    switch self {
    case .partitive: .preposition
    case .only: .silent
    case .junction, .meeting: .other
    case .direction, .own, .amount, .including: .silent
    default: self
    }
  }

  /// As the grammar of clauses sees it, which does not know how borders run.
  var plain: Element {
    switch self {
    case .demonym, .course, .lie, .section, .likewise, .separation: .other
    default: self
    }
  }

  /// Whether it ends a question.
  var isQuestion: Bool {
    if case .stop(isQuestion: true, _) = self { true } else { false }
  }

  /// Whether it is a verb by which places adjoin.
  var isVerb: Bool {
    if case .verb = self { true } else { false }
  }

  /// Whether it is a pronoun that is an object.
  var isReferred: Bool {
    if case .referred = self { true } else { false }
  }

  /// Whether it is a relative pronoun.
  var isRelative: Bool {
    if case .relative = self { true } else { false }
  }

  /// The token of a noun for regions in general, where it is one.
  var noun: Int? {
    if case .generic(let token, _) = self { token } else { nil }
  }

  /// The place, where it is one.
  var mention: Mention? {
    if case .place(let mention) = self { mention } else { nil }
  }
}
