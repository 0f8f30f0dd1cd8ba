import BorderCore

/// What a sentence says: each of some places adjoins, or does not adjoin, each of some others.
struct Statement: Hashable {
  /// Those of which it is said.
  var subjects: [Mention]
  /// Those that they adjoin.
  var objects: [Mention]
  /// Whether it says that they do not.
  var isNegated = false
  /// Whether no verb says it, but what was said before.
  var isImplied = false
}

/// What was read in a sentence.
struct Reading: Hashable {
  /// What it says.
  var statements: [Statement] = []
  /// Places whose subjects or objects a list below the sentence gives: `Regions bordering Kazakhstan:`.
  var open: Open?
  /// What it is about, for pronouns of the next sentence.
  var topic: [Mention] = []
  /// The places that it names, but of which nothing was taken, in their order.
  var unused: [Mention] = []
  /// What it asks.
  var asked: [Statement] = []
  /// Why it, or a part of it, was not understood; `nil` where it was, or where it speaks of no borders.
  var problem: Phrase?

  /// One side of a statement whose other side follows.
  struct Open: Hashable {
    /// The side that is known.
    var known: [Mention]
    /// Whether it is that of the objects.
    var isObjects: Bool
    /// Whether the statement is negated.
    var isNegated: Bool
    /// Whether the known places are the two sides of a border, of which each region adjoins the other one.
    var areSides = false
  }
}

/// Places that a sentence joins: `Псковской, Смоленской и Брянской областей`.
struct Coordination: Hashable {
  /// The places.
  var mentions: [Mention]
  /// Whether a preposition makes them objects.
  var isObject: Bool
  /// Before which of them a comma and a conjunction stand together.
  var strong: [Int] = []
  /// Whether a conjunction joins them.
  var hasAnd = false
  /// Whether only one of them is meant: `А or Б`.
  var hasOr = false
  /// Whether a comma alone parts the last one from the others.
  var isLastApart = false
  /// The first element behind them.
  var end: Int

  /// Whether their endings show that they are no subject.
  var isOblique: Bool {
    mentions.contains { $0.grammaticalCase == .oblique }
      && !mentions.contains { $0.grammaticalCase == .nominative }
  }
}

extension Coordination {
  /// The places that begin at an element; `nil` where none do.
  ///
  /// - Parameters:
  ///   - start: The element.
  ///   - elements: The elements of the sentence.
  ///   - rules: The words for types, which one place may have for others too.
  /// - Returns: The places, and where they end.
  static func at(_ start: Int, of elements: [Element], rules: NameRules) -> Coordination? {
    var index = start
    var isObject = false
    func skip() {
      while index < elements.count, elements[index] == .silent { index += 1 }
    }
    skip()
    if index < elements.count, elements[index] == .objectMarker {
      isObject = true
      index += 1
      skip()
    }
    guard index < elements.count, case .place(let first) = elements[index] else { return nil }
    var group = Coordination(mentions: [first], isObject: isObject, end: index + 1)
    group.takeAsides(elements, rules)
    while true {
      index = group.end
      var hasComma = false
      var hasAnd = false
      var hasOr = false
      skip()
      separators: while index < elements.count {
        switch elements[index] {
        case .comma where !hasComma: hasComma = true
        case .and where !hasAnd, .neither where !hasAnd: hasAnd = true
        case .or where !hasAnd: (hasAnd, hasOr) = (true, true)
        case .silent: break
        default: break separators
        }
        index += 1
      }
      guard hasComma || hasAnd, index < elements.count else { break }
      if elements[index] == .objectMarker {
        guard isObject else { break }
        index += 1
        skip()
        // `с тремя странами`: a noun for them all says nothing more.
        // `граничит с А, с Б она не граничит`: the next clause begins with its object.
        if frontsVerb(after: index, of: elements) { break }
      }
      guard index < elements.count, case .place(let mention) = elements[index] else { break }
      // `А граничит с Б, В — с Г`: the next clause begins with its subject.
      if isObject, hasComma, !hasAnd,
        elidesVerb(after: index, of: elements) || elidesObject(from: index, of: elements)
      {
        break
      }
      if group.isOblique, mention.grammaticalCase == .nominative { break }
      // `А, Б's western neighbour, …`
      if mention.isPossessive { break }
      if hasComma && hasAnd { group.strong.append(group.mentions.count) }
      group.hasAnd = group.hasAnd || hasAnd
      group.hasOr = group.hasOr || hasOr
      group.isLastApart = hasComma && !hasAnd
      group.mentions.append(mention)
      group.end = index + 1
      group.takeAsides(elements, rules)
    }
    group.shareTypes(rules)
    return group
  }

