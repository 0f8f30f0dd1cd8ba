import BorderCore

/// Makes geometries ready to be written, and counts what had to be left out.
struct GridGeometryBuilder {
  let grid: CoordinateGrid
  let winding: GeoJSONOptions.Winding
  var report = GeoJSONReport()

  /// The rounded geometry; `nil` when nothing is left of it.
  mutating func build(_ geometry: GeoJSONGeometry) -> GridGeometry? {
    let cutsBefore = cuts
    let result: GridGeometry =
      switch geometry {
      case .point(let position): .points(points([position]), isMulti: false)
      case .multiPoint(let positions): .points(points(positions), isMulti: true)
      case .lineString(let line): lines([line], isMulti: false)
      case .multiLineString(let parts): lines(parts, isMulti: true)
      case .polygon(let polygon): polygons([polygon], isMulti: false)
      case .multiPolygon(let parts): polygons(parts, isMulti: true)
      }
    if cuts > cutsBefore { report.cutFeatures += 1 }
    guard result.count > 0 else {
      report.emptiedFeatures += 1
      return nil
    }
    return result
  }

  private var cuts = 0

  init(grid: CoordinateGrid, winding: GeoJSONOptions.Winding) {
    self.grid = grid
    self.winding = winding
  }

  private mutating func points(_ positions: [Position]) -> [GridPosition] {
    valid(positions).map { GridPosition(Antimeridian.normalised($0), grid) }
  }

  private mutating func lines(_ parts: [[Position]], isMulti: Bool) -> GridGeometry {
    var lines: [[GridPosition]] = []
    var pieceCount = 0
    for part in parts {
      let pieces = Antimeridian.cut(line: valid(part))
      if pieces.count > 1 { cuts += 1 }
      pieceCount += pieces.count
      for piece in pieces {
        let line = GridPosition.path(piece, grid)
        if line.count < 2 { report.collapsedLines += 1 } else { lines.append(line) }
      }
    }
    // What was cut stays a multi-geometry, also when rounding took one of the pieces.
    return .lines(lines, isMulti: isMulti || pieceCount > 1)
  }

  private mutating func polygons(_ parts: [[[Position]]], isMulti: Bool) -> GridGeometry {
    var polygons: [[[GridPosition]]] = []
    var pieceCount = 0
    for part in parts {
      let pieces = Antimeridian.cut(polygon: part.map { valid($0) })
      if pieces.count > 1 { cuts += 1 }
      pieceCount += pieces.count
      if pieces.isEmpty { report.collapsedRings += part.count }
      for piece in pieces {
        let polygon = rings(of: piece)
        if !polygon.isEmpty { polygons.append(polygon) }
      }
    }
    return .polygons(polygons, isMulti: isMulti || pieceCount > 1)
  }

  private mutating func rings(of polygon: [[Position]]) -> [[GridPosition]] {
    var rings: [[GridPosition]] = []
    for (index, positions) in polygon.enumerated() {
      var ring = GridPosition.path(positions, grid)
      if let first = ring.first, ring.last != first { ring.append(first) }
      let area = ring.count < 4 ? 0 : GridPosition.doubleArea(ring, grid)
      guard area != 0 else {
        report.collapsedRings += index == 0 ? polygon.count : 1
        if index == 0 { return [] }
        continue
      }
      let isCounterclockwise = (index == 0) == (winding == .rightHand)
      // Reversing a closed ring keeps its first position.
      if (area > 0) != isCounterclockwise { ring.reverse() }
      rings.append(ring)
    }
    return rings
  }

  /// The positions that can be written; all of them nearly always.
  private mutating func valid(_ positions: [Position]) -> [Position] {
    // NaN fails both comparisons.
    func isValid(_ position: Position) -> Bool {
      abs(position.longitude) <= 540 && abs(position.latitude) <= 90
    }
    if positions.allSatisfy(isValid) { return positions }
    let valid = positions.filter(isValid)
    report.invalidPositions += positions.count - valid.count
    return valid
  }
}
