/// Within how many metres two lines are one, drawn twice: what the scale of the data explains.
public struct ScaleTolerance: Hashable, Sendable {
  /// Where it comes from.
  public enum Origin: Hashable, Sendable {
    /// The user gave it.
    case given
    /// Half of the median distance of vertices in the coarser vintage.
    case spacing
    /// A hundredth of the side of a square with the area of a median region.
    case size
    /// There is no line to take it from.
    case nothing
  }

  /// Metres.
  public let metres: Double
  /// Where it comes from.
  public let origin: Origin
  /// The median distance of vertices in the old and in the new vintage, in metres; `nil` for one without lines.
  public let spacing: (old: Double?, new: Double?)

  /// The tolerance that two vintages explain.
  ///
  /// A line drawn with vertices some distance apart says nothing of what is finer than about half of it. Straight borders
  /// with few vertices are no coarse ones, so it is a hundredth of the size of a median region at most.
  ///
  /// - Parameters:
  ///   - old: The old regions.
  ///   - new: The new ones.
  ///   - given: The metres that the user gives; `nil` for what the scale explains.
  ///   - measure: How to measure.
  /// - Complexity: O(*n*), of which at most 100 000 segments of each are measured.
  public init(
    _ old: RegionSet, _ new: RegionSet, given: Double? = nil, measure: any LineMeasure & AreaMeasure
  ) {
    let (before, after) = (Self.spacing(old, measure), Self.spacing(new, measure))
    spacing = (before, after)
    if let given {
      (metres, origin) = (given, .given)
      return
    }
    guard let coarser = [before, after].compactMap({ $0 }).max() else {
      (metres, origin) = (0, .nothing)
      return
    }
    let sides = [old, new].compactMap { Self.medianSide($0, measure) }
    let limit = (sides.max() ?? .infinity) / 100
    (metres, origin) = coarser / 2 <= limit ? (coarser / 2, .spacing) : (limit, .size)
  }

  /// The median length of segments, of a sample.
  private static func spacing(_ set: RegionSet, _ measure: any LineMeasure) -> Double? {
    let step = max(1, set.positions.count / 100_000)
    var lengths: [Double] = []
    for ring in 0..<set.ringCount {
      let range = set.range(ofRing: ring)
      // The same segments of a ring wherever it stands in the file.
      for index in stride(from: range.lowerBound, to: range.upperBound - 1, by: step) {
        lengths.append(measure.distance(set.positions[index], set.positions[index + 1]))
      }
    }
    return VertexSpacing(segmentLengths: lengths)?.median
  }

  /// The side of a square with the area of a median region.
  private static func medianSide(_ set: RegionSet, _ measure: any AreaMeasure) -> Double? {
    var boxes: [Double] = []
    let step = max(1, set.partCount / 2000)
    for part in stride(from: 0, to: set.partCount, by: step) {
      let area = set.positions[set.range(ofRing: set.partRings[part])].withUnsafeBufferPointer {
        measure.area(ofRing: $0)
      }
      boxes.append(area)
    }
    boxes.sort()
    return boxes.isEmpty ? nil : boxes[boxes.count / 2].squareRoot()
  }

  /// Equal when everything is.
  public static func == (a: ScaleTolerance, b: ScaleTolerance) -> Bool {
    a.metres == b.metres && a.origin == b.origin && a.spacing == b.spacing
  }

  /// By the metres.
  public func hash(into hasher: inout Hasher) { hasher.combine(metres) }
}
