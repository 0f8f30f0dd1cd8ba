/// One stretch of a line inside one country.
public struct TransitStretch: Hashable, Sendable {
  /// The line: an index into the `LineSet`; the first piece of one that the 180th meridian cuts.
  public var line: Int
  /// The country; empty outside all regions, or where the country is unknown.
  public var country: String
  /// The regions that it passes, in order, each once for each passage.
  public var regions: [RegionID]
  /// Where it comes in: on a border, or where the line begins.
  public var start: Position
  /// Where it goes out: on a border, or where the line ends.
  public var end: Position
  /// The country that it comes from; `nil` where the line begins.
  public var previous: String?
  /// The country that it goes to; `nil` where the line ends.
  public var next: String?
  /// Its length.
  public var length: ExactLength
}

/// Which countries lines pass, and for how far.
///
/// What lies along a border of two countries counts for the country that the line was in before it came to the border; at
/// the start of a line, for the one it goes on to. What lies along a border inside a country is in that country. A line goes
/// on over the 180th meridian. Property: the lengths of the stretches of a line add up to its length, to the micrometre.
public struct Transit: Sendable {
  /// The stretches by line, in the order of each line.
  public let stretches: [TransitStretch]

  /// Follows all lines.
  ///
  /// - Parameters:
  ///   - lines: The lines; join pieces first (`LineSet.joined(by:)`).
  ///   - topology: The regions.
  ///   - geometry: Measures lengths.
  ///   - threads: How many threads may work; the result is the same for any number.
  /// - Complexity: O(*n* + *m*) expected for *n* vertices of borders and *m* of lines.
  public init(
    of lines: LineSet, through topology: BorderTopology, geometry: any LineGeometry, threads: Int = 1
  ) {
    self.init(
      of: lines, on: RegionGround(topology), countries: topology.regions.regions.map(\.country),
      geometry: geometry,
      threads: threads)
  }

  /// Follows all lines through regions that count for some countries: one text for each region.
  package init(
    of lines: LineSet, on ground: RegionGround, countries: [String], geometry: any LineGeometry,
    threads: Int = 1
  ) {
    let walker = TransitWalker(
      countries: countries, faces: ground.faces,
      finder: ContactFinder(grid: ground.grid, faces: ground.faces), geometry: geometry)
    let starts = (0..<lines.lineCount).filter { !lines.continuesOverMeridian(at: $0) } + [lines.lineCount]
    stretches = mapParts(of: starts.count - 1, threads: threads, minimumPart: 16) { range in
      range.flatMap { index in
        lines.positions.withUnsafeBufferPointer { buffer in
          let whole = starts[index]..<starts[index + 1]
          return walker.walk(
            whole.map { UnsafeBufferPointer(rebasing: buffer[lines.range(ofLine: $0)]) },
            line: starts[index])
        }
      }
    }.flatMap { $0 }
  }
}

/// Follows one line from region to region.
private struct TransitWalker: Sendable {
  /// What each region counts for.
  let countries: [String]
  let faces: ArcFaces
  let finder: ContactFinder
  let geometry: any LineGeometry

  /// A piece of a line between two contacts.
  private struct Piece {
    var region: RegionID?
    /// The arc that it runs along.
    var arc: Int32?
    var start: Position
    var end: Position
    var length: ExactLength
  }

  /// One of both regions along a border inside a country, the one that the line was in if it is one; `nil` along other
  /// borders.
  private func region(along arc: Int32, after previous: RegionID?) -> RegionID? {
    guard let (left, right) = faces.sides(ofInner: Int(arc), country: { countries[$0.index] }) else {
      return nil
    }
    return previous == left || previous == right ? previous : min(left, right)
  }

  /// The stretches of a line, whose parts go on from each other over the 180th meridian.
  func walk(_ parts: [UnsafeBufferPointer<Position>], line index: Int) -> [TransitStretch] {
    var pieces = parts.flatMap { self.pieces(of: $0) }
    for k in pieces.indices {
      guard let arc = pieces[k].arc else { continue }
      pieces[k].region = region(along: arc, after: k > 0 ? pieces[k - 1].region : nil)
    }
    // Along a border, the line belongs where it was; at its start, where it goes.
    for k in pieces.indices.dropFirst() where pieces[k].region == nil {
      pieces[k].region = pieces[k - 1].region
    }
    for k in pieces.indices.dropLast().reversed() where pieces[k].region == nil {
      pieces[k].region = pieces[k + 1].region
    }
    var list: [TransitStretch] = []
    for piece in pieces {
      let region = piece.region ?? .none
      let country = region == .none ? "" : countries[region.index]
      guard var last = list.last, last.country == country else {
        let previous = list.last?.country
        if !list.isEmpty { list[list.count - 1].next = country }
        list.append(
          TransitStretch(
            line: index, country: country, regions: region == .none ? [] : [region], start: piece.start,
            end: piece.end, previous: previous, next: nil, length: piece.length))
        continue
      }
      last.end = piece.end
      last.length += piece.length
      if region != .none && last.regions.last != region { last.regions.append(region) }
      list[list.count - 1] = last
    }
    return list
  }

  private func pieces(of line: UnsafeBufferPointer<Position>) -> [Piece] {
    let contacts = finder.contacts(of: line)
    guard !contacts.isEmpty else {
      let region = faces.region(at: line[0], in: finder.grid)
      return [
        Piece(
          region: region, start: line[0], end: line[line.count - 1], length: geometry.length(of: line))
      ]
    }
    var list: [Piece] = []
    var (segment, place) = (0, line[0])
    func add(to contact: LineContact?, _ surroundings: LineContact.Surroundings) {
      let (nextSegment, next) =
        contact.map { (Int($0.segment), $0.position) } ?? (line.count - 2, line[line.count - 1])
      var length = ExactLength.zero
      var from = place
      if nextSegment > segment {
        length += ExactLength(metres: geometry.distance(from, line[segment + 1]))
        if nextSegment > segment + 1 {
          length += geometry.length(of: UnsafeBufferPointer(rebasing: line[(segment + 1)...nextSegment]))
        }
        from = line[nextSegment]
      }
      length += ExactLength(metres: geometry.distance(from, next))
      var piece = Piece(start: place, end: next, length: length)
      if case .region(let known) = surroundings { piece.region = known }
      if case .along(let arc) = surroundings { piece.arc = arc }
      if !length.isZero { list.append(piece) }
      (segment, place) = (nextSegment, next)
    }
    for contact in contacts { add(to: contact, contact.before) }
    if let last = contacts.last { add(to: nil, last.after) }
    return list
  }
}
