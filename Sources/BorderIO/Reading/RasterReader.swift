public import BorderCore
internal import BorderGeodesy
internal import GDAL

/// Sums the values of a raster over polygons: each pixel by the share of it that a polygon covers.
public final class RasterReader {
  /// What the values of a raster say.
  public enum Meaning: String, CaseIterable, Sendable {
    /// How many there are in each pixel.
    case count
    /// How many there are on a square kilometre.
    case density
  }

  /// Formats whose files open no others.
  private static let drivers = ["GTiff", "COG", "AAIGrid", "HFA", "netCDF"]

  /// Whether the end of a file's name is that of a raster.
  public static func isRaster(_ file: String) -> Bool {
    let ending = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return ["tif", "tiff", "asc", "img", "nc"].contains(ending)
  }

  /// The file.
  public let file: String
  /// The number of pixels.
  public var pixelCount: Int { raster.width * raster.height }
  /// The reference system of the file.
  public let system: String
  /// What the user should know.
  public let notes: [Phrase]
  private let raster: RasterDataset
  private let meaning: Meaning
  private let projection: (any MapProjection)?
  private let measure = GeodesicMeasure()
  /// The area of a pixel by its row, where pixels are in degrees; filled when asked for.
  private var areas: [Int: Double] = [:]

  /// Opens a raster.
  ///
  /// - Parameters:
  ///   - file: The file: GeoTIFF, ESRI ASCII grid, ERDAS Imagine or netCDF.
  ///   - meaning: What its values say.
  /// - Throws: `InputError` when it is no raster, is turned, or has no reference system.
  public init(_ file: String, meaning: Meaning) throws(InputError) {
    self.file = file
    self.meaning = meaning
    try SourceOpening.check(InputSpec(file: file))
    do throws(GDALError) {
      raster = try RasterDataset(opening: file, drivers: Self.drivers)
    } catch {
      throw InputError(
        .badData, file: file,
        problem: Phrase(
          "it cannot be read as a raster: \(error.message)", "не читается как растр: \(error.message)"),
        hint: Phrase(
          "Give a GeoTIFF; gdal_translate makes one of other formats",
          "Дайте GeoTIFF: другие форматы переведёт gdal_translate"))
    }
    guard raster.transform[2] == 0, raster.transform[4] == 0, raster.transform[1] > 0,
      raster.transform[5] != 0
    else {
      throw InputError(
        .badData, file: file,
        problem: Phrase("its rows do not run from west to east", "его строки идут не с запада на восток"),
        hint: Phrase("Straighten it with gdalwarp", "Выправьте его: gdalwarp"))
    }
    guard let system = raster.system, system.isOnEarth else {
      throw InputError(
        .badData, file: file,
        problem: Phrase(
          "it names no reference system with a place on the earth", "в нём нет системы координат на Земле"),
        hint: Phrase("Set it with gdal_edit -a_srs", "Задайте её: gdal_edit -a_srs"))
    }
    self.system = system.authorityCode ?? system.name
    do {
      projection = system.isWGS84 ? nil : try MapProjectionByPROJ(system.wkt)
    } catch {
      throw InputError(
        .badData, file: file,
        problem: Phrase(
          "there is no way into its reference system \(system.name): \(error)",
          "нет перехода в его систему координат \(system.name): \(error)"), hint: nil)
    }
    notes =
      raster.bandCount > 1
      ? [
        Phrase(
          "\(file): the first of \(raster.bandCount) bands is taken",
          "\(file): взят первый из каналов, их \(raster.bandCount)")
      ] : []
  }

  /// The sum over some polygons that do not overlap, each an exterior and its holes in longitude and latitude.
  ///
  /// - Throws: `InputError` when the raster is damaged.
  /// - Complexity: O(pixels of the boxes of the polygons + their vertices for each million pixels).
  public func sum(over polygons: [[[Position]]]) throws(InputError) -> Double {
    var total = 0.0
    for polygon in polygons {
      let turns: [Double] = projection == nil ? [-360, 0, 360] : [0]
      for turn in turns { total += try sum(over: polygon.map { pixels(of: $0, turn: turn) }) }
    }
    return total
  }

  /// A ring in pixels.
  private func pixels(of ring: [Position], turn: Double) -> [SIMD2<Double>] {
    var numbers = ring.flatMap { [$0.longitude + turn, $0.latitude] }
    projection?.project(&numbers)
    let t = raster.transform
    return stride(from: 0, to: numbers.count, by: 2).map {
      SIMD2((numbers[$0] - t[0]) / t[1], (numbers[$0 + 1] - t[3]) / t[5])
    }
  }

  private func sum(over rings: [[SIMD2<Double>]]) throws(InputError) -> Double {
    guard let exterior = rings.first, exterior.count > 3,
      rings.allSatisfy({ $0.allSatisfy { $0.x.isFinite && $0.y.isFinite } })
    else { return 0 }
    func range(_ values: [Double], _ count: Int) -> Range<Int> {
      let low = max(0, Int((values.min() ?? 0).rounded(.down).clamped(to: 0...1e9)))
      let high = min(count, Int((values.max() ?? 0).rounded(.up).clamped(to: 0...1e9)))
      return low..<max(low, high)
    }
    let columns = range(exterior.map(\.x), raster.width)
    let rows = range(exterior.map(\.y), raster.height)
    guard !columns.isEmpty, !rows.isEmpty else { return 0 }
    let height = max(1, 1_000_000 / columns.count)
    var total = 0.0
    for first in stride(from: rows.lowerBound, to: rows.upperBound, by: height) {
      let strip = first..<min(first + height, rows.upperBound)
      var coverage = PixelCoverage(columns: columns, rows: strip)
      for (index, ring) in rings.enumerated() { coverage.add(ring, isHole: index > 0) }
      let values: [Double]
      do throws(GDALError) {
        values = try raster.values(columns: columns, rows: strip)
      } catch {
        throw InputError(
          .badData, file: file,
          problem: Phrase(
            "rows \(strip.lowerBound) to \(strip.upperBound - 1) cannot be read: \(error.message)",
            "строки с \(strip.lowerBound) по \(strip.upperBound - 1) не читаются: \(error.message)"),
          hint: nil)
      }
      let areas = strip.map { meaning == .density ? area(ofPixelInRow: $0) / 1e6 : 1 }
      coverage.forEach { column, row, share in
        let index = (row - strip.lowerBound) * columns.count + column - columns.lowerBound
        total += values[index] * share * areas[row - strip.lowerBound]
      }
    }
    return total
  }

  /// The area of a pixel in square metres: on the ellipsoid for degrees, in the plane for a projection.
  private func area(ofPixelInRow row: Int) -> Double {
    let t = raster.transform
    guard projection == nil else { return abs(t[1] * t[5]) }
    if let known = areas[row] { return known }
    func edge(_ row: Int) -> Double { (t[3] + Double(row) * t[5]).clamped(to: -90...90) }
    // A pixel is narrow, so that its northern and southern edges are near the geodesics of its corners.
    let ring = [(0.0, row), (t[1], row), (t[1], row + 1), (0, row + 1), (0, row)].map {
      Position(longitude: $0.0, latitude: edge($0.1))
    }
    let area = ring.withUnsafeBufferPointer { measure.area(ofRing: $0) }
    areas[row] = area
    return area
  }
}

extension Double {
  fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
