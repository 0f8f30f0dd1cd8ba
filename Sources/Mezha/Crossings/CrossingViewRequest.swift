/// What is shown of crossings: the list, densities, spacing, or a profile along the border.
public struct CrossingViewRequest: Sendable {
  /// What densities are counted by, or along which borders spacing is measured.
  public var by: DensityKeys?
  /// Borders shorter than this are marked in tables of densities, in kilometres.
  public var minimumLength: Double = 0
  /// A CSV file with lengths to take in place of the measured ones.
  public var lengthReference: String?
  /// Whether gaps between crossings are asked for.
  public var spacing = false
  /// Every how many kilometres the density along borders is given; `nil` for no profile.
  public var profile: Double?
  /// Half the width of the kernel, in kilometres.
  public var bandwidth: Double = 100

  /// The list itself, or what is given.
  public init(
    by: DensityKeys? = nil, minimumLength: Double = 0, lengthReference: String? = nil,
    spacing: Bool = false, profile: Double? = nil, bandwidth: Double = 100
  ) {
    self.by = by
    self.minimumLength = minimumLength
    self.lengthReference = lengthReference
    self.spacing = spacing
    self.profile = profile
    self.bandwidth = bandwidth
  }
}
