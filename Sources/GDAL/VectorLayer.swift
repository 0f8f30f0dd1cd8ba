internal import CGDAL

/// A layer of a dataset. It keeps its dataset open.
@safe
public struct VectorLayer {
  private let pointer: OGRLayerH?
  /// Keeps the handle valid.
  private let dataset: VectorDataset?
  /// The layer in another process, in place of the handle.
  private let remote: RemoteLayer?

  init(_ pointer: OGRLayerH, of dataset: VectorDataset) {
    unsafe self.pointer = unsafe pointer
    self.dataset = dataset
    remote = nil
  }

  init(_ remote: RemoteLayer) {
    unsafe pointer = nil
    dataset = nil
    self.remote = remote
  }

  /// The name. C function: `OGR_L_GetName`.
  public var name: String {
    if let remote { return remote.info.name }
    return unsafe OGR_L_GetName(pointer).map { unsafe String(cString: $0) } ?? ""
  }

  /// The kind of geometry that the layer declares. C function: `OGR_L_GetGeomType`.
  public var geometryKind: GeometryKind {
    if let remote { return remote.info.kind }
    return unsafe GeometryKind(OGR_L_GetGeomType(pointer))
  }

  /// The declared type in words, such as `3D Multi Polygon`. C function: `OGRGeometryTypeToName`.
  public var geometryTypeName: String {
    if let remote { return remote.info.typeName }
    return unsafe OGRGeometryTypeToName(OGR_L_GetGeomType(pointer)).map { unsafe String(cString: $0) } ?? ""
  }

  /// The names of the fields in order, and after them that of the key of the table, where it has a name of its own.
  public var fieldNames: [String] {
    if let remote { return remote.info.fields }
    return ownFieldNames + (keyName.map { [$0] } ?? [])
  }

  /// The name of the column of a table's key, which GDAL shows as the number of a feature, where it is none of those that
  /// programs give to it by themselves: `ogr2ogr` puts a field `id` of whole numbers there.
  ///
  /// C function: `OGR_L_GetFIDColumn`.
  private var keyName: String? {
    let name = unsafe OGR_L_GetFIDColumn(pointer).map { unsafe String(cString: $0) } ?? ""
    return name.isEmpty || Self.isMadeKey(name) || ownFieldNames.contains(name) ? nil : name
  }

  /// Whether a key has a name that programs give it where nobody named one.
  public static func isMadeKey(_ name: String) -> Bool {
    ["fid", "ogc_fid", "ogr_fid", "gdal_fid", "objectid", "rowid", "_rowid_", "oid", "__oid"].contains(
      name.lowercased())
  }

  /// The names of the fields but the key. C functions: `OGR_L_GetLayerDefn`, `OGR_FD_GetFieldDefn`.
  private var ownFieldNames: [String] {
    guard let definition = unsafe OGR_L_GetLayerDefn(pointer) else { return [] }
    return (0..<(unsafe OGR_FD_GetFieldCount(definition))).map { index in
      guard let field = unsafe OGR_FD_GetFieldDefn(definition, index) else { return "" }
      return unsafe OGR_Fld_GetNameRef(field).map { unsafe String(cString: $0) } ?? ""
    }
  }

  /// Which of the fields hold real numbers. C function: `OGR_Fld_GetType`.
  var areReal: [Bool] {
    if let remote { return remote.info.areReal }
    guard let definition = unsafe OGR_L_GetLayerDefn(pointer) else { return [] }
    return (0..<(unsafe OGR_FD_GetFieldCount(definition))).map { index in
      unsafe OGR_FD_GetFieldDefn(definition, index).map { unsafe OGR_Fld_GetType($0) == OFTReal } ?? false
    } + (keyName == nil ? [] : [false])
  }

  /// What the driver says of the layer under a key; `nil` when it says nothing.
  ///
  /// - Parameters:
  ///   - key: The key, such as `LDID_VALUE`.
  ///   - domain: The domain, such as `SHAPEFILE`.
  /// - Returns: The value.
  ///
  /// C function: `GDALGetMetadataItem`.
  public func metadata(_ key: String, domain: String) -> String? {
    guard let pointer = unsafe pointer else { return nil }
    return MessageCollector.collecting { _ in
      unsafe GDALGetMetadataItem(UnsafeMutableRawPointer(pointer), key, domain)
        .map { unsafe String(cString: $0) }
    }
  }

