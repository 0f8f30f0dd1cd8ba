import CPROJ

/// The owner of a PROJ object that is a coordinate reference system.
@safe
struct ReferenceSystemHandle: ~Copyable {
  let context: PROJContext
  let handle: OpaquePointer

  /// Reads a definition. C functions: `proj_create`, `proj_is_crs`.
  init(_ definition: String, in context: PROJContext) throws(PROJError) {
    guard !definition.utf8.contains(0) else {
      // C would stop at the zero and take the part before it for the whole.
      throw .refused("proj_create", "the definition contains a zero byte")
    }
    let text = Self.asReferenceSystem(definition)
    let handle = unsafe try context.pointer("proj_create") { unsafe proj_create($0, text) }
    guard unsafe proj_is_crs(handle) != 0 else {
      unsafe proj_destroy(handle)
      throw .refused("proj_create", "'\(definition.prefix(80))' is not a coordinate reference system")
    }
    unsafe self.init(adopting: handle, in: context)
  }

  /// A PROJ string without `+type=crs` names an operation: here it always means a system.
  ///
  /// `proj_create_crs_to_crs` does the same with its two texts.
  private static func asReferenceSystem(_ definition: String) -> String {
    let isPROJString = ["proj=", "+proj=", "+init=", "+title="].contains {
      definition.hasPrefix($0)
    }
    return isPROJString && !definition.contains("type=crs") ? definition + " +type=crs" : definition
  }

  init(adopting handle: OpaquePointer, in context: PROJContext) {
    self.context = context
    unsafe self.handle = handle
  }

  deinit { unsafe proj_destroy(handle) }

  /// C function: `proj_get_type`.
  var type: PJ_TYPE { unsafe proj_get_type(handle) }

  /// C function: `proj_get_name`.
  var name: String { unsafe proj_get_name(handle).map { unsafe String(cString: $0) } ?? "" }

  /// C functions: `proj_get_id_auth_name`, `proj_get_id_code`.
  var authorityCode: String? {
    guard let authority = unsafe proj_get_id_auth_name(handle, 0),
      let code = unsafe proj_get_id_code(handle, 0)
    else { return nil }
    return unsafe "\(String(cString: authority)):\(String(cString: code))"
  }

  /// The system itself, the horizontal part of a compound one, the source of a bound one.
  ///
  /// C functions: `proj_crs_get_sub_crs`, `proj_get_source_crs`.
  consuming func horizontalPart() throws(PROJError) -> ReferenceSystemHandle {
    switch type {
    case PJ_TYPE_COMPOUND_CRS:
      let part = unsafe try context.pointer("proj_crs_get_sub_crs") {
        unsafe proj_crs_get_sub_crs($0, handle, 0)
      }
      return try unsafe ReferenceSystemHandle(adopting: part, in: context).horizontalPart()
    case PJ_TYPE_BOUND_CRS:
      let part = unsafe try context.pointer("proj_get_source_crs") {
        unsafe proj_get_source_crs($0, handle)
      }
      return try unsafe ReferenceSystemHandle(adopting: part, in: context).horizontalPart()
    default:
      return self
    }
  }

  /// C functions: `proj_crs_get_coordinate_system`, `proj_cs_get_axis_count`, `proj_cs_get_axis_info`.
  func axes() throws(PROJError) -> [ReferenceSystem.Axis] {
    let coordinateSystem = unsafe try context.pointer("proj_crs_get_coordinate_system") {
      unsafe proj_crs_get_coordinate_system($0, handle)
    }
    defer { unsafe proj_destroy(coordinateSystem) }
    let count = unsafe proj_cs_get_axis_count(context.handle, coordinateSystem)
    var axes: [ReferenceSystem.Axis] = []
    for index in 0..<max(0, count) {
      // The texts belong to `coordinateSystem`: copied before it is destroyed.
      var name: UnsafePointer<CChar>?
      var abbreviation: UnsafePointer<CChar>?
      var direction: UnsafePointer<CChar>?
      var unitName: UnsafePointer<CChar>?
      var factor = 0.0
      context.forgetFailure()
      guard
        unsafe proj_cs_get_axis_info(
          context.handle, coordinateSystem, index, &name, &abbreviation, &direction, &factor,
          &unitName, nil, nil) != 0
      else { throw context.failure("proj_cs_get_axis_info") }
      axes.append(
        ReferenceSystem.Axis(
          name: unsafe Self.text(name), abbreviation: unsafe Self.text(abbreviation),
          direction: unsafe Self.text(direction), unitName: unsafe Self.text(unitName),
          unitFactor: factor))
    }
    return axes
  }

  /// C function: `proj_get_area_of_use`.
  func areaOfUse() -> ReferenceSystem.AreaOfUse? {
    var (west, south, east, north) = (0.0, 0.0, 0.0, 0.0)
    var name: UnsafePointer<CChar>?
    guard
      unsafe proj_get_area_of_use(
        context.handle, handle, &west, &south, &east, &north, &name) != 0,
      west > -1000  // PROJ's mark for bounds that are not known
    else { return nil }
    return ReferenceSystem.AreaOfUse(
      west: west, south: south, east: east, north: north, name: unsafe Self.text(name))
  }

  /// C function: `proj_is_equivalent_to_with_ctx`.
  func isEquivalentButForAxisOrder(to other: borrowing ReferenceSystemHandle) -> Bool {
    unsafe proj_is_equivalent_to_with_ctx(
      context.handle, handle, other.handle, PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) != 0
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    unsafe pointer.map { unsafe String(cString: $0) } ?? ""
  }
}
