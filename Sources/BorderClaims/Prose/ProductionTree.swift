import BorderCore

/// The productions as a tree: those that begin with the same symbols share what was read of these.
struct ProductionTree: Sendable {
  /// A symbol behind those of the nodes above it.
  struct Node: Sendable {
    var symbol: Symbol
    /// The nodes of the symbols behind it, all of them later in the tree.
    var children: [Int] = []
    /// The productions that end with it.
    var ends: [Int] = []
    /// Whether one of the productions from it on may begin a sentence.
    var mayBegin = false
  }

  /// The nodes, each before those below it.
  private(set) var nodes: [Node] = []
  /// The nodes of first symbols.
  private(set) var roots: [Int] = []
  /// What productions need somewhere in the rest of a sentence, and which of it each of them needs.
  private var needs: [Symbol] = []
  private var needsOfProductions: [[Int]] = []

  /// The tree of all productions.
  static let all = ProductionTree(Production.all)

  /// A tree of some productions. O(symbols).
  init(_ productions: [Production]) {
    for (number, production) in productions.enumerated() {
      var parent: Int?
      for symbol in production.symbols {
        let siblings = parent.map { nodes[$0].children } ?? roots
        let node = siblings.first { nodes[$0].symbol == symbol } ?? nodes.count
        if node == nodes.count {
          nodes.append(Node(symbol: symbol))
          if let parent { nodes[parent].children.append(node) } else { roots.append(node) }
        }
        nodes[node].mayBegin = nodes[node].mayBegin || production.mayBegin
        parent = node
      }
      if let parent { nodes[parent].ends.append(number) }
      needsOfProductions.append(
        production.symbols.compactMap(\.need).map { need in
          if let known = needs.firstIndex(of: need) { return known }
          needs.append(need)
          return needs.count - 1
        })
    }
  }

  /// The last elements of a sentence from which each production, and each node's productions, may be found: all that they
  /// need must follow.
  func lastStarts(in elements: [Element]) -> (productions: [Int], nodes: [Int]) {
    let last = needs.map { need in elements.lastIndex(where: need.isMet) ?? -1 }
    let productions = needsOfProductions.map { own in own.reduce(elements.count) { min($0, last[$1]) } }
    var below = [Int](repeating: -1, count: nodes.count)
    for index in nodes.indices.reversed() {
      for end in nodes[index].ends { below[index] = max(below[index], productions[end]) }
      for child in nodes[index].children { below[index] = max(below[index], below[child]) }
    }
    return (productions, below)
  }
}

extension Symbol {
  /// What must stand in a sentence for it to be found; `nil` where that is nothing certain.
  fileprivate var need: Symbol? {
    switch self {
    case .verb, .leading, .participle, .detached, .surrounding: .verb
    case .copula, .element, .border, .relative, .pair, .neighbouring, .denial, .except: self
    default: nil
    }
  }

  /// Whether an element is what it needs.
  fileprivate func isMet(by element: Element) -> Bool {
    switch self {
    case .verb: element.isVerb
    case .copula: [.copula, .dash, .colon, .negation].contains(element)
    case .element(let wanted): element == wanted
    case .border: element == .borderNoun
    case .relative: element.isRelative
    case .pair: element == .and
    case .neighbouring: element == .adjacent || element == .nearest
    case .denial: element == .lack || element == .negation
    case .except: if case .except = element { true } else { false }
    default: true
    }
  }
}
