/// How a line meets a border at one place.
public enum LineCrossingKind: String, CaseIterable, Sendable {
  /// The line is in one region before and in another after.
  case crossing
  /// The line meets the border in a point and stays in its region, or leaves the data there.
  case touch
  /// The line runs along the border for a stretch and goes back into the region it came from, or lies on it wholly.
  case along
  /// The line begins or ends on the border, and no other line goes on from there.
  case end
}

/// One place where a line meets a border.
///
/// The rule for places where more than two regions meet, and for stretches along a border, is one: what counts is in
/// which region the line is before it comes to the border and in which it is after it has left it. So a line
/// through a tripoint crosses once; a line that comes from A, runs along the border of A and B, and leaves
/// into B crosses once, where it leaves. A stretch along a coast is one too: the borders that end on it make one place.
/// A line that begins or ends on a border inside a country is in that country there.
public struct LineCrossing: Hashable, Sendable {
  /// What happens.
  public var kind: LineCrossingKind
  /// Where, on the border. Of a stretch along the border, its last place on one.
  public var position: Position
  /// The pair of regions: an index of `BorderAnalysis.borders`.
  public var border: Int
  /// The region that the line comes from, in its own direction; `RegionID.none` for none, where it begins here
  /// or comes from outside the data.
  public var from: RegionID
  /// The region that the line goes to.
  public var to: RegionID
  /// The arc of the border.
  public var arc: ArcID
  /// Which segment of the arc, counted from the arc's start.
  public var arcSegment: Int
  /// Where on that segment, from 0 to 1 in degrees.
  public var arcFraction: Double
  /// The line: an index into the `LineSet`.
  public var line: Int
  /// The line that goes on where this one ends on the border; `nil` where one line does it all.
  public var continuation: Int?
  /// The segment of the line.
  public var lineSegment: Int
  /// Where on that segment, from 0 to 1.
  public var lineFraction: Double
  /// The angle of the line and the border, in degrees from 0 to 90.
  public var angle: Double
  /// How far the line runs along borders here, in metres.
  public var along: Double
  /// How many crossings this one stands for: 1 before merging.
  public var count = 1
}

/// All places where lines meet borders.
///
/// Lines may be cut in pieces: a line that ends exactly on the border, and another one that begins there and is in
/// another region, cross once together. Of several lines that end at one place, lines of one class are paired
/// first, in their order; two lines on one side make a touch; what is left over is an `end`.
public struct LineCrossings: Sendable {
  /// The crossings by line, in the order of each line.
  public let crossings: [LineCrossing]

  /// Finds all places where lines meet borders.
  ///
  /// - Parameters:
  ///   - lines: The lines.
  ///   - analysis: The borders; international or not.
  ///   - geometry: Measures angles and distances.
  ///   - classes: The class of each line, by line; lines beyond the end of the list have none.
  ///   - threads: How many threads may work; the result is the same for any number.
  /// - Complexity: O(*n* + *m*) expected for *n* vertices of borders and *m* of lines.
  public init(
    of lines: LineSet, across analysis: BorderAnalysis, geometry: any LineGeometry, classes: [String] = [],
    threads: Int = 1
  ) {
    let ground = analysis.ground
    let finder = ContactFinder(grid: ground.grid, faces: ground.faces)
    let assembler = CrossingAssembler(analysis: analysis, faces: ground.faces, geometry: geometry)
    let found = mapParts(of: lines.lineCount, threads: threads, minimumPart: 16) { range in
      range.flatMap { index in
        lines.positions.withUnsafeBufferPointer { buffer in
          let line = UnsafeBufferPointer(rebasing: buffer[lines.range(ofLine: index)])
          return assembler.crossings(finder.contacts(of: line), line: index, positions: line)
        }
      }
    }.flatMap { $0 }
    crossings = LineEndMatcher(classes: classes, assembler: assembler).matched(found)
  }

