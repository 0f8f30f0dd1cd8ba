import BorderCore
import BorderTestSupport
import Testing

private func position(_ x: Double, _ y: Double) -> Position { Position(longitude: x, latitude: y) }

private func lineSet(_ lines: [[(Double, Double)]], classes: [String] = []) -> LineSet {
  var builder = LineSetBuilder(columns: ["class"])
  for (index, line) in lines.enumerated() {
    builder.beginFeature([index < classes.count ? classes[index] : ""])
    builder.addLine(line.map { position($0.0, $0.1) })
  }
  return builder.finish()
}

private func analysis(_ drawing: String) -> BorderAnalysis {
  BorderAnalysis(BorderTopology(regions(drawing)), measure: PlanarMeasure())
}

/// Each crossing as `kind from>to at x,y`, with its length along the border.
private func found(_ drawing: String, _ lines: [[(Double, Double)]], classes: [String] = []) -> [String] {
  let analysis = analysis(drawing)
  let set = lineSet(lines, classes: classes)
  let crossings = LineCrossings(of: set, across: analysis, geometry: PlanarMeasure(), classes: classes)
  return crossings.crossings.map { crossing in
    let ids = [crossing.from, crossing.to].map { $0 == .none ? "." : analysis.regions[$0].id }
    let along = crossing.along > 0 ? " along \(crossing.along / 1000)" : ""
    let border = analysis.borders[crossing.border]
    let pair = analysis.regions[border.a].id + analysis.regions[border.b].id
    return
      "\(crossing.kind.rawValue) \(ids[0])>\(ids[1]) \(pair) at \(crossing.position.longitude),\(crossing.position.latitude)\(along)"
  }
}

@Suite struct LineCrossingsTests {
  // A is 0...2, B is 2...4, both from 0 to 2; vertices stand at every degree.
  private let two = "AABB\nAABB"

  @Test func `a line crosses inside a segment`() {
    #expect(found(two, [[(1, 0.5), (3, 0.5)]]) == ["crossing A>B AB at 2.0,0.5"])
    #expect(found(two, [[(3, 0.5), (1, 0.5)]]) == ["crossing B>A AB at 2.0,0.5"])
  }

  @Test func `a line crosses through a vertex of the border`() {
    #expect(found(two, [[(1, 0.5), (3, 1.5)]]) == ["crossing A>B AB at 2.0,1.0"])
  }

  @Test func `a vertex of the line lies on the border`() {
    #expect(found(two, [[(1, 0.5), (2, 0.5), (3, 0.25)]]) == ["crossing A>B AB at 2.0,0.5"])
    #expect(found(two, [[(1, 0.5), (2, 0.5), (1, 0.25)]]) == ["touch A>A AB at 2.0,0.5"])
    #expect(found(two, [[(1, 0.5), (2, 1), (1, 1.5)]]) == ["touch A>A AB at 2.0,1.0"])
    #expect(found(two, [[(1, 0.5), (2, 1), (3, 0.5)]]) == ["crossing A>B AB at 2.0,1.0"])
  }

  @Test func `a line along the border counts by where it comes from and goes`() {
    let back = [(1.0, 0.5), (2.0, 0.5), (2.0, 1.5), (1.0, 1.5)]
    #expect(found(two, [back]) == ["along A>A AB at 2.0,1.5 along 1.0"])
    let over = [(1.0, 0.5), (2.0, 0.5), (2.0, 1.5), (3.0, 1.5)]
    #expect(found(two, [over]) == ["crossing A>B AB at 2.0,1.5 along 1.0"])
    #expect(found(two, [over.reversed()]) == ["crossing B>A AB at 2.0,0.5 along 1.0"])
    // It lies on the border wholly.
    #expect(found(two, [[(2, 0.25), (2, 1.75)]]) == ["along .>. AB at 2.0,1.75 along 1.5"])
    // It ends on it.
    #expect(found(two, [[(1, 0.5), (2, 0.5), (2, 1.5)]]) == ["end A>. AB at 2.0,1.5 along 1.0"])
  }

  @Test func `a line that ends on the border is an end`() {
    #expect(found(two, [[(1, 0.5), (2, 0.5)]]) == ["end A>. AB at 2.0,0.5"])
    #expect(found(two, [[(2, 1), (3, 1.5)]]) == ["end .>B AB at 2.0,1.0"])
  }

