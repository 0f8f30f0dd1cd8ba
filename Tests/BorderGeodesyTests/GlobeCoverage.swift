import BorderCore
import BorderGeodesy
import BorderTestSupport

/// A coverage of cells round the whole earth, to be turned about the axis and written in several ways.
///
/// Longitudes are multiples of 1/1024 degree, so that turning and whole turns lose no bit.
struct GlobeCoverage {
  /// What lies around a pole.
  enum Polar: CaseIterable {
    case nothing, cap, sectors
  }

  /// How longitudes are written.
  enum Form: CaseIterable {
    /// -180...180, rings uncut.
    case signed
    /// 0..<360, rings uncut.
    case positive
    /// As they go on along each ring.
    case running
    /// -180...180, rings cut at the 180th meridian.
    case cut
  }

  let north: Polar
  let south: Polar
  let columns: Int
  /// Rings of each cell by its id, in longitudes that go on.
  private(set) var cells: [(id: String, ring: [Position])] = []
  /// The middle of each cell.
  private(set) var middles: [Position] = []
  private var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    north = Polar.allCases[Int(seed % 3)]
    south = Polar.allCases[Int(seed / 3 % 3)]
    columns = [8, 9, 12][Int.random(in: 0...2, using: &random)]
    let rows = [-80.0, -45, 5, 50, 80]
    let width = 360 / Double(columns)
    func jitter() -> Double { Double(Int.random(in: -2048...2048, using: &random)) / 1024 }
    // Corners, then the middles of edges along parallels and along meridians, each once.
    let corners = rows.map { row in
      (0..<columns).map { Position(longitude: width * Double($0) + jitter(), latitude: row + jitter()) }
    }
    let along = rows.map { row in
      (0..<columns).map {
        Position(longitude: width * (Double($0) + 0.5) + jitter(), latitude: row + jitter())
      }
    }
    let across = rows.dropLast().map { row in
      (0..<columns).map { Position(longitude: width * Double($0) + jitter(), latitude: row + 15 + jitter()) }
    }
    func at(_ list: [Position], _ column: Int) -> Position {
      let place = list[column % columns]
      return column < columns ? place : Position(longitude: place.longitude + 360, latitude: place.latitude)
    }
    for row in 0..<(rows.count - 1) {
      for i in 0..<columns {
        cells.append(
          (
            "\(row)-\(i)",
            [
              at(corners[row], i), at(along[row], i), at(corners[row], i + 1), at(across[row], i + 1),
              at(corners[row + 1], i + 1), at(along[row + 1], i), at(corners[row + 1], i), at(across[row], i),
            ]
          ))
        middles.append(
          Position(longitude: width * (Double(i) + 0.5), latitude: (rows[row] + rows[row + 1]) / 2))
      }
    }
    for (polar, row, pole) in [(south, 0, -90.0), (north, rows.count - 1, 90)] {
      let circle = (0..<columns).flatMap { [corners[row][$0], along[row][$0]] }
      if polar == .cap {
        let first = circle[0]
        cells.append(
          ("cap\(pole)", circle + [Position(longitude: first.longitude + 360, latitude: first.latitude)]))
        middles.append(Position(longitude: 77, latitude: pole * 0.99))
      }
      for i in 0..<columns where polar == .sectors {
        let longitude = Double(Int.random(in: -180...180, using: &random))
        cells.append(
          (
            "sector\(pole)-\(i)",
            [
              at(corners[row], i), at(along[row], i), at(corners[row], i + 1),
              Position(longitude: longitude, latitude: pole),
            ]
          ))
        middles.append(Position(longitude: width * (Double(i) + 0.5), latitude: pole * 0.96))
      }
    }
  }

  /// The regions, turned to the east by so many degrees.
  func regions(turnedBy degrees: Int, _ form: Form) -> RegionSet {
    var builder = RegionSetBuilder()
    for (id, ring) in cells {
      let turned = (ring + [ring[0]]).map { place in
        // Those that go on stay within ±540.
        let x = place.longitude + Double(form == .running && degrees > 0 ? degrees - 360 : degrees)
        return Position(
          longitude: form == .running && !place.isPole ? x : Self.written(x, form), latitude: place.latitude)
      }
      builder.beginRegion(Region(id: id))
      guard form == .cut else {
        builder.beginPart()
        builder.addRing(turned)
        continue
      }
      for polygon in Antimeridian.cut(polygon: [turned]) {
        builder.beginPart()
        for ring in polygon { builder.addRing(ring) }
      }
    }
    return builder.finish()
  }

  static func written(_ x: Double, _ form: Form) -> Double {
    let positive = x - 360 * (x / 360).rounded(.down)
    return form == .positive || positive <= 180 ? positive : positive - 360
  }
}