  /// The number of features.
  ///
  /// - Parameter isForced: Whether to count by reading when the file does not hold the number.
  /// - Returns: The number under the attribute filter; `nil` when it is unknown, as of a layer in another process.
  ///
  /// C function: `OGR_L_GetFeatureCount`.
  public func featureCount(isForced: Bool = true) -> Int? {
    guard let pointer = unsafe pointer else { return nil }
    return MessageCollector.collecting { _ in
      let count = unsafe OGR_L_GetFeatureCount(pointer, isForced ? 1 : 0)
      return count < 0 ? nil : Int(count)
    }
  }

  /// The extent in the units of the layer's CRS.
  ///
  /// - Parameter isForced: Whether to read all features when the file does not hold it.
  /// - Returns: `nil` when it is unknown, as of a layer in another process, or the layer is empty.
  ///
  /// C function: `OGR_L_GetExtent`.
  public func extent(
    isForced: Bool = true
  ) -> (minimumX: Double, minimumY: Double, maximumX: Double, maximumY: Double)? {
    guard let pointer = unsafe pointer else { return nil }
    return MessageCollector.collecting { _ in
      var envelope = OGREnvelope()
      guard unsafe OGR_L_GetExtent(pointer, &envelope, isForced ? 1 : 0) == OGRERR_NONE else { return nil }
      return (envelope.MinX, envelope.MinY, envelope.MaxX, envelope.MaxY)
    }
  }

  /// The coordinate reference system; `nil` when the layer has none. C function: `OGR_L_GetSpatialRef`.
  public var coordinateSystem: CoordinateSystem? {
    if let remote { return remote.info.system }
    guard let system = unsafe OGR_L_GetSpatialRef(pointer) else { return nil }
    return unsafe CoordinateSystem(system)
  }

  /// Lets only features through that meet a condition; `nil` lets all through.
  ///
  /// - Parameter clause: As after WHERE in SQL.
  /// - Throws: `GDALError` when the condition cannot be parsed or names an unknown field.
  ///
  /// C function: `OGR_L_SetAttributeFilter`.
  public func setAttributeFilter(_ clause: String?) throws(GDALError) {
    if let remote { return try remote.setAttributeFilter(clause) }
    try MessageCollector.collecting { messages throws(GDALError) in
      let result = unsafe OGR_L_SetAttributeFilter(pointer, clause)
      if result != OGRERR_NONE { throw messages.error("OGR_L_SetAttributeFilter") }
    }
  }

  /// Lets the driver skip fields that nobody will ask for. Drivers may ignore this.
  ///
  /// - Parameters:
  ///   - wanted: The names of the fields to read.
  ///   - withShapes: Whether geometries are wanted.
  ///
  /// C function: `OGR_L_SetIgnoredFields`.
  public func readOnly(fields wanted: [String], withShapes: Bool = true) {
    if let remote { return remote.readOnly(fields: wanted, withShapes: withShapes) }
    let ignored = StringList(
      ownFieldNames.filter { !wanted.contains($0) } + ["OGR_STYLE"] + (withShapes ? [] : ["OGR_GEOMETRY"]))
    MessageCollector.collecting { _ in
      unsafe _ = OGR_L_SetIgnoredFields(pointer, ignored.ignoredPointer)
    }
  }

  /// Reads the features from the first on.
  ///
  /// - Parameter body: Gets each feature; throws to stop.
  /// - Throws: What `body` throws; a `GDALError` when the file is damaged.
  /// - Returns: What GDAL warned of.
  ///
  /// C functions: `OGR_L_ResetReading`, `OGR_L_GetNextFeature`.
  @discardableResult
  public func forEachFeature(
    _ body: (borrowing VectorFeature) throws -> Void
  ) throws -> [String] {
    if let remote { return try remote.forEachFeature(body) }
    return try MessageCollector.collecting { messages in
      unsafe OGR_L_ResetReading(pointer)
      messages.forgetFailure()
      while let next = unsafe OGR_L_GetNextFeature(pointer) {
        let feature = unsafe VectorFeature(owning: next)
        try body(feature)
      }
      if messages.failure != nil { throw messages.error("OGR_L_GetNextFeature") }
      return messages.warnings
    }
  }
}

extension StringList {
  /// `OGR_L_SetIgnoredFields` is imported with either pointer, by version.
  fileprivate var ignoredPointer: UnsafeMutablePointer<UnsafePointer<CChar>?>? {
    guard let pointer = unsafe mutablePointer else { return nil }
    return unsafe UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: UnsafePointer<CChar>?.self)
  }
}
