/// The parts of one arc that are near water, in metres from its start.
struct NearWater: Sendable {
  /// The length of the arc.
  private(set) var length = 0.0
  private(set) var river: [ClosedRange<Double>] = []
  private(set) var lake: [ClosedRange<Double>] = []

  /// Looks along an arc, piece by piece.
  init(
    _ arc: ArcID, _ topology: BorderTopology, _ geometry: any LineGeometry, _ rivers: WaterIndex,
    _ lakes: WaterIndex
  ) {
    let line = topology.positions(of: arc)
    for (a, b) in zip(line, line.dropFirst()) {
      geometry.forEachPiece(from: a, to: b, upTo: WaterIndex.longestPiece) { from, to, size in
        let start = length
        func metres(_ part: ClosedRange<Double>) -> ClosedRange<Double> {
          (start + part.lowerBound * size)...(start + part.upperBound * size)
        }
        river += rivers.near(from, to).map(metres)
        lake += lakes.near(from, to).map(metres)
        length += size
      }
    }
  }
}

/// The stretches along water of a chain of arcs.
struct ChainOfWater {
  private let chain: [(step: BorderTopology.Step, start: Double, length: Double)]
  private let river: StretchList
  private let lake: StretchList
  /// The stretches near water that are long enough, from the start of the first part near water to the end of the last.
  private var runs: [ClosedRange<Double>] = []

  init(
    _ steps: [BorderTopology.Step], _ near: [ArcID: NearWater], isClosed: Bool, rule: WaterRule
  ) {
    var chain: [(step: BorderTopology.Step, start: Double, length: Double)] = []
    var river: [ClosedRange<Double>] = []
    var lake: [ClosedRange<Double>] = []
    var total = 0.0
    for step in steps {
      guard let own = near[step.arc] else { continue }
      func placed(_ part: ClosedRange<Double>) -> ClosedRange<Double> {
        step.isReversed
          ? (total + own.length - part.upperBound)...(total + own.length - part.lowerBound)
          : (total + part.lowerBound)...(total + part.upperBound)
      }
      river += own.river.map(placed)
      lake += own.lake.map(placed)
      chain.append((step, total, own.length))
      total += own.length
    }
    self.chain = chain
    self.river = StretchList(unionOf: river)
    self.lake = StretchList(unionOf: lake)
    let water = StretchList(unionOf: river + lake).stretches
    for part in water {
      if let last = runs.last, part.lowerBound - last.upperBound <= rule.tolerance {
        runs[runs.count - 1] = last.lowerBound...part.upperBound
      } else {
        runs.append(part)
      }
    }
    // On a closed chain, a run goes on from the end to the start.
    var isLong = runs.map { $0.upperBound - $0.lowerBound > rule.minimum }
    if isClosed, runs.count > 1, let first = runs.first, let last = runs.last,
      first.lowerBound + total - last.upperBound <= rule.tolerance
    {
      let both = first.upperBound - first.lowerBound + last.upperBound - last.lowerBound
      isLong[0] = both > rule.minimum
      isLong[runs.count - 1] = both > rule.minimum
    }
    runs = zip(runs, isLong).filter(\.1).map(\.0)
  }

  /// Cuts the stretches at the ends of arcs and turns them into the direction of each arc.
  func addParts(to parts: inout [ArcID: [WaterAlongBorders.Part]]) {
    let following = StretchList(unionOf: runs)
    for (step, start, length) in chain where length > 0 {
      let whole = start...(start + length)
      var own: [WaterAlongBorders.Part] = []
      for run in following.clipped(to: whole).stretches {
        let onLake = lake.clipped(to: run)
        own += onLake.stretches.map { WaterAlongBorders.Part(range: $0, setting: .lake) }
        for gap in onLake.gaps(in: run) {
          own += river.clipped(to: gap).stretches.map {
            WaterAlongBorders.Part(range: $0, setting: .river)
          }
        }
      }
      guard !own.isEmpty else { continue }
      let turned = own.map { part -> WaterAlongBorders.Part in
        let (from, to) = (part.range.lowerBound - start, part.range.upperBound - start)
        let range = step.isReversed ? (length - to)...(length - from) : from...to
        return WaterAlongBorders.Part(range: range, setting: part.setting)
      }
      parts[step.arc] = turned.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
  }
}
