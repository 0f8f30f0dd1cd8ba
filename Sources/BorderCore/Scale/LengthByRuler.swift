internal import Glibc

/// The length of a border by one ruler.
public struct RulerLength: Hashable, Sendable {
  /// The ruler in metres.
  public let ruler: Double
  /// The mean length of all walks, in metres.
  public let mean: Double
  /// The shortest walk.
  public let least: Double
  /// The longest walk.
  public let greatest: Double
  /// The lengths of the stretches that the border is cut into, one after another, in metres.
  let stretches: [Double]

  /// How many rulers long the border is.
  public var steps: Double { mean / ruler }
}

/// How long a border is by every ruler: Richardson's curve.
public struct LengthByRuler: Sendable {
  /// The length along all vertices, in metres.
  public let length: Double
  /// How far apart vertices are.
  public let spacing: VertexSpacing
  /// The number of lines.
  public let pieces: Int
  /// The lengths, by rising ruler.
  public let lengths: [RulerLength]
  /// The lengths by rulers that were named besides, which no law is fitted to.
  public let named: [RulerLength]
  /// The lengths by rulers of once and twice the spacing of nine tenths of the vertices, in metres: how much the line loses in
  /// its last octaves.
  public let lastOctaves: [Double]

  /// How many stretches a border is cut into to see how sure its dimension is.
  static let stretchCount = 8

  /// Walks along borders.
  ///
  /// - Parameters:
  ///   - borders: The lines of each; their lengths are added.
  ///   - lengths: The length of each along all vertices, in metres.
  ///   - rulers: In metres; `nil` for those of `RulerRow`, from the spacing of the border's vertices to a tenth of its length.
  ///   - also: Rulers besides.
  ///   - isFromBelow: Whether the row begins at a tenth of the spacing, to find rulers that lengths between those of the row and
  ///     that of the line itself fit.
  ///   - threads: How many threads may work; the result has the same bits for any number.
  /// - Returns: One value for each border; `nil` for one without lines.
  /// - Complexity: O(*nr*) for *n* points and *r* rulers.
  public static func all(
    of borders: [[DividerLine]], lengths: [Double], rulers: [Double]? = nil, also: [Double] = [],
    isFromBelow: Bool = false, threads: Int = 1
  ) -> [LengthByRuler?] {
    let spacings = borders.map { VertexSpacing(segmentLengths: $0.flatMap(\.segmentLengths)) }
    var tasks: [(border: Int, ruler: Double, use: Use)] = []
    for (border, spacing) in spacings.enumerated() {
      guard let spacing else { continue }
      let least = isFromBelow ? spacing.median / 10 : spacing.median
      let own = rulers ?? RulerRow.rulers(spacing: least, length: lengths[border])
      tasks += Set(own).sorted().map { (border, $0, .row) }
      tasks += Set(also).sorted().map { (border, $0, .named) }
      tasks += [1, 2].map { (border, $0 * spacing.percentile90, .octave) }
    }
    let walked = mapParts(of: tasks.count, threads: threads, minimumPart: 1) { [tasks] range in
      range.map { RulerLength(of: borders[tasks[$0].border], ruler: tasks[$0].ruler) }
    }.joined()
    var found = [[RulerLength]](repeating: [], count: borders.count)
    var (named, octaves) = (found, found)
    for (task, length) in zip(tasks, walked) {
      switch task.use {
      case .row: found[task.border].append(length)
      case .named: named[task.border].append(length)
      case .octave: octaves[task.border].append(length)
      }
    }
    return borders.indices.map { border in
      spacings[border].map {
        LengthByRuler(
          length: lengths[border], spacing: $0, pieces: borders[border].count, lengths: found[border],
          named: named[border], lastOctaves: octaves[border].map(\.mean))
      }
    }
  }

  /// The length by one of the rulers; `nil` where the border was not walked with it.
  public func length(ruler: Double) -> RulerLength? {
    named.first { $0.ruler == ruler } ?? lengths.first { $0.ruler == ruler }
  }

  /// What a length is walked for.
  private enum Use {
    case row, named, octave
  }
}

extension RulerLength {
  /// Walks along all lines of a border.
  init(of lines: [DividerLine], ruler: Double) {
    var sums = [Double](repeating: 0, count: DividerLine.walkCount)
    for line in lines { for (walk, length) in line.walks(ruler: ruler).enumerated() { sums[walk] += length } }
    self.ruler = ruler
    mean = sums.reduce(0, +) / Double(sums.count)
    least = sums.min() ?? 0
    greatest = sums.max() ?? 0
    stretches = Self.stretches(of: lines, ruler: ruler)
  }

  private static func stretches(of lines: [DividerLine], ruler: Double) -> [Double] {
    let count = LengthByRuler.stretchCount
    let total = lines.reduce(0) { $0 + $1.chordLength }
    var sums = [Double](repeating: 0, count: count)
    var reached = 0.0
    for line in lines {
      let end = reached + line.chordLength
      let first = min(Int(reached / total * Double(count)), count - 1)
      let last = min(Int(end / total * Double(count)), count - 1)
      for stretch in first...max(first, last) {
        let from = max(total * Double(stretch) / Double(count), reached)
        let to = stretch == last ? end : min(total * Double(stretch + 1) / Double(count), end)
        guard to > from else { continue }
        sums[stretch] += line.length(from: from - reached, to: to - reached, ruler: ruler)
      }
      reached = end
    }
    return sums
  }
}
