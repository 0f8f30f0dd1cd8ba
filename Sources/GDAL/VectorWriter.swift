internal import CGDAL

/// Writes layers of features into a new file in memory, and hands out its bytes.
///
/// The bytes depend on what was written alone: the time that formats note is the one that is given. C functions:
/// `GDALCreate`, `GDALDatasetCreateLayer`, `OGR_L_CreateFeature`, `GDALClose`.
@safe
public final class VectorWriter {
  /// What a field holds.
  public enum FieldKind: Hashable, Sendable {
    case text, integer, real
  }
  /// A field of a layer.
  public struct Field: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The name for people; empty for none.
    public var alias: String
    /// What it holds.
    public var kind: FieldKind
    /// A field.
    public init(_ name: String, alias: String = "", kind: FieldKind) {
      self.name = name
      self.alias = alias
      self.kind = kind
    }
  }
  /// A value of a field.
  public enum Value: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case real(Double)
    case missing
  }

  private let path: String
  private var dataset: GDALDatasetH?
  private var layer: OGRLayerH?
  private let date: String

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - driver: The short name of the format, such as `GPKG`.
  ///   - suffix: The end of the file's name, with its point.
  ///   - date: The time that the file notes, such as `1970-01-01T00:00:00.000Z`.
  /// - Throws: `GDALError` when the library at run time does not write the format.
  public init(driver: String, suffix: String, date: String) throws(GDALError) {
    try Registration.ensure()
    self.date = date
    // One writer at a time is alive in a thread, and its name stands in no file.
    path = "/vsimem/mezha-writer\(suffix)"
    let made = unsafe try MessageCollector.collecting { messages throws(GDALError) in
      guard let driver = unsafe GDALGetDriverByName(driver) else {
        throw GDALError(function: "GDALGetDriverByName", code: 0, message: "there is no driver \(driver)")
      }
      unsafe CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", date)
      guard let made = unsafe GDALCreate(driver, path, 0, 0, 0, GDT_Unknown, nil) else {
        throw messages.error("GDALCreate")
      }
      // One transaction for all; formats without them refuse, which is no failure.
      unsafe _ = GDALDatasetStartTransaction(made, 0)
      return unsafe made
    }
    unsafe dataset = unsafe made
  }

  deinit {
    MessageCollector.collecting { _ in
      if let dataset = unsafe dataset { unsafe GDALClose(dataset) }
      unsafe _ = VSIUnlink(path)
      unsafe CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nil)
    }
  }

  /// Begins a layer in longitudes and latitudes on WGS 84; the features that follow go into it.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - kind: The kind of its geometries; `none` for a table.
  ///   - fields: Its fields.
  ///   - options: Creation options of the driver, such as `FID=id`.
  /// - Throws: `GDALError` when the format refuses the layer or a field.
  public func beginLayer(
    _ name: String, kind: GeometryKind, fields: [Field], options: [String] = []
  ) throws(GDALError) {
    let made = unsafe try MessageCollector.collecting { messages throws(GDALError) in
      let system = unsafe OSRNewSpatialReference(nil)
      defer { unsafe OSRDestroySpatialReference(system) }
      unsafe _ = OSRImportFromEPSG(system, 4326)
      unsafe OSRSetAxisMappingStrategy(system, OAMS_TRADITIONAL_GIS_ORDER)
      let list = StringList(options)
      guard let dataset = unsafe dataset,
        let made = unsafe GDALDatasetCreateLayer(
          dataset, name, kind == .none ? nil : system, kind.ogrType, list.mutablePointer)
      else { throw messages.error("GDALDatasetCreateLayer") }
      for field in fields {
        let definition = unsafe OGR_Fld_Create(field.name, field.kind.ogrType)
        defer { unsafe OGR_Fld_Destroy(definition) }
        if !field.alias.isEmpty { unsafe OGR_Fld_SetAlternativeName(definition, field.alias) }
        guard unsafe OGR_L_CreateField(made, definition, 1) == OGRERR_NONE else {
          throw messages.error("OGR_L_CreateField")
        }
      }
      return unsafe made
    }
    unsafe layer = unsafe made
  }

  /// Writes a feature into the layer that was begun last.
  ///
  /// - Parameters:
  ///   - values: One for each field.
  ///   - wkb: The geometry as well-known binary; `nil` for none.
  /// - Throws: `GDALError` when no layer was begun, or the format refuses the feature.
  public func append(_ values: [Value], wkb: [UInt8]?) throws(GDALError) {
    try MessageCollector.collecting { messages throws(GDALError) in
      guard let layer = unsafe layer, let feature = unsafe OGR_F_Create(OGR_L_GetLayerDefn(layer)) else {
        throw GDALError(function: "OGR_F_Create", code: 0, message: "no layer was begun")
      }
      defer { unsafe OGR_F_Destroy(feature) }
      let count = unsafe OGR_F_GetFieldCount(feature)
      for (index, value) in zip(0..<count, values) {
        switch value {
        case .text(let text): unsafe OGR_F_SetFieldString(feature, index, text)
        case .integer(let number): unsafe OGR_F_SetFieldInteger64(feature, index, GIntBig(number))
        case .real(let number): unsafe OGR_F_SetFieldDouble(feature, index, number)
        case .missing: unsafe OGR_F_SetFieldNull(feature, index)
        }
      }
      if let wkb {
        var geometry: OGRGeometryH?
        let result = unsafe wkb.withUnsafeBytes { bytes in
          unsafe OGR_G_CreateFromWkb(bytes.baseAddress, nil, &geometry, Int32(bytes.count))
        }
        guard result == OGRERR_NONE else { throw messages.error("OGR_G_CreateFromWkb") }
        unsafe _ = OGR_F_SetGeometryDirectly(feature, geometry)
      }
      guard unsafe OGR_L_CreateFeature(layer, feature) == OGRERR_NONE else {
        throw messages.error("OGR_L_CreateFeature")
      }
    }
  }

  /// Carries out a statement in the language of the format, such as SQL for GeoPackage, after the features that were
  /// appended so far.
  ///
  /// C functions: `OGR_L_SyncToDisk`, `GDALDatasetExecuteSQL`.
  ///
  /// - Parameter statement: The statement; it returns nothing.
  /// - Throws: `GDALError` when the format refuses it.
  public func execute(_ statement: String) throws(GDALError) {
    try MessageCollector.collecting { messages throws(GDALError) in
      guard let dataset = unsafe dataset else {
        throw GDALError(function: "GDALDatasetExecuteSQL", code: 0, message: "the file is finished")
      }
      // A layer may be made only when it is needed.
      if let layer = unsafe layer { unsafe _ = OGR_L_SyncToDisk(layer) }
      messages.forgetFailure()
      if let result = unsafe GDALDatasetExecuteSQL(dataset, statement, nil, nil) {
        unsafe GDALDatasetReleaseResultSet(dataset, result)
      }
      if messages.failure != nil { throw messages.error("GDALDatasetExecuteSQL") }
    }
  }

  /// Ends the file.
  ///
  /// - Returns: Its bytes.
  public func finish() throws(GDALError) -> [UInt8] {
    try MessageCollector.collecting { messages throws(GDALError) in
      guard let open = unsafe dataset else { return }
      unsafe dataset = nil
      unsafe layer = nil
      unsafe _ = GDALDatasetCommitTransaction(open)
      messages.forgetFailure()
      unsafe GDALClose(open)
      if messages.failure != nil { throw messages.error("GDALClose") }
    }
    var bytes: [UInt8] = []
    try unsafe VirtualFile.read(path) {
      unsafe bytes.append(contentsOf: $0)
      return true
    }
    return bytes
  }
}

extension GeometryKind {
  fileprivate var ogrType: OGRwkbGeometryType {
    switch self {
    case .none: wkbNone
    case .point: wkbPoint
    case .multiPoint: wkbMultiPoint
    case .line: wkbLineString
    case .multiLine: wkbMultiLineString
    case .polygon: wkbPolygon
    case .multiPolygon: wkbMultiPolygon
    default: wkbUnknown
    }
  }
}

extension VectorWriter.FieldKind {
  fileprivate var ogrType: OGRFieldType {
    switch self {
    case .text: OFTString
    case .integer: OFTInteger64
    case .real: OFTReal
    }
  }
}
