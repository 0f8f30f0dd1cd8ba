import BorderIO

/// Which regions a command asks for, and how they are to be read.
package struct RegionRequest {
  /// Inputs as the user wrote them; none for the embedded regions.
  package var inputs: [String] = []
  package var id: String?
  package var name: String?
  package var country: String?
  package var filter: String?
  package var crs: String?
  package var keptFields = KeptFields.none
  /// Whether coordinates of a plane will do.
  package var takesPlanar = false
  package var worldview: String?
  /// Whom to name for the user's files; `nil` where nothing is said.
  package var attribution: String?
  package var swapsAxes = false
  package var takesClosedLines = false
  package var threads = 1

  package init(
    inputs: [String] = [], id: String? = nil, name: String? = nil, country: String? = nil,
    filter: String? = nil, crs: String? = nil, keptFields: KeptFields = KeptFields.none,
    takesPlanar: Bool = false, worldview: String? = nil, swapsAxes: Bool = false,
    takesClosedLines: Bool = false, threads: Int = 1
  ) {
    self.inputs = inputs
    self.id = id
    self.name = name
    self.country = country
    self.filter = filter
    self.crs = crs
    self.keptFields = keptFields
    self.takesPlanar = takesPlanar
    self.worldview = worldview
    self.swapsAxes = swapsAxes
    self.takesClosedLines = takesClosedLines
    self.threads = threads
  }
}
