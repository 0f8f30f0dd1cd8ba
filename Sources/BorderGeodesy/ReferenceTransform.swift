public import BorderCore
internal import PROJ

/// Carries positions from a file's reference system to WGS 84, by PROJ.
public struct ReferenceTransform: PositionTransform {
  /// The reference system as WKT.
  let wkt: String

  /// A transform from a reference system; `nil` when it is WGS 84 already.
  public static func make(_ wkt: String) throws -> (any PositionTransform)? {
    let isWGS84 = try PROJContext.withCurrent { context throws(PROJError) in
      try ReferenceSystem.isWGS84LongitudeLatitude(wkt, in: context)
    }
    return isWGS84 ? nil : ReferenceTransform(wkt: wkt)
  }

  /// Changes positions in place into longitude and latitude in degrees.
  public func transform(_ positions: UnsafeMutableBufferPointer<Position>) throws {
    let count = positions.count
    try positions.withMemoryRebound(to: SIMD2<Double>.self) { pairs in
      let raw = UnsafeMutableRawBufferPointer(pairs)
      // Two Doubles, longitude first: the layout that `Position` promises.
      nonisolated(unsafe) let numbers = raw.bindMemory(to: Double.self)
      defer { _ = raw.bindMemory(to: SIMD2<Double>.self) }
      try PROJContext.withCurrent { context throws(PROJError) in
        try context.withTransform(from: wkt, to: "EPSG:4326", allowsBallpark: true) {
          (transform) throws(PROJError) in
          try transform.transform(numbers, count: count)
        }
      }
    }
  }
}
