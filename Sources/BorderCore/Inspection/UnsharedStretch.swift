/// A stretch along which two regions run beside each other without sharing the line.
public struct UnsharedStretch: Hashable, Sendable {
  /// The region with the lesser index, along whose line the stretch is measured.
  public let a: RegionID
  /// The other region.
  public let b: RegionID
  /// Its length along the first region's line, in metres.
  public let length: Double
  /// The mean distance of the two lines, in metres.
  public let meanDistance: Double
  /// The greatest distance that was met, in metres.
  public let maxDistance: Double
  /// The place in its middle, on the first region's line.
  public let place: Position
}

/// Looks for stretches along which regions run beside each other unshared.
///
/// Lines that one region alone goes along are cut into pieces of at most the tolerance. A piece is beside another region
/// when that region's line lies within the tolerance of the piece's middle and runs the other way, to within 45°; the
/// nearest region counts. Pieces that follow each other beside one region are a stretch when it is four times as long as
/// it is wide.
///
/// Complexity: O(*n*) for *n* vertices of outer arcs of ordinary borders.
public struct UnsharedStretches: Sendable {
  /// The stretches, from the longest to the shortest.
  public let stretches: [UnsharedStretch]

  /// A piece of a line, and what it runs beside.
  private struct Piece {
    let middle: Position
    let length: Double
    let distance: Double
  }

  /// - Parameters:
  ///   - topology: The exact topology.
  ///   - tolerance: How far lines may be apart, in metres; for regions of one source of several, `ownTolerance`.
  ///   - ownTolerance: How far lines of one source may be apart where there are several.
  ///   - measure: How to measure.
  ///
  /// Fails when so many lines lie beside each other that looking at all would take too long.
  public init?(
    _ topology: BorderTopology, tolerance: Double, ownTolerance: Double, measure: any LineMeasure
  ) {
    let lines = OpenLines(topology)
    let scale = LocalScale(measure)
    let grid = lines.grid(cell: max(200, tolerance), scale: scale)
    // An array of numbers: reading a region copies its names.
    let sources = topology.regions.regions.map(\.source)
    let hasSeveralSources = Set(sources).count > 1
    var found: [UnsharedStretch] = []
    var effort = 0
    for arc in 0..<(lines.arcStarts.count - 1) {
      var open: (partner: RegionID, pieces: [Piece])?
      func close(_ owner: RegionID) {
        if let open, let stretch = Self.stretch(owner, open.partner, open.pieces) { found.append(stretch) }
        open = nil
      }
      var owner = RegionID.none
      for segment in lines.segments[lines.arcStarts[arc]..<lines.arcStarts[arc + 1]] {
        owner = segment.region
        let size = measure.distance(segment.a, segment.b)
        // A long segment's middle says nothing of its ends.
        let count = max(1, min(256, Int((size / max(tolerance, 1)).rounded(.up))))
        for piece in 0..<count {
          guard effort < 200_000_000 else { return nil }
          let middle = segment.a.towards(segment.b, (Double(piece) + 0.5) / Double(count))
          let plane = LocalPlane(at: middle, scale)
          let heading = plane.vector(segment.b) - plane.vector(segment.a)
          let span = (heading * heading).sum().squareRoot()
          var best: (region: RegionID, distance: Double)?
          grid.forEachSegment(near: middle, middle, within: tolerance) { index in
            effort += 1
            let other = lines.segments[Int(index)]
            guard other.region != owner else { return }
            let (p, q) = plane.segment(other.a, other.b)
            let d = q - p
            guard (d * heading).sum() < -0.7 * span * (d * d).sum().squareRoot() else { return }
            let distance = LocalPlane.nearest(.zero, on: p, q).distance
            let isOneSource = hasSeveralSources && sources[other.region.index] == sources[owner.index]
            guard distance <= (isOneSource ? ownTolerance : tolerance) else { return }
            if let best, best.distance < distance || best.distance == distance && best.region <= other.region
            {
              return
            }
            best = (other.region, distance)
          }
          if open?.partner != best?.region { close(owner) }
          guard let best, owner < best.region else { continue }
          let length = size / Double(count)
          if open == nil { open = (best.region, []) }
          open?.pieces.append(Piece(middle: middle, length: length, distance: best.distance))
        }
      }
      close(owner)
    }
    stretches = found.sorted {
      $0.length != $1.length ? $0.length > $1.length : $0.place.precedes($1.place)
    }
  }

  private static func stretch(_ a: RegionID, _ b: RegionID, _ pieces: [Piece]) -> UnsharedStretch? {
    let length = pieces.reduce(0) { $0 + $1.length }
    guard length > 0 else { return nil }
    let mean = pieces.reduce(0) { $0 + $1.distance * $1.length } / length
    guard length >= 4 * mean else { return nil }
    var half = length / 2
    let middle = pieces.first {
      half -= $0.length
      return half <= 0
    }
    guard let place = (middle ?? pieces.last)?.middle else { return nil }
    return UnsharedStretch(
      a: a, b: b, length: length, meanDistance: mean,
      maxDistance: pieces.reduce(0) { max($0, $1.distance) }, place: place)
  }
}
