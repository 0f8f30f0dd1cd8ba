public import BorderCore
internal import BorderMeasures
internal import Glibc

/// Finds the nearest place on borders, by geodesic distance.
///
/// A grid over longitude and latitude yields the segments near a place. Candidates are compared in the
/// gnomonic projection centred on the place, where geodesics are nearly straight; the best of each border is
/// then refined on the ellipsoid by Newton's method along the geodesic, to a tenth of a millimetre.
public struct BorderLocator: BorderSearch {
  private let segments: [Segment]
  private let grid: CellGrid
  private let measure = GeodesicMeasure()

  private struct Segment {
    var a: Position
    var b: Position
    var border: Int32
  }

  /// Indexes some borders.
  ///
  /// - Parameters:
  ///   - borders: The borders to search, by index; hits carry these indices.
  ///   - topology: The arcs.
  /// - Complexity: O(*n*) for *n* segments.
  public init(_ borders: [(index: Int, border: Border)], of topology: BorderTopology) {
    var segments: [Segment] = []
    for (index, border) in borders {
      for arc in border.arcs {
        topology.withRuns(of: arc) { run in
          for k in run.indices.dropLast() {
            segments.append(Segment(a: run[k], b: run[k + 1], border: Int32(truncatingIfNeeded: index)))
          }
        }
      }
    }
    self.segments = segments
    grid = CellGrid(segments.map { ($0.a, $0.b) })
  }

  /// The international borders of an analysis.
  public init(internationalBordersOf analysis: BorderAnalysis) {
    let list = analysis.borders.enumerated().filter {
      $0.element.isShared && analysis.isInternational($0.element)
    }
    self.init(list.map { (index: $0.offset, border: $0.element) }, of: analysis.topology)
  }

  /// The nearest place on every border within a distance, nearest first. See `BorderSearch`.
  public func hits(near position: Position, within limit: Double) -> [BorderHit] {
    guard limit >= 0, position.longitude.isFinite, position.latitude.isFinite else { return [] }
    let plane = TangentPlane(at: position)
    // The plane's error is below 1 in 1000 at these distances, so what is nearest for sure is within this slack.
    let slack = 1.01 * limit + 100
    var best: [Int32: Double] = [:]
    var candidates: [(segment: Segment, distance: Double, fraction: Double)] = []
    for index in grid.segments(near: position, within: slack) {
      let segment = segments[index]
      guard let (distance, fraction) = plane.nearest(segment.a, segment.b), distance <= slack else {
        continue
      }
      if let known = best[segment.border], distance > 1.01 * known + 50 { continue }
      best[segment.border] = min(best[segment.border] ?? .infinity, distance)
      candidates.append((segment, distance, fraction))
    }
    var hits: [Int32: BorderHit] = [:]
    for candidate in candidates
    where candidate.distance <= 1.01 * (best[candidate.segment.border] ?? 0) + 50 {
      let hit = refine(candidate.segment, from: candidate.fraction, to: position)
      let border = candidate.segment.border
      guard hit.distance <= limit else { continue }
      if let known = hits[border], Self.isNearer(known, than: hit) { continue }
      hits[border] = hit
    }
    return hits.values.sorted {
      $0.distance != $1.distance ? $0.distance < $1.distance : $0.border < $1.border
    }
  }

  /// Nearer, or equally near and earlier in the order of places, so that the order of segments does not matter.
  private static func isNearer(_ a: BorderHit, than b: BorderHit) -> Bool {
    if a.distance != b.distance { return a.distance < b.distance }
    return a.foot.longitude != b.foot.longitude
      ? a.foot.longitude < b.foot.longitude : a.foot.latitude <= b.foot.latitude
  }

  /// The nearest place of one segment, as a geodesic between its ends.
  private func refine(_ segment: Segment, from fraction: Double, to position: Position) -> BorderHit {
    let nearest = measure.nearest(to: position, from: segment.a, to: segment.b, guess: fraction)
    return BorderHit(border: Int(segment.border), distance: nearest.distance, foot: nearest.place)
  }
}

/// The gnomonic projection about a place, on a sphere that touches the ellipsoid there.
private struct TangentPlane {
  private let up: SIMD3<Double>
  private let east: SIMD3<Double>
  private let north: SIMD3<Double>
  private let radius = 6_371_008.8

  init(at position: Position) {
    let (lon, lat) = (position.longitude * .pi / 180, position.latitude * .pi / 180)
    up = SIMD3(cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat))
    east = SIMD3(-sin(lon), cos(lon), 0)
    north = SIMD3(-sin(lat) * cos(lon), -sin(lat) * sin(lon), cos(lat))
  }

  /// Metres east and north; `nil` for places beyond the horizon.
  private func project(_ position: Position) -> SIMD2<Double>? {
    let (lon, lat) = (position.longitude * .pi / 180, position.latitude * .pi / 180)
    let v = SIMD3(cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat))
    let height = (v * up).sum()
    guard height > 0.05 else { return nil }
    return SIMD2((v * east).sum(), (v * north).sum()) * (radius / height)
  }

  /// The distance of the centre from a segment, and where on it the nearest place is (0 to 1).
  func nearest(_ a: Position, _ b: Position) -> (distance: Double, fraction: Double)? {
    guard let p = project(a), let q = project(b) else { return nil }
    let (fraction, square) = PlaneSegment.nearest(to: .zero, on: p, q)
    return (square.squareRoot(), fraction)
  }
}
