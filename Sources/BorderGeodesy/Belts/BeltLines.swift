internal import BorderCore

/// The two countries on either side of a border.
struct BorderSides: Hashable, Comparable, Sendable {
  /// The one whose code comes first; empty for the edge of the data, with the other one.
  let first: String
  /// The other one.
  let second: String

  /// The country across from one of them; empty for the edge.
  func across(from country: String) -> String { first == country ? second : first }

  /// Whether a country is one of them.
  func contains(_ country: String) -> Bool { first == country || second == country }

  static func < (a: BorderSides, b: BorderSides) -> Bool { (a.first, a.second) < (b.first, b.second) }
}

/// The lines from which belts are measured, by the countries on either side.
struct BeltLines {
  let lines: [(sides: BorderSides, lines: [[Position]])]

  /// The lines of a topology: of some countries, or of all when none is named. O(arcs + vertices).
  init(_ topology: BorderTopology, from origin: BorderBelts.Origin, of wanted: Set<String> = []) {
    var arcs: [BorderSides: [ArcID]] = [:]
    for arc in topology.arcIDs {
      let kind = topology.kind(of: arc)
      guard kind == .shared || kind == .outer else { continue }
      let countries = Set(topology.sides(of: arc).map { topology.regions[$0.region].country }).subtracting([
        ""
      ]).sorted()
      guard wanted.isEmpty || !wanted.isDisjoint(with: countries) else { continue }
      switch kind {
      case .outer:
        guard origin != .stateBorder, let country = countries.first else { continue }
        arcs[BorderSides(first: "", second: country), default: []].append(arc)
      default:
        guard origin != .edge else { continue }
        for (index, a) in countries.enumerated() {
          for b in countries.dropFirst(index + 1) {
            arcs[BorderSides(first: a, second: b), default: []].append(arc)
          }
        }
      }
    }
    lines = arcs.keys.sorted().map { ($0, topology.lines(joining: arcs[$0] ?? [])) }
  }
}
