internal import CGDAL

/// What is known of a coordinate reference system: plain values, read once.
public struct CoordinateSystem: Hashable, Sendable {
  /// The name, such as `WGS 84`; empty when it has none.
  public let name: String
  /// The definition as WKT 2 (2019), on one line.
  public let wkt: String
  /// The code with its authority, such as `EPSG:4326`; `nil` when it has none.
  public let authorityCode: String?
  /// Whether coordinates are degrees of longitude and latitude.
  public let isGeographic: Bool
  /// Whether the coordinates that GDAL gives out stand latitude first, so that readers must swap them.
  public let isLatitudeFirst: Bool
  /// Whether it is WGS 84 in degrees, by whatever name; the order of axes makes no difference.
  public let isWGS84: Bool

  /// Whether positions have a place on the earth.
  ///
  /// Not so in engineering and local systems (`NonEarth` of MapInfo, the undefined ones of GeoPackage), nor in one without
  /// a definition.
  public var isOnEarth: Bool {
    if wkt.isEmpty || name.lowercased().hasPrefix("undefined") { return false }
    let local = ["ENGCRS[", "ENGINEERINGCRS[", "LOCAL_CS["]
    return !local.contains { wkt.hasPrefix($0) }
      && !(wkt.hasPrefix("COMPOUNDCRS[") && local.contains { wkt.contains("," + $0) })
  }

  /// The system that a name or definition stands for.
  ///
  /// - Parameter definition: `EPSG:3857`, `urn:ogc:def:crs:OGC:1.3:CRS84`, WKT, PROJ string.
  /// - Throws: `GDALError` when it is unknown.
  ///
  /// C function: `OSRSetFromUserInput`.
  public init(definition: String) throws(GDALError) {
    try Registration.ensure()
    self = try MessageCollector.collecting { messages throws(GDALError) in
      let system = unsafe SpatialReference(OSRNewSpatialReference(nil))
      guard unsafe OSRSetFromUserInput(system.pointer, definition) == OGRERR_NONE else {
        throw messages.error("OSRSetFromUserInput")
      }
      // The order of axes that GDAL's readers keep to.
      unsafe OSRSetAxisMappingStrategy(system.pointer, OAMS_TRADITIONAL_GIS_ORDER)
      return unsafe CoordinateSystem(system.pointer)
    }
  }

  /// C functions: `OSRExportToWktEx`, `OSRGetAuthorityCode`, `OSRIsGeographic`, `OSRIsSame`.
  init(_ system: OGRSpatialReferenceH?) {
    (name, wkt, authorityCode, isGeographic, isLatitudeFirst, isWGS84) = MessageCollector.collecting { _ in
      let name = unsafe Self.text(OSRGetName(system))
      let isGeographic = unsafe OSRIsGeographic(system) != 0
      var code: String?
      let authority = unsafe Self.text(OSRGetAuthorityName(system, nil))
      if !authority.isEmpty { code = unsafe "\(authority):\(Self.text(OSRGetAuthorityCode(system, nil)))" }
      let isKnown = code == "EPSG:4326" || code == "OGC:CRS84"
      let isWGS84 = isKnown || (isGeographic && (unsafe Self.isSameAsWGS84(system)))
      return unsafe (
        name, Self.exportedWKT(of: system), code, isGeographic,
        isGeographic && Self.isLatitudeFirst(system), isWGS84
      )
    }
  }

  /// Data axis 1 is the axis of the definition that the mapping names; is that one latitude?
  private static func isLatitudeFirst(_ system: OGRSpatialReferenceH?) -> Bool {
    var count: Int32 = 0
    guard let mapping = unsafe OSRGetDataAxisToSRSAxisMapping(system, &count), count >= 2 else {
      return false
    }
    var orientation = OAO_Other
    unsafe _ = OSRGetAxis(system, nil, unsafe mapping[0] - 1, &orientation)
    return orientation == OAO_North || orientation == OAO_South
  }

  private static func isSameAsWGS84(_ system: OGRSpatialReferenceH?) -> Bool {
    let reference = unsafe SpatialReference(OSRNewSpatialReference(wgs84))
    let criteria = StringList([
      "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS", "IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES",
    ])
    return unsafe OSRIsSameEx(system, reference.pointer, criteria.constPointer) != 0
  }

  private static func exportedWKT(of system: OGRSpatialReferenceH?) -> String {
    var text: UnsafeMutablePointer<CChar>?
    let options = StringList(["FORMAT=WKT2_2019", "MULTILINE=NO"])
    defer { unsafe VSIFree(text) }
    guard unsafe OSRExportToWktEx(system, &text, options.constPointer) == OGRERR_NONE else { return "" }
    return unsafe Self.text(text)
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    unsafe pointer.map { unsafe String(cString: $0) } ?? ""
  }

  private static let wgs84 = """
    GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],\
    PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]
    """
}

/// Owns a spatial reference. C functions: `OSRNewSpatialReference`, `OSRRelease`.
@safe private struct SpatialReference: ~Copyable {
  let pointer: OGRSpatialReferenceH?

  init(_ pointer: OGRSpatialReferenceH?) { unsafe self.pointer = unsafe pointer }

  deinit { unsafe OSRRelease(pointer) }
}
