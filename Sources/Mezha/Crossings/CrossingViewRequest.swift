/// What is shown of crossings: the list, densities, spacing, or a profile along the border.
package struct CrossingViewRequest: Sendable {
  /// What densities are counted by, or along which borders spacing is measured.
  package var by: DensityKeys?
  /// Borders shorter than this are marked in tables of densities, in kilometres.
  package var minimumLength: Double = 0
  /// A CSV file with lengths to take in place of the measured ones.
  package var lengthReference: String?
  /// Whether gaps between crossings are asked for.
  package var spacing = false
  /// Every how many kilometres the density along borders is given; `nil` for no profile.
  package var profile: Double?
  /// Half the width of the kernel, in kilometres.
  package var bandwidth: Double = 100

  package init(
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