  @Test func `pieces that meet on the border cross once`() {
    #expect(
      found(two, [[(1, 0.5), (2, 0.5)], [(2, 0.5), (3, 0.5)]]) == ["crossing A>B AB at 2.0,0.5"])
    // Whatever way the pieces are drawn.
    #expect(
      found(two, [[(1, 0.5), (2, 0.5)], [(3, 0.5), (2, 0.5)]]) == ["crossing A>B AB at 2.0,0.5"])
    #expect(
      found(two, [[(2, 0.5), (1, 0.5)], [(2, 0.5), (3, 0.5)]]) == ["crossing B>A AB at 2.0,0.5"])
    // On one side: a touch.
    #expect(found(two, [[(1, 0.5), (2, 0.5)], [(2, 0.5), (1, 0.75)]]) == ["touch A>A AB at 2.0,0.5"])
    // A fork: one crosses, one ends.
    #expect(
      found(two, [[(1, 0.5), (2, 0.5)], [(2, 0.5), (3, 0.5)], [(2, 0.5), (3, 0.75)]])
        == ["crossing A>B AB at 2.0,0.5", "end .>B AB at 2.0,0.5"])
    // The same class goes together first.
    let mixed = found(
      two, [[(1, 0.5), (2, 0.5)], [(2, 0.5), (3, 0.5)], [(2, 0.5), (3, 0.75)]], classes: ["r", "x", "r"])
    #expect(mixed == ["crossing A>B AB at 2.0,0.5", "end .>B AB at 2.0,0.5"])
    // Cut away from the border, nothing is lost or doubled.
    #expect(
      found(two, [[(1, 0.5), (1.5, 0.5)], [(1.5, 0.5), (3, 0.5)]]) == ["crossing A>B AB at 2.0,0.5"])
  }

  // Four regions meet in one point; A and D only touch, as B and C do.
  private let four = "CCDD\nCCDD\nAABB\nAABB"

  @Test func `through a node counts once`() {
    // Diagonally: the pair that only touches.
    #expect(found(four, [[(1, 1), (3, 3)]]) == ["crossing A>D AD at 2.0,2.0"])
    #expect(found(four, [[(1, 1.5), (2, 2), (3, 1)]]) == ["crossing A>B AB at 2.0,2.0"])
    #expect(found(four, [[(1, 1), (2, 2), (1.5, 1)]]) == ["touch A>A AB at 2.0,2.0"])
    // Along one border into the node, and off into a third region.
    #expect(
      found(four, [[(1, 1), (2, 1), (2, 2), (3, 3)]]) == ["crossing A>D AD at 2.0,2.0 along 1.0"])
    // Along and straight on over the node, then off.
    #expect(
      found(four, [[(1, 1), (2, 1), (2, 3), (3, 3)]]) == ["crossing A>D AD at 2.0,3.0 along 2.0"])
  }

  @Test func `a tripoint counts once`() {
    // C above A and B.
    let three = "CCCC\nCCCC\nAABB\nAABB"
    #expect(found(three, [[(1, 1), (3, 3)]]) == ["crossing A>C AC at 2.0,2.0"])
    #expect(found(three, [[(1, 3), (3, 1)]]) == ["crossing C>B BC at 2.0,2.0"])
    #expect(found(three, [[(2, 3), (2, 2), (3, 1)]]) == ["crossing C>B BC at 2.0,2.0"])
    // Down the border of A and B from C, to its end: it leaves C, and leaves the data at the coast.
    #expect(found(three, [[(2, 3), (2, -1)]]) == ["touch C>. AB at 2.0,0.0 along 2.0"])
  }

  @Test func `a line that begins or ends on a border inside a country is in that country`() {
    // B and C are one country, a is another.
    let drawing = "aaaa\naaaa\nBBCC\nBBCC"
    let out = [(2.0, 0.5), (2.0, 1.5), (2.0, 2.5)]
    #expect(found(drawing, [out]) == ["crossing B>a Ba at 2.0,2.0 along 1.5"])
    #expect(found(drawing, [out.reversed()]) == ["crossing a>B Ba at 2.0,2.0 along 1.5"])
    // It goes on along the border of both countries before it leaves.
    #expect(
      found(drawing, [[(2, 1), (2, 2), (3, 2), (3, 3)]]) == ["crossing C>a Ca at 3.0,2.0 along 2.0"])
    // It stays in its country, or is on the border of two from the start: nothing says where it was.
    #expect(found(drawing, [[(2, 0.5), (2, 1), (3, 1)]]) == ["end .>C BC at 2.0,1.0 along 0.5"])
    #expect(found(drawing, [[(3.5, 2), (3, 2), (3, 3)]]) == ["end .>a Ca at 3.0,2.0 along 0.5"])
  }

  @Test func `coast is no border`() {
    #expect(found(two, [[(-1, 0.5), (1, 0.5)]]) == [])
    #expect(found(two, [[(-1, 0), (5, 0)]]) == ["touch .>. AB at 2.0,0.0"])
    #expect(found(two, [[(1, 1), (2, 2), (3, 3)]]) == ["touch A>. AB at 2.0,2.0"])
  }

  @Test func `weaving is counted and merged`() throws {
    var line: [(Double, Double)] = []
    for step in 0..<13 { line.append((step % 2 == 0 ? 1.9 : 2.1, 0.5 + Double(step) * 0.01)) }
    let analysis = analysis(two)
    let set = lineSet([line, [(1, 1.5), (3, 1.5)]])
    let raw = LineCrossings(of: set, across: analysis, geometry: PlanarMeasure())
    #expect(raw.crossings.map(\.kind) == [LineCrossingKind](repeating: .crossing, count: 13))
    let merged = raw.merged(within: 15, classes: [], analysis: analysis, geometry: PlanarMeasure())
    #expect(merged.crossings.map(\.count) == [12, 1])
    // The middle one of twelve: the sixth.
    let first = try #require(merged.crossings.first)
    #expect(abs(first.position.latitude - 0.555) < 1e-12)
    // Another class is another crossing.
    let apart = raw.merged(
      within: 2000, classes: ["a", "b"], analysis: analysis, geometry: PlanarMeasure())
    #expect(apart.crossings.map(\.count) == [12, 1])
    let together = raw.merged(within: 2000, classes: [], analysis: analysis, geometry: PlanarMeasure())
    #expect(together.crossings.map(\.count) == [13])
  }

  @Test func `merging goes past the start of a closed border`() throws {
    let analysis = analysis("aaa\naBa\naaa")
    let border = try #require(analysis.borders.first { $0.isShared })
    let route = Chainage(border.arcs, of: analysis.topology, geometry: PlanarMeasure())
    let start = try #require(route.lines.first?.positions.first)
    // Two lines from the middle of the enclave, to both sides of where its border starts.
    let middle = (1.5, 1.5)
    let lines = [0.01, -0.01].map { shift -> [(Double, Double)] in
      let (x, y) = (start.longitude - middle.0, start.latitude - middle.1)
      return [middle, (middle.0 + 1.5 * (x - shift * y), middle.1 + 1.5 * (y + shift * x))]
    }
    let raw = LineCrossings(of: lineSet(lines), across: analysis, geometry: PlanarMeasure())
    #expect(raw.crossings.count == 2)
    let near = raw.merged(within: 50, classes: [], analysis: analysis, geometry: PlanarMeasure())
    #expect(near.crossings.map(\.count) == [2])
    let far = raw.merged(within: 1, classes: [], analysis: analysis, geometry: PlanarMeasure())
    #expect(far.crossings.map(\.count) == [1, 1])
  }

  @Test func `threads and order of regions do not matter`() {
    var generator = SplitMix64(seed: 11)
    let letters = Array("ABCDEFabcdef")
    let drawing = (0..<20).map { _ in
      String((0..<20).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
    }.joined(separator: "\n")
    var builder = LineSetBuilder()
    for _ in 0..<200 {
      builder.addLine(
        (0..<6).map { _ in
          // Halves, so that many lines run along borders and through nodes.
          position(
            Double(Int.random(in: 0...40, using: &generator)) / 2,
            Double(Int.random(in: 0...40, using: &generator)) / 2)
        })
    }
    let lines = builder.finish()
    func result(_ set: RegionSet, threads: Int) -> [String] {
      let analysis = BorderAnalysis(BorderTopology(set), measure: PlanarMeasure())
      return LineCrossings(of: lines, across: analysis, geometry: PlanarMeasure(), threads: threads)
        .crossings.map { crossing in
          let ids = [crossing.from, crossing.to].map { $0 == .none ? "." : analysis.regions[$0].id }
          return "\(crossing.kind) \(ids) \(crossing.position) \(crossing.line)"
        }
    }
    let expected = result(regions(drawing), threads: 1)
    #expect(expected.count > 1000)
    #expect(result(regions(drawing), threads: 4) == expected)
    #expect(result(regions(drawing, shuffledBy: &generator), threads: 2) == expected)
  }

  @Test func `lines are cut at the meridian`() {
    let set = lineSet([[(179, 0), (-179, 1)], [(190, 5), (191, 5)], [(0, 0), (0, 0)]])
    #expect(set.lineCount == 3)
    #expect(set.positions[1] == position(180, 0.5))
    #expect(set.positions[2] == position(-180, 0.5))
    #expect(set.positions[4] == position(-170, 5))
  }
}

