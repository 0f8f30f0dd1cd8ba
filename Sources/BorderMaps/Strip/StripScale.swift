internal import BorderCore

/// Where kilometres along a border stand on the page: lines follow each other with a break between them.
struct StripScale {
  let left: Double
  let right: Double
  private let starts: [Double]
  private let pixelsPerMetre: Double
  private let lines: [Chainage.Line]

  /// Breaks take up at most a fifth of the width.
  init(_ route: Chainage, left: Double, right: Double) {
    self.left = left
    self.right = right
    lines = route.lines
    let width = right - left
    let gaps = Double(max(0, lines.count - 1))
    let gap = gaps > 0 ? min(9, width * 0.2 / gaps) : 0
    let length = route.length.metres
    pixelsPerMetre = length > 0 ? (width - gap * gaps) / length : 0
    var starts: [Double] = []
    for (index, line) in lines.enumerated() {
      starts.append(left + line.start.metres * pixelsPerMetre + gap * Double(index))
    }
    self.starts = starts
  }

  /// The pixel of a chainage in metres on a line.
  func x(line: Int, _ chainage: Double) -> Double {
    guard lines.indices.contains(line) else { return left }
    let along = min(max(chainage - lines[line].start.metres, 0), lines[line].length.metres)
    return starts[line] + along * pixelsPerMetre
  }

  /// The left and right pixel of each line.
  var spans: [(left: Double, right: Double)] {
    lines.indices.map { (x(line: $0, lines[$0].start.metres), x(line: $0, lines[$0].end.metres)) }
  }

  /// Chainages in kilometres to be labelled, at round numbers, with their pixels.
  var labels: [(kilometres: Double, x: Double)] {
    let kilometres = (lines.last?.end.kilometres ?? 0)
    guard kilometres > 0 else { return [] }
    let step = Self.roundStep(kilometres / 8)
    return (0...Int(kilometres / step)).compactMap { index in
      let value = Double(index) * step
      guard let line = lines.firstIndex(where: { value <= $0.end.kilometres }) else { return nil }
      return (value, x(line: line, value * 1000))
    }
  }

  /// The least of 1, 2 and 5 times a power of ten that is not below a value.
  private static func roundStep(_ value: Double) -> Double {
    var unit = 1e-3
    while true {
      for factor in [1.0, 2, 5] where unit * factor >= value { return unit * factor }
      unit *= 10
    }
  }
}
