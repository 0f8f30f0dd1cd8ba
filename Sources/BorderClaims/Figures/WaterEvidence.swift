public import BorderCore

/// Rivers and lakes that claims about borders along water are held against.
///
/// How far a border follows a river depends on how near the drawn river must be, and no one distance is right: so the
/// lengths are given for half and for twice the distance too.
public struct WaterEvidence: Sendable {
  /// Rivers.
  public let rivers: WaterBodies
  /// Lakes.
  public let lakes: WaterBodies
  /// How far from the water a border may be to follow it, in metres.
  public let tolerance: Double
  private let threads: Int

  /// Evidence.
  ///
  /// - Parameters:
  ///   - rivers: Rivers.
  ///   - lakes: Lakes.
  ///   - tolerance: How far from the water a border may be to follow it, in metres.
  ///   - threads: How many threads may work.
  public init(rivers: WaterBodies, lakes: WaterBodies, tolerance: Double, threads: Int = 1) {
    self.rivers = rivers
    self.lakes = lakes
    self.tolerance = tolerance
    self.threads = threads
  }

  /// Lengths within half the tolerance, within it, and within twice as much.
  struct Bands {
    var narrow: WaterAlongBorders.Lengths
    var usual: WaterAlongBorders.Lengths
    var wide: WaterAlongBorders.Lengths
  }

  /// How far the lines of some borders follow water.
  ///
  /// - Parameters:
  ///   - contact: The borders.
  ///   - analysis: All borders: stretches are looked for along the whole border of the same countries.
  ///   - geometry: Measures lengths.
  /// - Returns: The lengths within each distance.
  func lengths(
    along contact: PlaceContact, _ analysis: BorderAnalysis, geometry: any LineGeometry
  ) -> Bands {
    func countries(_ index: Int) -> Set<String> {
      let border = analysis.borders[index]
      return [analysis.regions[border.a].country, analysis.regions[border.b].country]
    }
    let pairs = Set(contact.borders.map(countries))
    let borders = analysis.borders.indices.filter {
      analysis.borders[$0].isShared && pairs.contains(countries($0))
    }
    func lengths(_ factor: Double) -> WaterAlongBorders.Lengths {
      WaterAlongBorders(
        analysis, borders: borders, rivers: rivers, lakes: lakes,
        rule: WaterRule(tolerance: factor * tolerance), geometry: geometry, threads: threads
      ).lengths(of: contact.arcs)
    }
    return Bands(narrow: lengths(0.5), usual: lengths(1), wide: lengths(2))
  }
}
