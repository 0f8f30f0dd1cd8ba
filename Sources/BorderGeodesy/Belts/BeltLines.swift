internal import BorderCore

/// The lines from which belts are measured, by the two countries on either side.
struct BeltLines {
  /// The lines between two countries, or, with one of them, those beyond which the data know of no region.
  struct Side: Sendable {
    /// The countries, in order; the first is empty for the edge of the second.
    var countries: [String]
    var lines: [[Position]]

    /// The country across from one of them; empty for the edge.
    func across(from country: String) -> String { countries[0] == country ? countries[1] : countries[0] }
  }

  let sides: [Side]

  /// The lines of a topology: of some countries, or of all when none is named. O(arcs + vertices).
  init(_ topology: BorderTopology, from origin: BorderBelts.Origin, of wanted: Set<String> = []) {
    var arcs: [[String]: [ArcID]] = [:]
    for arc in topology.arcIDs {
      let kind = topology.kind(of: arc)
      guard kind == .shared || kind == .outer else { continue }
      let countries = Set(topology.sides(of: arc).map { topology.regions[$0.region].country }).subtracting([
        ""
      ])
      .sorted()
      guard wanted.isEmpty || !wanted.isDisjoint(with: countries) else { continue }
      switch kind {
      case .outer:
        guard origin != .stateBorder, let country = countries.first else { continue }
        arcs[["", country], default: []].append(arc)
      default:
        guard origin != .edge else { continue }
        for (index, a) in countries.enumerated() {
          for b in countries.dropFirst(index + 1) { arcs[[a, b], default: []].append(arc) }
        }
      }
    }
    sides = arcs.keys.sorted { $0.lexicographicallyPrecedes($1) }.map {
      Side(countries: $0, lines: topology.lines(joining: arcs[$0] ?? []))
    }
  }
}
