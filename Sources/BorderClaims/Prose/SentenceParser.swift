import BorderCore

/// Finds the cheapest way to read a sentence as clauses.
///
/// From each element on, phrases and clauses are found by the productions of the grammar and kept, the cheapest ones for
/// each end. A path through the sentence then takes clauses and what parts them. Every element is part of a production: a
/// word that none knows belongs to a clause that says something else, or the clause is not read. So nothing is claimed of a
/// clause that holds a word whose sense might change it.
struct SentenceParser {
  let elements: [Element]
  let rules: NameRules
  let knowledge: PlaceKnowledge
  /// How many phrases were tried.
  private(set) var readings = 0
  /// Where the middle of a long enumeration ends, for its elements: it is divided only near its ends.
  private let middles: [Int: Int]
  /// The last element from which each production, and each node of their tree, may begin.
  let lastStarts: (productions: [Int], nodes: [Int])
  private var phrases: [Int: [Found<NounPhrase>]] = [:]
  private var circumstances: [Int: [Found<[Statement]>]] = [:]
  private var objects: [ObjectKey: [Found<[ObjectGroup]>]] = [:]
  private var fillers: [Int: [Found<[Statement]>]] = [:]

  /// Where objects begin, and what of their verb matters for them.
  private struct ObjectKey: Hashable {
    var start: Int
    var wantsMarker: Bool?
    var isWeak: Bool
    var isPast: Bool
  }

  init(_ elements: [Element], rules: NameRules, knowledge: PlaceKnowledge) {
    self.elements = elements
    self.rules = rules
    self.knowledge = knowledge
    middles = Self.middles(of: elements)
    lastStarts = ProductionTree.all.lastStarts(in: elements)
  }

  /// The most elements between semicolons, without the middles of long enumerations: phrases that begin and end anywhere
  /// among them cost their square and more.
  static let mostElements = 400
  /// How deep parentheses may stand in each other: what is in them is read for each phrase that they may belong to.
  static let mostParentheses = 2

  /// Why a sentence is not read: it is longer, or its parentheses are deeper, than any that people write; `nil` for others.
  static func bound(of elements: [Element]) -> Phrase? {
    let middles = middles(of: elements)
    var (length, depth) = (0, 0)
    for (index, element) in elements.enumerated() {
      switch element {
      case .semicolon: length = 0
      case .open: depth += 1
      case .close: depth = max(0, depth - 1)
      default: break
      }
      if middles[index] == nil { length += 1 }
      if length > mostElements {
        return Phrase(
          "the sentence has more than \(mostElements) words and names",
          "в предложении больше \(mostElements) слов и названий")
      }
      if depth > mostParentheses {
        return Phrase(
          "more than \(mostParentheses) parentheses stand in each other",
          "скобок друг в друге больше \(mostParentheses)")
      }
    }
    return nil
  }

  /// How many places at the end of an enumeration may belong to the next clause.
  private static let mostParted = 6

  private static func middles(of elements: [Element]) -> [Int: Int] {
    var middles: [Int: Int] = [:]
    var start = 0
    while start < elements.count {
      var end = start
      while end + 2 < elements.count, elements[end].mention != nil, elements[end + 1] == .comma,
        elements[end + 2].mention != nil
      { end += 2 }
      let middle = end - 2 * mostParted
      if middle > start + 2 { for index in (start + 2)...middle { middles[index] = middle } }
      start = end + 1
    }
    return middles
  }

  /// The places of the middle of a long enumeration from an element on, and where they end; `nil` elsewhere.
  func middle(at index: Int) -> (places: [Mention], end: Int)? {
    guard let last = middles[index], last > index else { return nil }
    return (elements[index...last].compactMap(\.mention), last + 1)
  }

  /// The element at a place; `nil` behind the last one.
  func element(_ index: Int) -> Element? { elements.indices.contains(index) ? elements[index] : nil }

  // MARK: Kept phrases

  mutating func nounPhrases(at index: Int) -> [Found<NounPhrase>] {
    if let known = phrases[index] { return known }
    phrases[index] = []
    let found = findNounPhrases(at: index)
    readings += found.count
    phrases[index] = found
    return found
  }

