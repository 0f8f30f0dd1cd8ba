extension LineCrossings {
  /// The same crossings with those close together on one border joined.
  ///
  /// Crossings (not touches, stretches or ends) of one class on the border of one pair of regions are taken in the
  /// order of their chainage; neighbours at most so far apart along the border form one, chains of them too. The
  /// middle one stands for all (of two middle ones the first), with the sum of their counts. A road that
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
      var start = 0
      while start < placed.count {
        var stop = start + 1
        while stop < placed.count, placed[stop].name == placed[start].name,
          placed[stop].line == placed[start].line,
          placed[stop].chainage - placed[stop - 1].chainage <= metres
        {
          stop += 1
        }
        let middle = placed[start + (stop - start - 1) / 2].index
        for member in placed[start..<stop] where member.index != middle {
          result[middle].count += crossings[member.index].count
          isGone[member.index] = true
        }
        start = stop
      }
    }
    return LineCrossings(result.indices.filter { !isGone[$0] }.map { result[$0] })
  }
}