@Suite struct TransitTests {
  @Test func `stretches add up and name their countries`() {
    // Two countries: upper-case letters and lower-case ones.
    let analysis = analysis("AAbbCC\nAAbbCC")
    let lines = lineSet([[(1, 0.5), (5, 0.5)], [(1, 1), (2, 1), (2, 1.5), (1, 1.5)]])
    let transit = Transit(of: lines, through: analysis.topology, geometry: PlanarMeasure())
    let texts = transit.stretches.map {
      "\($0.line) \($0.country) \($0.length.kilometres) \($0.previous ?? "-") \($0.next ?? "-")"
    }
    #expect(texts == ["0 UP 1.0 - LOW", "0 LOW 2.0 UP UP", "0 UP 1.0 LOW -", "1 UP 2.5 - -"])
  }

  @Test func `what runs along a border inside a country is in that country`() {
    // Wholly along it; and from abroad, through the tripoint, along it, and into the region beside it.
    let analysis = analysis("aaaa\naaaa\nBBCC\nBBCC")
    let inside = [(2.0, 0.5), (2.0, 1.5)]
    let lines = lineSet([inside, [(1.5, 3), (1.5, 2.5), (2, 2), (2, 1), (3, 1)]])
    let transit = Transit(of: lines, through: analysis.topology, geometry: PlanarMeasure())
    let texts = transit.stretches.map { stretch in
      let regions = stretch.regions.map { analysis.regions[$0].id }.joined(separator: ",")
      return "\(stretch.line) \(stretch.country) \(regions) at \(stretch.start.latitude)"
    }
    #expect(texts == ["0 UP B at 0.5", "1 LOW a at 3.0", "1 UP B,C at 2.0"])
    let crossing = found("aaaa\naaaa\nBBCC\nBBCC", [[(1.5, 3), (1.5, 2.5), (2, 2), (2, 1), (3, 1)]])
    #expect(crossing == ["crossing a>C Ca at 2.0,2.0 along 1.0"])
  }

