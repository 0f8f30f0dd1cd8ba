import BorderIO

/// Puts names on a page so that none covers another.
///
/// Greedy: names come in the order of their weight, each takes the cheapest of its places that is free. Lines and signs
/// under a name cost, other names forbid.
struct LabelPlacer {
  private(set) var taken: [PageBox] = []
  let window: PageBox
  /// Places that a name should not cover, by cells of the window for a quick look.
  private var obstacles: [Int: [PagePoint]] = [:]
  private static let cell = 24.0

  private static func cell(_ x: Double, _ y: Double) -> (column: Int, row: Int) {
    (Int((x / cell).rounded(.down)), Int((y / cell).rounded(.down)))
  }

  private static func key(_ column: Int, _ row: Int) -> Int { row << 20 | column & 0xF_FFFF }

  init(window: PageBox) { self.window = window }

  /// Adds places that a name should not cover.
  mutating func avoid(_ points: some Sequence<PagePoint>) {
    for point in points where window.contains(point) {
      let (column, row) = Self.cell(point.x, point.y)
      obstacles[Self.key(column, row), default: []].append(point)
    }
  }

  /// Forbids a box.
  mutating func block(_ box: PageBox) { taken.append(box) }

  /// A name in one line or several.
  struct Label {
    let lines: [String]
    let size: Double
    let isBold: Bool
    let isItalic: Bool
    /// How wide the widest line is: hundreds of places are tried for a label.
    let width: Double

    init(lines: [String], size: Double, isBold: Bool = false, isItalic: Bool = false) {
      (self.lines, self.size, self.isBold, self.isItalic) = (lines, size, isBold, isItalic)
      width = lines.map { FontMetrics.width(of: $0, size: size, isBold: isBold) }.max() ?? 0
    }

    /// How far apart the lines are.
    var leading: Double { size * 1.12 }
    var height: Double { Double(lines.count - 1) * leading + size * 0.95 }

    /// The room that it takes around a middle.
    func box(around middle: PagePoint) -> PageBox {
      PageBox(
        left: middle.x - width / 2 - 1.5, top: middle.y - height / 2 - 1, right: middle.x + width / 2 + 1.5,
        bottom: middle.y + height / 2 + 1)
    }
  }

  /// The cheapest free place of a label.
  ///
  /// - Parameters:
  ///   - label: The label.
  ///   - anchor: Where it would best be.
  ///   - reach: How far from there it may be, as a multiple of its height.
  ///   - shape: The region that it should be inside of; `nil` for none.
  ///   - limit: What it may cost.
  /// - Returns: The middle of the label; `nil` when every place costs more or is taken. A place that was found is taken.
  mutating func place(
    _ label: Label, at anchor: PagePoint, reach: Double, inside shape: RegionShape?, limit: Double
  ) -> PagePoint? {
    var best: (cost: Double, middle: PagePoint, box: PageBox)?
    let steps = [-1.0, -0.5, 0, 0.5, 1]
    for dy in steps {
      for dx in steps {
        let middle = PagePoint(
          anchor.x + dx * reach * label.width * 0.5, anchor.y + dy * reach * label.height)
        let box = label.box(around: middle)
        guard isFree(box) else { continue }
        var cost = (dx * dx + dy * dy) * reach * 0.6
        if cost >= best?.cost ?? limit { continue }
        cost += covered(by: box)
        if let shape {
          let (x, y) = (label.width / 2, label.height / 2)
          let probes = [
            (0, 0), (-x, 0), (x, 0), (-x / 2, -y), (x / 2, -y), (-x / 2, y), (x / 2, y),
          ]
          for (px, py) in probes where !shape.contains(PagePoint(middle.x + px, middle.y + py)) {
            cost += 0.9
          }
        }
        if cost < best?.cost ?? limit { best = (cost, middle, box) }
      }
    }
    guard let best else { return nil }
    taken.append(best.box)
    return best.middle
  }

  /// The cheapest free one of some places of a label, the first of those that cost the same.
  ///
  /// - Parameters:
  ///   - label: The label.
  ///   - middles: Where its middle may be.
  ///   - limit: What it may cost at most.
  /// - Returns: The middle; `nil` when every place costs more or is taken. A place that was found is taken.
  mutating func place(_ label: Label, amid middles: [PagePoint], limit: Double) -> PagePoint? {
    var best: (cost: Double, middle: PagePoint, box: PageBox)?
    for middle in middles {
      let box = label.box(around: middle)
      guard isFree(box) else { continue }
      let cost = covered(by: box)
      if cost <= limit, cost < best?.cost ?? .infinity { best = (cost, middle, box) }
    }
    guard let best else { return nil }
    taken.append(best.box)
    return best.middle
  }

  /// Whether a box lies in the window and no name has it.
  private func isFree(_ box: PageBox) -> Bool {
    window.contains(box.grown(2)) && !taken.contains { $0.meets(box) }
  }

  /// What it costs to cover the places in a box that a name should not cover.
  func covered(by box: PageBox) -> Double {
    var count = 0
    let (first, last) = (Self.cell(box.left, box.top), Self.cell(box.right, box.bottom))
    for row in first.row...max(first.row, last.row) {
      for column in first.column...max(first.column, last.column) {
        for point in obstacles[Self.key(column, row)] ?? [] where box.contains(point) { count += 1 }
      }
    }
    return Double(count) * 0.35
  }

  /// A name in lines of about the same length, broken at blanks and hyphens.
  static func lines(_ name: String, longest: Int) -> [String] {
    let text = PrintableText.oneLine(name)
    guard text.count > longest else { return [text] }
    let count = min(3, (text.count + longest - 1) / longest)
    let target = (text.count + count - 1) / count
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      // A dash ends a line and begins none.
      let isDash = word == "—" || word == "–"
      if !line.isEmpty && !isDash && line.count + 1 + word.count > target + 3 {
        lines.append(line)
        line = String(word)
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    return lines + [line]
  }
}
