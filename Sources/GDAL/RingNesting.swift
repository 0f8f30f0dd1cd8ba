internal import CGDAL

/// How readers tell shells from holes in formats that only list rings.
public enum RingNesting {
  /// Runs a body in which holes are what lies inside of shells, however the rings are wound; the winding decides
  /// otherwise, which is faster.
  ///
  /// C function: `CPLSetThreadLocalConfigOption`.
  public static func byPlace<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    unsafe CPLSetThreadLocalConfigOption("OGR_ORGANIZE_POLYGONS", "DEFAULT")
    defer { unsafe CPLSetThreadLocalConfigOption("OGR_ORGANIZE_POLYGONS", nil) }
    return try body()
  }
}