  /// Whether a verb follows an element with nothing between but what belongs to the verb: its negation, a pronoun.
  static func frontsVerb(after index: Int, of elements: [Element]) -> Bool {
    for element in elements.dropFirst(index + 1) {
      switch element {
      case .silent, .negation, .pronoun, .copula: continue
      case .verb(let verb): return !verb.isParticiple
      default: return false
      }
    }
    return false
  }

  /// Whether a dash and an object follow a place: its verb was said before.
  private static func elidesVerb(after index: Int, of elements: [Element]) -> Bool {
    let rest = elements.dropFirst(index + 1).drop { $0 == .silent }
    return rest.first == .dash && rest.dropFirst().first { $0 != .silent } == .objectMarker
  }

  /// Whether places, a dash and nothing else but where they lie end a clause: `А граничит с Б на севере, В и Г — на юге`.
  static func elidesObject(from index: Int, of elements: [Element]) -> Bool {
    let rest = elements[index...].drop { $0.mention != nil || [.silent, .and, .comma].contains($0) }
    guard rest.first == .dash else { return false }
    let clause = rest.dropFirst().prefix { $0 != .comma && $0 != .semicolon }
    return !clause.isEmpty && clause.allSatisfy { $0 == .silent }
  }

  /// Takes what stands in parentheses behind the last place.
  private mutating func takeAsides(_ elements: [Element], _ rules: NameRules) {
    var index = end
    while index < elements.count, elements[index] == .silent { index += 1 }
    guard index < elements.count, elements[index] == .open else { return }
    var depth = 0
    for close in index..<elements.count {
      if elements[close] == .open { depth += 1 }
      if elements[close] == .close { depth -= 1 }
      if depth == 0 {
        let aside = Array(elements[(index + 1)..<close])
        end = close + 1
        if mentions[mentions.count - 1].places.isEmpty, aside.count == 2, aside[0] == .silent,
          let today = aside[1].mention, !today.places.isEmpty
        {
          // `Читинская область (ныне Забайкальский край)`
          mentions[mentions.count - 1] = today
          return
        }
        if let named = Self.members(aside, of: mentions[mentions.count - 1], rules) {
          // `Сибирские регионы (А, Б и В)`
          mentions.removeLast()
          mentions += named
          hasAnd = true
          return
        }
        mentions[mentions.count - 1].aside = aside
        return
      }
    }
  }

  /// The places in parentheses behind a name for several that the data do not know.
  private static func members(_ aside: [Element], of mention: Mention, _ rules: NameRules) -> [Mention]? {
    guard mention.places.isEmpty, rules.isPlural(mention.text),
      let named = Self.at(0, of: aside, rules: rules), !named.isObject, named.mentions.count > 1,
      named.mentions.contains(where: { !$0.places.isEmpty }),
      aside[named.end...].allSatisfy({ $0 == .silent })
    else { return nil }
    return named.mentions
  }

  /// Gives a word for a type that one place has in the plural to those without one.
  private mutating func shareTypes(_ rules: NameRules) { Self.shareTypes(&mentions, rules) }

  /// Gives a word for a type that one place has in the plural to those without one before it, or behind it where the
  /// word stands before the name.
  static func shareTypes(_ mentions: inout [Mention], _ rules: NameRules) {
    var shared = ""
    var context = ""
    for index in mentions.indices.reversed() {
      let own = rules.typeWords(in: mentions[index].text)
      if own.isEmpty {
        if !shared.isEmpty {
          mentions[index].reading = "\(mentions[index].text) \(shared)"
          if mentions[index].context.isEmpty { mentions[index].context = context }
        }
      } else {
        let isBehind = mentions[index].text.hasSuffix(own) || !mentions[index].context.isEmpty
        shared = isBehind && rules.isPlural(own) ? own : ""
        context = shared.isEmpty ? "" : mentions[index].context
      }
    }
    shared = ""
    for index in mentions.indices where mentions[index].reading == nil {
      let own = rules.typeWords(in: mentions[index].text)
      if own.isEmpty {
        if !shared.isEmpty { mentions[index].reading = "\(mentions[index].text) \(shared)" }
      } else {
        shared = mentions[index].text.hasPrefix(own) && rules.isPlural(own) ? own : ""
      }
    }
  }
}
