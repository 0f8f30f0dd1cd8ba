/// Dividers that walk along a line with a fixed opening, as Richardson measured borders on maps.
///
/// From where they stand, they step to the first place further along the line that is as far away as they are open. What
/// is left at the end counts with its own length, from the last place to the end of the line. Every step ends on the
/// line, so that a walk is as long as a polygon inscribed in it.
///
/// Method: L. F. Richardson, The problem of contiguity, General Systems Yearbook 6 (1961), 139–187; B. Mandelbrot, How
/// long is the coast of Britain?, Science 156 (1967), 636–638, doi:10.1126/science.156.3775.636.
struct DividerWalk {
  /// The least opening, in metres.
  static let leastRuler = 0.001

  /// The whole steps.
  private(set) var steps = 0
  /// What is left from the last place to the end, in a straight line, in metres.
  private(set) var rest = 0.0

  /// Walks from a place along points to an end.
  ///
  /// A ball holds the whole of a segment whose ends it holds, so only the first segment that leaves it is looked at closely.
  /// Steps that follow each other in one segment are made at once. Properties: the length of the walk is at most that of
  /// the line; a walk with an opening above the extent of the line has no step.
  ///
  /// - Parameters:
  ///   - points: The points of the line.
  ///   - blocks: Balls around blocks of them; none to look at every point.
  ///   - first: The first point after the start.
  ///   - count: How many points come between the start and the end.
  ///   - stride: 1, or -1 against the order of the points.
  ///   - start: Where to begin.
  ///   - end: Where the line ends.
  ///   - chord: How far the dividers are open, in space.
  /// - Complexity: O(*n*) for *n* points, whatever the opening.
  init(
    along points: UnsafeBufferPointer<SIMD3<Double>>, blocks: [DividerBlock], first: Int, count: Int,
    stride: Int,
    from start: SIMD3<Double>, to end: SIMD3<Double>, chord: Double
  ) {
    let square = chord * chord
    let reachLimit = chord * (1 - 1e-9)
    var foot = start
    // Where the segment that is looked at begins; inside of the ball around the foot.
    var near = start
    var index = 0
    while true {
      let far = index < count ? points[first + stride * index] : end
      let reach = far - foot
      let distance = (reach * reach).sum()
      if distance < square {
        if index >= count {
          rest = distance.squareRoot()
          return
        }
        near = far
        index += 1
        // A block that lies within the dividers as a whole need not be looked at point by point.
        while index + DividerBlock.size <= count {
          let next = first + stride * index
          let block = next / DividerBlock.size
          guard next % DividerBlock.size == (stride > 0 ? 0 : DividerBlock.size - 1), block < blocks.count,
            DividerLine.distance(blocks[block].centre, foot) + blocks[block].radius < reachLimit
          else { break }
          index += DividerBlock.size
          near = points[first + stride * (index - 1)]
        }
        continue
      }
      let way = far - near
      let from = near - foot
      let aa = (way * way).sum()
      let ab = (way * from).sum()
      // Never positive: the near end is not beyond the ball.
      let cc = min((from * from).sum() - square, 0)
      let root = (ab * ab - aa * cc).squareRoot()
      // The form without cancellation of the greater solution.
      let fraction = ab > 0 ? -cc / (ab + root) : (root - ab) / aa
      foot = near + way * min(max(fraction, 0), 1)
      steps += 1
      let left = far - foot
      let more = ((left * left).sum().squareRoot() / chord).rounded(.down)
      if more >= 1 {
        steps += Int(more)
        foot += left * (more * chord / (left * left).sum().squareRoot())
      }
      near = foot
    }
  }
}

extension DividerLine {
  /// How many walks are made with each opening.
  static let walkCount = 6

  /// The lengths that the walks of one opening give, in metres.
  ///
  /// An open line is walked from both ends, and from four places inside it (at fifths of its length) to both of its ends. A closed
  /// line is walked round in both directions from three places, at thirds of its length. Backwards, a line has the same
  /// walks. Dividers that cannot make one step from either end give the straight distance of the ends each time: 0 for a
  /// closed line, which has vanished at this scale.
  ///
  /// - Parameter ruler: How long a step is along the earth, in metres; below a millimetre it is taken as one.
  /// - Returns: As many lengths as there are walks.
  /// - Complexity: O(*n*) for *n* points.
  func walks(ruler: Double) -> [Double] {
    let ruler = max(ruler, DividerWalk.leastRuler)
    let chord = chord(ofArc: ruler)
    return track.withUnsafeBufferPointer { points in
      let last = self.points.count - 1
      func length(_ walks: DividerWalk...) -> Double {
        walks.reduce(0) { $0 + Double($1.steps) * ruler + arc(ofChord: $1.rest) }
      }
      if isClosed {
        return (0..<3).flatMap { third -> [Double] in
          let start = place(at: chordLength * Double(third) / 3)
          let first = start.segment + 1
          return [
            length(
              DividerWalk(
                along: points, blocks: blocks, first: first, count: last, stride: 1, from: start.point,
                to: start.point,
                chord: chord)),
            length(
              DividerWalk(
                along: points, blocks: blocks, first: first + last - 1, count: last, stride: -1,
                from: start.point,
                to: start.point, chord: chord)),
          ]
        }
      }
      let (head, tail) = (points[0], points[last])
      let forward = DividerWalk(
        along: points, blocks: blocks, first: 1, count: last - 1, stride: 1, from: head, to: tail,
        chord: chord)
      let backward = DividerWalk(
        along: points, blocks: blocks, first: last - 1, count: last - 1, stride: -1, from: tail, to: head,
        chord: chord)
      guard forward.steps > 0 || backward.steps > 0 else {
        return [Double](repeating: length(forward), count: Self.walkCount)
      }
      return [length(forward), length(backward)]
        + (1...4).map { fifth in
          let start = place(at: chordLength * Double(fifth) / 5)
          return length(
            DividerWalk(
              along: points, blocks: blocks, first: start.segment + 1, count: last - start.segment - 1,
              stride: 1,
              from: start.point, to: tail, chord: chord),
            DividerWalk(
              along: points, blocks: blocks, first: start.segment, count: start.segment, stride: -1,
              from: start.point,
              to: head, chord: chord))
        }
    }
  }
}

extension DividerLine {
  /// The length of a stretch of the line, walked from both of its ends, in metres.
  ///
  /// - Parameters:
  ///   - start: Where it begins, in metres along the line, by chords.
  ///   - end: Where it ends.
  ///   - ruler: How long a step is.
  /// - Returns: The mean of both walks.
  /// - Complexity: O(*n*) for *n* points of the stretch.
  func length(from start: Double, to end: Double, ruler: Double) -> Double {
    let ruler = max(ruler, DividerWalk.leastRuler)
    let chord = chord(ofArc: ruler)
    let (head, tail) = (place(at: start), place(at: end))
    let count = max(0, tail.segment - head.segment)
    return points.withUnsafeBufferPointer { points in
      let both = [
        DividerWalk(
          along: points, blocks: blocks, first: head.segment + 1, count: count, stride: 1, from: head.point,
          to: tail.point,
          chord: chord),
        DividerWalk(
          along: points, blocks: blocks, first: tail.segment, count: count, stride: -1, from: tail.point,
          to: head.point,
          chord: chord),
      ]
      return both.reduce(0) { $0 + Double($1.steps) * ruler + arc(ofChord: $1.rest) } / 2
    }
  }
}