  /// Which of some lines meet a line of the regions anywhere: all others could be left out, and no crossing would change.
  ///
  /// - Parameters:
  ///   - range: Which lines.
  ///   - lines: All lines.
  ///   - analysis: The borders.
  ///   - threads: How many threads may work.
  /// - Returns: It, by line of the range. Expected O(*n* + *m*) as for all crossings; where lines are found again and again,
  ///   borders are indexed but once.
  public static func areMet(
    _ range: Range<Int>, of lines: LineSet, by analysis: BorderAnalysis, threads: Int = 1
  ) -> [Bool] {
    let ground = analysis.ground
    let finder = ContactFinder(grid: ground.grid, faces: ground.faces)
    return mapParts(of: range.count, threads: threads, minimumPart: 16) { part in
      lines.positions.withUnsafeBufferPointer { buffer in
        part.map { index in
          let own = lines.range(ofLine: range.lowerBound + index)
          return !finder.contacts(of: UnsafeBufferPointer(rebasing: buffer[own])).isEmpty
        }
      }
    }.flatMap { $0 }
  }

  /// Those of the crossings that meet a condition, in their order.
  public func filtered(_ isIncluded: (LineCrossing) -> Bool) -> LineCrossings {
    LineCrossings(crossings.filter(isIncluded))
  }

  /// Crossings that were found and perhaps merged elsewhere, in another order perhaps.
  public init(_ crossings: [LineCrossing]) { self.crossings = crossings }
}

/// Makes crossings of the contacts of a line.
struct CrossingAssembler: Sendable {
  let analysis: BorderAnalysis
  let faces: ArcFaces
  let geometry: any LineGeometry
  private let borderByPair: [UInt64: Int]

  init(analysis: BorderAnalysis, faces: ArcFaces, geometry: any LineGeometry) {
    self.analysis = analysis
    self.faces = faces
    self.geometry = geometry
    var byPair: [UInt64: Int] = [:]
    for (index, border) in analysis.borders.enumerated() { byPair[Self.key(border.a, border.b)] = index }
    borderByPair = byPair
  }

  private static func key(_ a: RegionID, _ b: RegionID) -> UInt64 {
    UInt64(UInt32(bitPattern: min(a.rawValue, b.rawValue))) << 32
      | UInt64(UInt32(bitPattern: max(a.rawValue, b.rawValue)))
  }

  /// The border of two regions; `nil` when they share nothing.
  func border(of a: RegionID, _ b: RegionID) -> Int? { borderByPair[Self.key(a, b)] }

  /// The crossings of one line, from its contacts in order.
  func crossings(
    _ contacts: [LineContact], line: Int, positions: UnsafeBufferPointer<Position>
  ) -> [LineCrossing] {
    var list: [LineCrossing] = []
    var from = LineContact.Surroundings.end
    var along = 0.0
    var last: LineContact?
    var places: [LineContact] = []
    var inner: (first: BothSides, last: BothSides)?
    for contact in contacts {
      if let last, case .along(let arc) = last.after {
        if faces.isShared[Int(arc)] { along += geometry.distance(last.position, contact.position) }
        if let sides = faces.sides(ofInner: Int(arc), country: { analysis.regions[$0].country }) {
          inner = (inner?.first ?? sides, sides)
        }
      } else {
        from = contact.before
        places = []
        along = 0
        inner = nil
      }
      if !contact.borders.isEmpty { places.append(contact) }
      last = contact
      if case .along = contact.after { continue }
      var (before, after) = (from, contact.after)
      if let inner {
        if before == .end { before = side(inner.first, beside: after, among: places) }
        if after == .end { after = side(inner.last, beside: before, among: places) }
      }
      guard let place = place(from: before, to: after, among: places) else { continue }
      if let crossing = crossing(
        from: before, to: after, at: place, along: along, line: line, positions: positions)
      {
        list.append(crossing)
      }
    }
    return list
  }

  /// The regions on both sides of an arc.
  private typealias BothSides = (left: RegionID, right: RegionID)