  mutating func adverbials(at index: Int) -> [Found<[Statement]>] {
    if let known = circumstances[index] { return known }
    circumstances[index] = [Found(value: [], end: index)]
    let found = findAdverbials(at: index)
    readings += found.count
    circumstances[index] = found
    return found
  }

  mutating func objects(at index: Int, of verb: BorderVerb?) -> [Found<[ObjectGroup]>] {
    let key = ObjectKey(
      start: index, wantsMarker: verb.map(\.wantsMarker), isWeak: verb?.isWeak ?? false,
      isPast: verb?.isPast ?? false)
    if let known = objects[key] { return known }
    objects[key] = []
    let found = findObjects(at: index, of: verb)
    readings += found.count
    objects[key] = found
    return found
  }

  mutating func words(at index: Int) -> [Found<[Statement]>] {
    if let known = fillers[index] { return known }
    fillers[index] = []
    let found = findWords(at: index)
    readings += found.count
    fillers[index] = found
    return found
  }

  /// The cheapest ones for each end.
  static func cheapest<Value>(_ found: [Found<Value>], each count: Int = 2) -> [Found<Value>] {
    if found.count < 2 { return found }
    var kept: [Int: Int] = [:]
    return found.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
      .filter { item in
        kept[item.element.end, default: 0] += 1
        return kept[item.element.end, default: 0] <= count
      }
      .map(\.element)
  }

  // MARK: The path

  /// The clauses of the cheapest path through the sentence.
  mutating func clauses() -> [Clause] {
    var best: [(cost: Int, from: Int, clause: Clause?)?] = Array(repeating: nil, count: elements.count + 1)
    best[0] = (0, 0, nil)
    func reach(_ end: Int, _ cost: Int, from start: Int, _ clause: Clause?) {
      if best[end].map({ cost < $0.cost }) ?? true { best[end] = (cost, start, clause) }
    }
    for start in elements.indices {
      guard let cost = best[start]?.cost, middles[start] == nil || middles[start] == start else { continue }
      if isSeparator(start) { reach(start + 1, cost + (elements[start] == .and ? 1 : 0), from: start, nil) }
      guard start == 0 || isSeparator(start - 1) || elements[start] == .neither else { continue }
      for found in clauses(at: start) where isBoundary(found.end) {
        var clause = found.value
        clause.range = start..<found.end
        // A predicate without a subject goes on behind a conjunction rather than behind a comma.
        let isLoose =
          clause.form == .adjoins && clause.subject == nil && start > 0 && elements[start - 1] == .comma
        reach(found.end, cost + found.cost + (isLoose ? 4 : 1), from: start, clause)
      }
      let unread = Clause(form: .unread, range: start..<elements.count)
      for end in (start + 1)...elements.count where isBoundary(end) {
        var clause = unread
        clause.range = start..<end
        reach(end, cost + 40 + 2 * (end - start), from: start, clause)
      }
    }
    var path: [Clause] = []
    var end = elements.count
    while end > 0, let step = best[end] {
      if let clause = step.clause { path.append(clause) }
      end = step.from
    }
    return path.reversed()
  }

  /// Whether an element parts clauses.
  func isSeparator(_ index: Int) -> Bool {
    switch element(index) {
    case .comma, .semicolon, .colon, .and, .contrast, .dash, .clause, .close, .open: true
    default: false
    }
  }

  /// Whether a clause may end before an element.
  func isBoundary(_ end: Int) -> Bool {
    end == elements.count || isSeparator(end) || elements[end] == .neither
  }

  /// Whether elements speak of who adjoins whom.
  static func speaksOfBorders(_ elements: some Sequence<Element>) -> Bool {
    elements.contains { element in
      switch element {
      case .verb, .neighbour, .adjacent, .nearest, .have: true
      default: false
      }
    }
  }

  /// Where parentheses close that open at an element.
  func closing(_ open: Int) -> Int? {
    var depth = 0
    for index in open..<elements.count {
      if elements[index] == .open { depth += 1 }
      if elements[index] == .close { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}
