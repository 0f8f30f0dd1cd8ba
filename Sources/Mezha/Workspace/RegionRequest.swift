import BorderIO

/// Which regions a command asks for, and how they are to be read.
public struct RegionRequest: Sendable {
  /// Inputs as the user wrote them; none for the embedded regions.
  public var inputs: [String] = []
  /// The field of ids; guessed where it is not given.
  public var id: String?
  /// The field of names; guessed where it is not given.
  public var name: String?
  /// The field of country codes; guessed where it is not given.
  public var country: String?
  /// A condition that features must meet, as in SQL.
  public var filter: String?
  /// The CRS of files that name none.
  public var crs: String?
  /// Which other fields are kept.
  public var keptFields = KeptFields.none
  /// Whether coordinates of a plane will do.
  public var takesPlanar = false
  /// Whose disputed regions are: `un`, `ru`, `source`; `nil` for the default of the data.
  public var worldview: String?
  /// Whom to name for the user's files; `nil` where nothing is said.
  public var attribution: String?
  /// Whether the two coordinates of every position are swapped.
  public var swapsAxes = false
  /// Whether closed lines are polygons.
  public var takesClosedLines = false
  /// How many threads may work; results are the same for any number.
  public var threads = 1

  /// The embedded regions, or those of some inputs.
  public init(
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
