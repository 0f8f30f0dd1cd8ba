public import BorderCore
internal import GEOS

/// What of a region lies within a distance of the border of its country.
public struct BorderBelt: Sendable {
  /// The region.
  public let region: RegionID
  /// The width of the belt in metres.
  public let width: Double
  /// The country whose border is the nearest; empty for the edge; `nil` for all borders together.
  public let neighbour: String?
  /// The area on the ellipsoid in square metres.
  public let area: Double
  /// The polygons, each an exterior and its holes, cut at the 180th meridian.
  public let polygons: [[[Position]]]
}

/// Belts along the borders of countries, each inside one region.
///
/// A belt holds the places of a region whose distance from the border of the region's own country, on the ellipsoid and
/// as the crow flies, is not above its width. It never lies across the border; a region that does not touch the border
/// has one where the border is near enough.
public struct BorderBelts: Sendable {
  /// From where a belt is measured.
  public enum Origin: String, Sendable, CaseIterable {
    /// From the lines that a country shares with others.
    case stateBorder = "border"
    /// From the lines beyond which the data know of no region: coasts, or where the data end.
    case edge
    /// From both.
    case all
  }

  /// The belts by region, width and neighbour.
  public let belts: [BorderBelt]
  /// Regions whose belts could not be cut out: GEOS failed.
  public let failed: [RegionID]
  /// The lengths of borders in metres around which no belt could be drawn: they lie at a pole.
  public let undrawn: Int

  /// Draws the belts of all regions with a country.
  ///
  /// - Parameters:
  ///   - topology: The regions.
  ///   - widths: The widths in metres, each above 0 and at most 500 000.
  ///   - origin: From where they are measured.
  ///   - countries: Whose regions are meant; those of all countries when empty.
  ///   - splits: Whether belts are also split by the neighbour whose border is the nearest.
  ///   - threads: How many threads may work; the result is the same for any number.
  /// - Complexity: For each width, O(*n* log *n*) for *n* vertices of the borders and of the regions near them.
  public init(
    _ topology: BorderTopology, widths: [Double], from origin: Origin = .stateBorder,
    in countries: Set<String> = [],
    splits: Bool = false, threads: Int = 1
  ) {
    let lines = BeltLines(topology, from: origin, of: countries)
    let set = topology.regions
    let regionParts = set.partsByRegion
    var belts: [BorderBelt] = []
    var failed: Set<RegionID> = []
    var undrawn = 0
    for width in widths {
      let ground = BeltGround(lines, width: width, threads: threads)
      undrawn += ground.undrawn
      let found = mapParts(of: set.regionCount, threads: threads, minimumPart: 1) { range in
        GEOSContext.withCurrent { context in
          range.map { index -> [BorderBelt]? in
            guard countries.isEmpty || countries.contains(set[RegionID(index)].country) else { return [] }
            let cut = BeltCut(set, RegionID(index), parts: regionParts[index], ground, splits: splits)
            return try? cut.belts(in: context)
          }
        }
      }.flatMap { $0 }
      for (index, result) in found.enumerated() {
        if let result { belts += result } else { failed.insert(RegionID(index)) }
      }
    }
    self.belts = belts.sorted {
      ($0.region, $0.width, $0.neighbour ?? "") < ($1.region, $1.width, $1.neighbour ?? "")
    }
    self.failed = failed.sorted()
    self.undrawn = undrawn
  }
}

/// What lies within a width of each border, on either side.
struct BeltGround: Sendable {
  /// The buffer of a stretch of a border.
  struct Piece: Sendable {
    var sides: BorderSides
    var stretch: [Position]
    var outline: GeodesicBuffer.Outline

    /// The same piece so many degrees further east.
    func moved(east turn: Double) -> Piece {
      if turn == 0 { return self }
      let line = stretch.map { Position(longitude: $0.longitude + turn, latitude: $0.latitude) }
      return Piece(sides: sides, stretch: line, outline: outline.moved(east: turn))
    }
  }

  let width: Double
  /// The pieces by country: those of each of its borders.
  let pieces: [String: [Piece]]
  let undrawn: Int

  init(_ lines: BeltLines, width: Double, threads: Int) {
    self.width = width
    let stretches = lines.lines.flatMap { sides, lines in
      lines.flatMap { GeodesicBuffer.stretches(of: $0, width: width) }.map { (sides, $0) }
    }
    let outlines = mapParts(of: stretches.count, threads: threads, minimumPart: 1) { range in
      GEOSContext.withCurrent { context in
        range.map { index in
          try? GeodesicBuffer(stretches[index].1, width: width).outline(in: context)
        }
      }
    }.flatMap { $0 }
    var pieces: [String: [Piece]] = [:]
    var undrawn = 0
    for (stretch, outline) in zip(stretches, outlines) {
      guard let outline else {
        undrawn += 1
        continue
      }
      let piece = Piece(sides: stretch.0, stretch: stretch.1, outline: outline)
      for country in [stretch.0.first, stretch.0.second] where !country.isEmpty {
        pieces[country, default: []].append(piece)
      }
    }
    self.pieces = pieces
    self.undrawn = undrawn
  }
}