  @Test func `a line goes on over the 180th meridian`() {
    var builder = RegionSetBuilder()
    for (id, country, west) in [("W", "RU", 178.0), ("E", "US", -180)] {
      builder.beginRegion(Region(id: id, name: id, country: country))
      builder.beginPart()
      builder.addRing([(0.0, 60.0), (2, 60), (2, 62), (0, 62), (0, 60)].map { position(west + $0.0, $0.1) })
    }
    let topology = BorderTopology(builder.finish())
    for line in [[(179.0, 61.0), (-179, 61)], [(179, 61), (181, 61)], [(-181, 61), (-179, 61)]] {
      let transit = Transit(of: lineSet([line]), through: topology, geometry: PlanarMeasure())
      let texts = transit.stretches.map {
        "\($0.line) \($0.country) \($0.length.kilometres) \($0.previous ?? "-") \($0.next ?? "-")"
      }
      #expect(texts == ["0 RU 1.0 - US", "0 US 1.0 RU -"], "\(line)")
    }
    // Two features that meet there are two lines.
    let apart = lineSet([[(179, 61), (180, 61)], [(-180, 61), (-179, 61)]])
    let stretches = Transit(of: apart, through: topology, geometry: PlanarMeasure()).stretches
    #expect(stretches.map(\.line) == [0, 1] && stretches.allSatisfy { $0.next == nil && $0.previous == nil })
  }

  @Test func `pieces of a group are joined`() {
    let lines = lineSet([[(1, 0), (2, 0)], [(3, 0), (2, 0)], [(3, 0), (4, 0)], [(4, 0), (5, 0)]])
    let joined = lines.joined(by: ["x", "x", "x", "y"])
    #expect(joined.lineCount == 2)
    #expect(joined.positions[joined.range(ofLine: 0)].map(\.longitude) == [1, 2, 3, 4])
  }

  @Test func `parts of a feature that go on from each other are one line of it`() {
    // The first feature is cut on the border, the second has two parts that do not meet.
    var builder = LineSetBuilder(columns: ["name"])
    builder.beginFeature(["cut"])
    for part in [[(1.0, 0.5), (2.0, 0.5)], [(2, 0.5), (3, 0.5)]] {
      builder.addLine(part.map { Position(longitude: $0.0, latitude: $0.1) })
    }
    builder.beginFeature(["none"])
    builder.beginFeature(["apart"])
    for part in [[(1.0, 1.5), (1.5, 1.5)], [(2.5, 1.5), (3.5, 1.5)]] {
      builder.addLine(part.map { Position(longitude: $0.0, latitude: $0.1) })
    }
    let lines = builder.finish()
    let joined = lines.joined(by: (0..<lines.lineCount).map { "\(lines.feature(ofLine: $0))" })
    #expect((0..<joined.lineCount).map { joined.feature(ofLine: $0) } == [0, 2, 2])
    #expect(joined.rows == [["cut"], ["none"], ["apart"]])
    let stretches = Transit(of: joined, through: analysis("AAbb\nAAbb").topology, geometry: PlanarMeasure())
      .stretches
    #expect(stretches.map(\.line) == [0, 0, 1, 2])
  }
}
