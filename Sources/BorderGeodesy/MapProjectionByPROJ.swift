public import BorderCore
public import PROJ

/// A map projection by PROJ.
public struct MapProjectionByPROJ: MapProjection {
  /// The definition: a PROJ string or a code such as `EPSG:3576`.
  public let definition: String

  /// A projection by its definition.
  ///
  /// - Throws: `PROJError` when PROJ does not know it.
  public init(_ definition: String) throws(PROJError) {
    self.definition = definition
    try PROJContext.withCurrent { context throws(PROJError) in
      let system = try ReferenceSystem(definition, in: context)
      guard system.isProjected || system.isGeographic else {
        throw PROJError(
          function: "proj_get_type", code: .unspecified, message: "\(system.name) is no map projection")
      }
      try context.withTransform(from: "EPSG:4326", to: definition, allowsBallpark: true) { _ in }
    }
  }

  /// Replaces interleaved longitudes and latitudes by coordinates of the plane; places without an image hold infinity.
  public func project(_ numbers: inout [Double]) {
    var result = numbers
    do throws(PROJError) {
      try PROJContext.withCurrent { context throws(PROJError) in
        try context.withTransform(from: "EPSG:4326", to: definition, allowsBallpark: true) {
          (transform) throws(PROJError) in
          try transform.transform(&result)
        }
      }
    } catch {
      // Places without an image hold infinity; the others have been transformed.
    }
    numbers = result
  }
}
