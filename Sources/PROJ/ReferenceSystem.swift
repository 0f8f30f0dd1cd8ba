import CPROJ

/// What PROJ knows of a coordinate reference system.
public struct ReferenceSystem: Hashable, Sendable {
  /// The name, such as `WGS 84 / UTM zone 37N`.
  public let name: String

  /// The authority and code, such as `EPSG:32637`; `nil` for a system that states none.
  public let authorityCode: String?

  /// Whether positions are longitude and latitude on an ellipsoid.
  public let isGeographic: Bool

  /// Whether positions are x and y of a map projection.
  public let isProjected: Bool

  /// The axes, in the order that the system itself states; transforms put x first all the same.
  public let axes: [Axis]

  /// The rectangle of longitudes and latitudes that the system is made for, if it states one.
  public let areaOfUse: AreaOfUse?

  /// Whether positions are degrees on the datum WGS 84, from Greenwich.
  ///
  /// Then no transform to longitude and latitude is needed: `EPSG:4326`, `OGC:CRS84` and what is
  /// equivalent to them but for the order of axes. Files keep longitude first in either case.
  public let isWGS84LongitudeLatitude: Bool

  /// One axis of a system.
  public struct Axis: Hashable, Sendable {
    /// The name, such as `Geodetic latitude`.
    public let name: String

    /// The short name, such as `Lat`, `E` or `X`.
    public let abbreviation: String

    /// Where it points, such as `north`.
    public let direction: String

    /// The unit, such as `degree` or `metre`.
    public let unitName: String

    /// How many metres or radians one unit is.
    public let unitFactor: Double
  }

  /// A rectangle of longitudes and latitudes, in degrees.
  public struct AreaOfUse: Hashable, Sendable {
    /// The western bound; greater than the eastern one if the area crosses the 180th meridian.
    public let west: Double

    /// The southern bound.
    public let south: Double

    /// The eastern bound.
    public let east: Double

    /// The northern bound.
    public let north: Double

    /// What the area is called, such as `World.`
    public let name: String
  }

  /// Whether the system itself names its northing or latitude first, as `EPSG:4326` does.
  public var isNorthFirst: Bool { axes.first?.direction == "north" }
}

extension ReferenceSystem {
  /// Reads a system.
  ///
  /// Of a compound system the horizontal part is described, of one bound to a transformation the system
  /// itself. C functions: `proj_create`, `proj_get_type`, `proj_get_area_of_use`, `proj_cs_get_axis_info`,
  /// `proj_is_equivalent_to_with_ctx`.
  ///
  /// - Parameters:
  ///   - definition: `EPSG:4326`, well-known text, PROJJSON, or a PROJ string.
  ///   - context: The context to read it in.
  /// - Throws: `PROJError` for what PROJ cannot read, or what is no reference system.
  public init(_ definition: String, in context: PROJContext) throws(PROJError) {
    let whole = try ReferenceSystemHandle(definition, in: context)
    let system = try whole.horizontalPart()
    let type = system.type
    name = system.name
    authorityCode = system.authorityCode
    isGeographic = type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS
    isProjected = type == PJ_TYPE_PROJECTED_CRS
    axes = try system.axes()
    areaOfUse = system.areaOfUse()
    isWGS84LongitudeLatitude =
      isGeographic
      ? try system.isEquivalentButForAxisOrder(to: ReferenceSystemHandle("EPSG:4326", in: context))
      : false
  }

  /// Whether a definition is degrees on WGS 84, found without the database for the usual spellings.
  ///
  /// - Parameters:
  ///   - definition: `EPSG:4326`, `OGC:CRS84`, well-known text, or a PROJ string.
  ///   - context: The context to read other definitions in.
  /// - Returns: Whether no transform is needed.
  /// - Throws: `PROJError` for what PROJ cannot read.
  public static func isWGS84LongitudeLatitude(
    _ definition: String, in context: PROJContext
  ) throws(PROJError) -> Bool {
    switch definition.uppercased() {
    case "EPSG:4326", "OGC:CRS84", "URN:OGC:DEF:CRS:OGC:1.3:CRS84", "URN:OGC:DEF:CRS:EPSG::4326": true
    default: try ReferenceSystem(definition, in: context).isWGS84LongitudeLatitude
    }
  }
}
