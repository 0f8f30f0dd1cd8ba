extension LineCrossings {
  /// The same crossings with those close together on one border joined.
  ///
  /// Crossings (not touches, stretches or ends) of one class on the border of one pair of regions are taken in the
  /// order of their chainage; neighbours at most so far apart along the border form one, chains of them too, on a closed
  /// line also past its start. The middle one stands for all (of two middle ones the first), with the sum of their counts. A road that
  /// weaves across the border is counted once so, as are the two carriageways of a motorway.
  ///
  /// - Parameters:
  ///   - metres: How far apart neighbours may be; not above 0 changes nothing.
  ///   - classes: The class of each line, by line.
  ///   - analysis: The borders.
  ///   - geometry: Measures along the border.
  /// - Returns: The crossings in their order. O(*n* log *n*), plus the vertices of the borders that are crossed.
  public func merged(
    within metres: Double, classes: [String], analysis: BorderAnalysis, geometry: any LineGeometry
  ) -> LineCrossings {
    guard metres > 0 else { return self }
    var byBorder: [Int: [Int]] = [:]
    for (index, crossing) in crossings.enumerated() where crossing.kind == .crossing {
      byBorder[crossing.border, default: []].append(index)
    }
    var result = crossings
    var isGone = [Bool](repeating: false, count: crossings.count)
    for border in byBorder.keys.sorted() {
      let members = byBorder[border] ?? []
      guard members.count > 1 else { continue }
      let route = Chainage(analysis.borders[border].arcs, of: analysis.topology, geometry: geometry)
      var placed: [(name: String, line: Int, chainage: Double, index: Int)] = []
      for index in members {
        let crossing = crossings[index]
        guard
          let place = route.place(
            arc: crossing.arc, segment: crossing.arcSegment, position: crossing.position)
        else { continue }
        let name = crossing.line < classes.count ? classes[crossing.line] : ""
        placed.append((name, place.line, place.chainage, index))
      }
      placed.sort { ($0.name, $0.line, $0.chainage, $0.index) < ($1.name, $1.line, $1.chainage, $1.index) }
      for chain in chains(of: placed.map { ($0.name, $0.line, $0.chainage) }, within: metres, along: route) {
        let middle = placed[chain[(chain.count - 1) / 2]].index
        for member in chain.map({ placed[$0].index }) where member != middle {
          result[middle].count += crossings[member].count
          isGone[member] = true
        }
      }
    }
    return LineCrossings(result.indices.filter { !isGone[$0] }.map { result[$0] })
  }

  /// Runs of places of one class and line that are near to the next one, as indices in their order; on a closed line the
  /// last run goes on with the first.
  private func chains(
    of placed: [(name: String, line: Int, chainage: Double)], within metres: Double, along route: Chainage
  ) -> [[Int]] {
    var chains: [[Int]] = []
    var first = 0
    for (index, place) in placed.enumerated() {
      if index > 0, place.name == placed[index - 1].name, place.line == placed[index - 1].line {
        if place.chainage - placed[index - 1].chainage <= metres {
          chains[chains.count - 1].append(index)
        } else {
          chains.append([index])
        }
      } else {
        chains.append([index])
        first = chains.count - 1
      }
      let isLast =
        index + 1 == placed.count || placed[index + 1].name != place.name
        || placed[index + 1].line != place.line
      guard isLast, chains.count - 1 > first, route.lines[place.line].isClosed else { continue }
      let round = placed[chains[first][0]].chainage + route.lines[place.line].length.metres - place.chainage
      if round <= metres { chains[first] = chains.removeLast() + chains[first] }
    }
    return chains
  }
}