  /// Where a line is that begins or ends on a border inside a country, and goes to or comes from another one: in the region
  /// on it that borders on the other side where the line is last, else the one whose id comes first; `.end` where it stays in
  /// the country.
  private func side(
    _ both: BothSides, beside other: LineContact.Surroundings, among places: [LineContact]
  ) -> LineContact.Surroundings {
    guard case .region(let region) = other, region != .none else { return .end }
    let sides = [both.left, both.right].sorted {
      analysis.regions[$0].id.utf8.lexicographicallyPrecedes(analysis.regions[$1].id.utf8)
    }
    guard analysis.regions[region].country != analysis.regions[sides[0]].country else { return .end }
    let near = places.reversed().lazy.compactMap { place in
      sides.first { side in place.borders.contains { separates($0, side, region) } }
    }.first
    return .region(near ?? sides[0])
  }

  /// Of the places of one stretch along borders, the one where a line passes from a region into another: the last on
  /// their common border, else on a border of their countries, else the last.
  private func place(
    from: LineContact.Surroundings, to: LineContact.Surroundings, among places: [LineContact]
  ) -> LineContact? {
    guard places.count > 1, case .region(let a) = from, case .region(let b) = to, a != b, a != .none,
      b != .none
    else { return places.last }
    let countries = [analysis.regions[a].country, analysis.regions[b].country]
    func separatesCountries(_ segment: ArcGrid.Segment) -> Bool {
      let sides = [faces.left[Int(segment.arc)], faces.right[Int(segment.arc)]]
        .map { $0 == .none ? "" : analysis.regions[$0].country }
      return sides == countries || sides == countries.reversed()
    }
    return places.last { $0.borders.contains { separates($0, a, b) } }
      ?? (countries[0] == countries[1]
        ? nil : places.last { $0.borders.contains { separatesCountries($0) } }) ?? places.last
  }

  private func crossing(
    from: LineContact.Surroundings, to: LineContact.Surroundings, at contact: LineContact, along: Double,
    line: Int, positions: UnsafeBufferPointer<Position>
  ) -> LineCrossing? {
    var kind = LineCrossingKind.touch
    var before = RegionID.none
    var after = RegionID.none
    switch (from, to) {
    case (.region(let x), .region(let y)):
      (before, after) = (x, y)
      if x == y {
        kind = along > 0 ? .along : .touch
      } else if x != .none && y != .none {
        kind = .crossing
      }
    case (.region(let x), _):
      before = x
      kind = .end
    case (_, .region(let y)):
      after = y
      kind = .end
    default:
      kind = .along
    }
    // The segment met last, of the pair that is crossed if it is here.
    let pair = kind == .crossing ? border(of: before, after) : nil
    let here = contact.borders.sorted { $0.arc < $1.arc }
    guard let chosen = here.first(where: { separates($0, before, after) }) ?? here.first,
      let border = pair ?? firstBorder(of: Int(chosen.arc))
    else { return nil }
    let segment = min(Int(contact.segment), positions.count - 2)
    let angle = geometry.angle(
      between: (positions[segment], positions[segment + 1]), and: (chosen.a, chosen.b), at: contact.position)
    return LineCrossing(
      kind: kind, position: contact.position, border: border, from: before, to: after,
      arc: ArcID(Int(chosen.arc)), arcSegment: Int(chosen.index),
      arcFraction: ContactFinder.fraction(of: contact.position, chosen.a, chosen.b), line: line,
      lineSegment: segment, lineFraction: contact.fraction, angle: angle, along: along)
  }

  private func separates(_ segment: ArcGrid.Segment, _ a: RegionID, _ b: RegionID) -> Bool {
    let (left, right) = (faces.left[Int(segment.arc)], faces.right[Int(segment.arc)])
    return left == a && right == b || left == b && right == a
  }

  /// The border that an arc belongs to; of several, the first.
  private func firstBorder(of arc: Int) -> Int? {
    var best: Int?
    analysis.topology.forEachPair(of: arc) { a, b in
      if let border = border(of: a, b) { best = min(best ?? border, border) }
    }
    return best
  }
}
