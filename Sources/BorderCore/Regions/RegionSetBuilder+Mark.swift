extension RegionSetBuilder {
  /// A state of the builder, to which it can go back.
  public struct Mark: Sendable {
    let counts: [Int]
    let handedOver: Int
    let region: RegionID
    let part: Int
    let ring: Int
    let exteriorIsMissing: Bool
    let ringsOfFeature: Int
    let isInFeature: Bool
    let longitudes: LongitudeRange
  }
}
