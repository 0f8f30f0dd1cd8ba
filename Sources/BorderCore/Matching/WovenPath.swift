/// A stretch of a line with the pieces of other lines that it takes.
struct LaidRun {
  var run: MatchedRun
  /// The vertices at which it begins and ends.
  var start: Int32
  var end: Int32
  /// The pieces, gone backward.
  var pieces: [Int32]
  /// Where the line comes from its own place to the start of the stretch.
  var arrival: LineStep?
  /// Where the line is in its own place again behind the end of the stretch.
  var departure: LineStep?
}

/// A place between two vertices of a line at which it becomes a vertex, so that the line stays where it is beyond.
struct LineStep {
  var sample: Int
  var vertex: Int32
}

/// What a line would be if stretches of it were laid along other lines.
struct WovenPath {
  /// A part that is not laid along anything.
  struct OwnPart {
    var vertices: [Int32] = []
    /// The stretch at whose end it begins; -1 when there is none.
    var before = -1
    /// The stretch at whose start it ends; -1 when there is none.
    var after = -1
    /// Whether its second vertex and its last but one are steps.
    var steps = (start: false, end: false)

    /// Whether a segment, by its number, was not there before, at its beginning.
    func begins(at segment: Int) -> Bool {
      before >= 0 && (segment == 0 || segment == 1 && steps.start)
    }

    /// Whether a segment, by its number, was not there before, at its end.
    func ends(at segment: Int) -> Bool {
      let last = vertices.count - 2
      return after >= 0 && (segment == last || segment == last - 1 && steps.end)
    }
  }

  enum Element {
    case own(OwnPart)
    case laid(Int)
  }

  /// The parts and stretches in the order of the line.
  private(set) var elements: [Element] = []
  /// For each segment of the line whether it stays.
  private(set) var kept: [Bool]
  /// The ends of an open line that are moved, each onto the end of a stretch.
  private(set) var unions: [(vertex: Int, other: Int32, run: Int)] = []

  private var part = OwnPart()
  /// The vertex of the line that was appended last to the part.
  private var last = -2

  /// Puts a line together.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - laid: The stretches in the order of the line.
  ///   - sampled: The samples of the line.
  ///   - areOne: Whether two vertices are one.
  ///   - canUnite: Whether a vertex of the line may be moved onto another vertex.
  init(
    _ line: OuterLine, _ laid: [LaidRun], _ sampled: MovingLine, areOne: (Int32, Int32) -> Bool,
    canUnite: (Int, Int32) -> Bool
  ) {
    let count = line.vertices.count
    kept = [Bool](repeating: false, count: count - 1)
    var samples = [Int](repeating: 0, count: count)
    for (sample, vertex) in sampled.vertexIndices.enumerated() where vertex >= 0 {
      samples[Int(vertex)] = sample
    }
    /// The next vertex of the line that has not been used.
    var cursor = 0
    /// The stretch at whose start a closed line ends.
    var closing = -1
    /// The last sample that has its place.
    var placed = -1
    for (number, stretch) in laid.enumerated() {
      let range = stretch.run.samples
      while cursor < count, samples[cursor] < range.lowerBound {
        append(line, cursor)
        cursor += 1
      }
      if range.lowerBound > 0 {
        if let step = stretch.arrival, step.sample > placed { arrive(by: step) }
        finishPart(at: number, stretch.start)
      } else if line.isClosed {
        closing = number
      } else if canUnite(0, stretch.start) {
        unions.append((0, stretch.start, number))
      } else {
        append(line, 0)
        finishPart(at: number, stretch.start)
      }
      elements.append(.laid(number))
      while cursor < count, samples[cursor] <= range.upperBound { cursor += 1 }
      placed = range.upperBound
      if range.upperBound == sampled.count - 1, !line.isClosed {
        // A line that comes back to the node that it begins at moves that once.
        let isMoved = line.vertices[0] == line.vertices[count - 1] && !unions.isEmpty
        if !isMoved || areOne(unions[0].other, stretch.end), canUnite(count - 1, stretch.end) {
          unions.append((count - 1, stretch.end, number))
        } else {
          beginPart(at: number, stretch.end)
          append(line, count - 1)
        }
      } else {
        beginPart(at: number, stretch.end)
        let next = number + 1 < laid.count ? laid[number + 1].run.samples.lowerBound : sampled.count
        if let step = stretch.departure, step.sample < next {
          depart(by: step)
          placed = step.sample
        }
      }
    }
    while cursor < count - 1 {
      append(line, cursor)
      cursor += 1
    }
    if let end = part.vertices.last ?? (cursor < count ? line.vertices[count - 1] : nil) {
      if closing >= 0 {
        if !areOne(end, laid[closing].start) { finishPart(at: closing, laid[closing].start) }
      } else if cursor < count || line.isClosed && !areOne(end, line.vertices[count - 1]) {
        append(line, count - 1)
      }
    }
    closePart()
  }

  private mutating func append(_ line: OuterLine, _ vertex: Int) {
    if last == vertex - 1 && vertex > 0 { kept[vertex - 1] = true }
    part.vertices.append(line.vertices[vertex])
    last = vertex
  }

  private mutating func beginPart(at run: Int, _ vertex: Int32) {
    part.vertices.append(vertex)
    part.before = run
    last = -2
  }

  private mutating func depart(by step: LineStep) {
    part.vertices.append(step.vertex)
    part.steps.start = true
  }

  private mutating func arrive(by step: LineStep) {
    part.vertices.append(step.vertex)
    part.steps.end = true
    last = -2
  }

  private mutating func finishPart(at run: Int, _ vertex: Int32) {
    part.vertices.append(vertex)
    part.after = run
    closePart()
  }

  private mutating func closePart() {
    if part.vertices.count > 1 { elements.append(.own(part)) }
    part = OwnPart()
    last = -2
  }
}
