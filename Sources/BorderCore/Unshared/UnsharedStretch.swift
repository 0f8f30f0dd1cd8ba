/// A stretch along which two regions run beside each other without sharing the line.
public struct UnsharedStretch: Hashable, Sendable {
  /// The region with the lesser index, along whose line the stretch is measured.
  public let a: RegionID
  /// The other region.
  public let b: RegionID
  /// Its length along the first region's line, in metres.
  public let length: Double
  /// The mean distance of the two lines, in metres.
  public let meanDistance: Double
  /// Along 95 per cent of the length the lines are at most so far apart, in metres.
  public let distance95: Double
  /// The greatest distance that was met, in metres.
  public let maxDistance: Double
  /// How often the lines change sides: a strait never does.
  public let crossings: Int
  /// The mean length of the segments along it, of the longer ones on either side, in metres.
  public let spacing: Double
  /// The place in its middle, on the first region's line.
  public let place: Position

  /// Whether the lines look like one border that was drawn twice, not like the banks of water between two regions.
  ///
  /// They do when they are a hundred times as long as they are apart, and much nearer to each other than their vertices are,
  /// or no farther apart than coordinates can tell: who draws a strait gives its banks a shape. So do lines that cross each
  /// other again and again. Coasts that begin at one place and part from each other are none of this.
  ///
  /// - Parameter hair: What rounding of the coordinates explains, in metres.
  /// - Returns: Whether they do.
  public func looksLost(hair: Double) -> Bool {
    if length >= 100 * meanDistance, meanDistance <= max(hair, spacing / 16) { return true }
    return crossings >= 2 && length >= 10 * meanDistance && meanDistance <= max(hair, spacing / 2)
  }
}

/// Looks for stretches along which regions run beside each other unshared.
///
/// A line that one region alone goes along is beside another region where that region's line lies within the tolerance and
/// runs the other way, to within 45°; the nearest region counts. What follows each other beside one region is a
/// stretch when it is four times as long as it is wide.
///
/// Complexity: O(*n*) for *n* vertices of outer arcs of ordinary borders.
public struct UnsharedStretches: Sendable {
  /// The stretches, from the longest to the shortest.
  public let stretches: [UnsharedStretch]

  /// - Parameters:
  ///   - topology: The exact topology.
  ///   - tolerance: How far lines may be apart, in metres; for regions of one source of several, `ownTolerance`.
  ///   - ownTolerance: How far lines of one source may be apart where there are several.
  ///   - measure: How to measure.
  ///
  /// Fails when so many lines lie beside each other that looking at all would take too long.
  public init?(
    _ topology: BorderTopology, tolerance: Double, ownTolerance: Double, measure: any LineMeasure
  ) {
    let search = OpenLineSearch(
      topology, hair: 0, reach: tolerance, ownReach: ownTolerance, scale: LocalScale(measure), threads: 1)
    guard search.isComplete else { return nil }
    stretches = search.stretches(measure: measure)
  }
}
