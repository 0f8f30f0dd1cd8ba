public import BorderCore
import Foundation

/// Two vintages of a made map, with all that was changed between them.
///
/// Regions are pairs of cells of a grid. Some are split into their cells, some are merged out of them; lines between cells
/// stay, are drawn again a little off, or bulge, so that land changes hands. Ids and names change here and there.
public struct MadeVintages: Sendable {
  /// How much of what is changed.
  public struct Options: Sendable {
    /// Rows and columns of regions.
    public var size = 8
    /// The size of a cell in degrees of latitude.
    public var cell = 0.1
    /// Of the lines between cells, which share is drawn again, and by how many metres at most.
    public var jitter = (share: 0.2, metres: 30.0)
    /// Of the lines between cells, which share bulges, and by how many metres.
    public var bulge = (share: 0.1, metres: 900.0)
    /// Which share of regions is split, merged, renamed, recoded.
    public var split = 0.08
    /// See `split`.
    public var merged = 0.08
    /// See `split`.
    public var renamed = 0.08
    /// See `split`.
    public var recoded = 0.08
    /// Whether all ids of the new vintage are others, in another order.
    public var hasOtherIDs = false
    /// By how many metres east and north the new vintage is shifted.
    public var shift = (east: 0.0, north: 0.0)
    /// Where the map lies.
    public var corner = Position(longitude: 30, latitude: 55)

    /// The usual amount.
    public init() {}
  }

  /// The old vintage.
  public let old: RegionSet
  /// The new vintage.
  public let new: RegionSet
  /// What became of regions: `old id>new id` with the kind and whether it was renamed and recoded.
  public private(set) var regions: [String: String] = [:]
  /// What became of borders: ids of both sides in the old and in the new vintage, with the kind.
  public private(set) var borders: [String: String] = [:]
  /// Land that changed hands in square metres, by `old id>new id`.
  public private(set) var land: [String: Double] = [:]

  private typealias Cell = (row: Int, column: Int)
  private enum Fate { case plain, split, merged }

  /// A line between two nodes of the grid.
  private struct Edge: Hashable {
    let row: Int
    let column: Int
    let isUpright: Bool
  }

  /// Makes both.
  ///
  /// - Parameters:
  ///   - options: How much of what is changed.
  ///   - measure: How areas are measured.
  ///   - generator: Where chance comes from.
  public init(_ options: Options, measure: any AreaMeasure, by generator: inout SplitMix64) {
    let (rows, columns) = (options.size, 2 * options.size)
    let (east, north) = CoverageCopies.metres(at: options.corner.latitude)
    let wide = options.cell * north / east
    func node(_ row: Int, _ column: Int) -> Position {
      // Nodes off the grid, so that lines are not level.
      var own = SplitMix64(seed: UInt64(row * 1000 + column + 1))
      let (x, y) = (
        Double.random(in: -0.1...0.1, using: &own), Double.random(in: -0.1...0.1, using: &own)
      )
      return Position(
        longitude: options.corner.longitude + (Double(column) + x) * wide,
        latitude: options.corner.latitude + (Double(row) + y) * options.cell)
    }
    func ends(_ edge: Edge) -> (Position, Position) {
      (
        node(edge.row, edge.column),
        edge.isUpright ? node(edge.row + 1, edge.column) : node(edge.row, edge.column + 1)
      )
    }
    var edges: [Edge] = []
    for row in 0...rows {
      for column in 0...columns {
        if column < columns { edges.append(Edge(row: row, column: column, isUpright: false)) }
        if row < rows { edges.append(Edge(row: row, column: column, isUpright: true)) }
      }
    }
    func cells(_ edge: Edge) -> [Cell] {
      let both: [Cell] =
        edge.isUpright
        ? [(edge.row, edge.column - 1), (edge.row, edge.column)]
        : [(edge.row - 1, edge.column), (edge.row, edge.column)]
      return both.filter { (0..<rows).contains($0.row) && (0..<columns).contains($0.column) }
    }
    func region(_ cell: Cell) -> Int { cell.row * options.size + cell.column / 2 }

    // What becomes of each region.
    var fates: [Fate] = []
    var (isRenamed, isRecoded): ([Bool], [Bool]) = ([], [])
    for _ in 0..<(rows * options.size) {
      let draw = Double.random(in: 0..<1, using: &generator)
      let fate: Fate =
        draw < options.split ? .split : draw < options.split + options.merged ? .merged : .plain
      fates.append(fate)
      isRenamed.append(fate == .plain && Double.random(in: 0..<1, using: &generator) < options.renamed)
      isRecoded.append(fate == .plain && Double.random(in: 0..<1, using: &generator) < options.recoded)
    }
    var codes = (0..<(4 * fates.count)).map { "n\($0)" }
    codes.shuffle(using: &generator)
    func id(_ cell: Cell, isOld: Bool) -> String {
      let number = region(cell)
      let isWhole = fates[number] == .plain || (fates[number] == .split) == isOld
      let half = isWhole ? "" : cell.column % 2 == 0 ? "w" : "e"
      if isOld { return "r\(number)\(half)" }
      if options.hasOtherIDs { return codes[2 * number + (half == "e" ? 1 : 0)] }
      return isRecoded[number] ? "x\(number)" : "r\(number)\(half)"
    }
    func name(_ cell: Cell, isOld: Bool) -> String {
      let number = region(cell)
      let isWhole = fates[number] == .plain || (fates[number] == .split) == isOld
      let half = isWhole ? "" : cell.column % 2 == 0 ? " West" : " East"
      return !isOld && isRenamed[number] ? "Newtown \(number)" : "Land \(number)\(half)"
    }

    // The lines.
    var (before, after): ([Edge: [Position]], [Edge: [Position]]) = ([:], [:])
    var changes: [Edge: String] = [:]
    for edge in edges {
      let (a, b) = ends(edge)
      var line = [a]
      let pieces = 9
      for k in 1..<pieces {
        let t = Double(k) / Double(pieces)
        let off = Double.random(in: -0.02...0.02, using: &generator)
        line.append(
          Position(
            longitude: a.longitude + t * (b.longitude - a.longitude) + (edge.isUpright ? off * wide : 0),
            latitude: a.latitude + t * (b.latitude - a.latitude) + (edge.isUpright ? 0 : off * options.cell)))
      }
      line.append(b)
      before[edge] = line
      let sides = cells(edge)
      let draw = Double.random(in: 0..<1, using: &generator)
      let isInner = sides.count == 2 && region(sides[0]) == region(sides[1])
      if !isInner, draw < options.jitter.share {
        for k in 1..<pieces {
          let side = options.jitter.metres * 0.7
          line[k].longitude += Double.random(in: -side...side, using: &generator) / east
          line[k].latitude += Double.random(in: -side...side, using: &generator) / north
        }
        changes[edge] = "redigitised"
      } else if !isInner, sides.count == 2, draw < options.jitter.share + options.bulge.share {
        let sign = Bool.random(using: &generator) ? 1.0 : -1
        for k in 1..<pieces {
          let size = sign * options.bulge.metres * sin(Double(k) / Double(pieces) * .pi)
          if edge.isUpright { line[k].longitude += size / east } else { line[k].latitude += size / north }
        }
        changes[edge] = "moved"
        let ring = before[edge, default: []] + line.reversed().dropFirst()
        let area = ring.withUnsafeBufferPointer { measure.area(ofRing: $0) }
        // Moved east or north, the land goes to the western or southern cell.
        let (from, to) = sign > 0 ? (sides[1], sides[0]) : (sides[0], sides[1])
        land["\(id(from, isOld: true))>\(id(to, isOld: false))", default: 0] += area
      }
      after[edge] = line
    }

    // What that makes of regions and borders.
    var ofRegion = [String](repeating: "unchanged", count: fates.count)
    var ofPair: [[Int]: (kind: String, old: [Set<String>], new: [Set<String>])] = [:]
    func worse(_ a: String, _ b: String) -> String {
      [a, b].contains("moved") ? "moved" : [a, b].contains("redigitised") ? "redigitised" : "unchanged"
    }
    for edge in edges {
      let sides = cells(edge).sorted { region($0) < region($1) }
      for side in sides {
        ofRegion[region(side)] = worse(ofRegion[region(side)], changes[edge] ?? "unchanged")
      }
      guard sides.count == 2 else { continue }
      let pair = sides.map(region)
      if pair[0] == pair[1] {
        let (a, b) = (sides[0], sides[1])
        if fates[pair[0]] == .split {
          borders["|>" + Self.key([[id(a, isOld: false)], [id(b, isOld: false)]])] = "appeared"
        } else if fates[pair[0]] == .merged {
          borders[Self.key([[id(a, isOld: true)], [id(b, isOld: true)]]) + ">|"] = "disappeared"
        }
        continue
      }
      var entry = ofPair[pair] ?? ("unchanged", [[], []], [[], []])
      entry.kind = worse(entry.kind, changes[edge] ?? "unchanged")
      for (k, side) in sides.enumerated() {
        entry.old[k].insert(id(side, isOld: true))
        entry.new[k].insert(id(side, isOld: false))
      }
      ofPair[pair] = entry
    }
    for entry in ofPair.values {
      borders[Self.key(entry.old) + ">" + Self.key(entry.new)] = entry.kind
    }
    for number in fates.indices {
      let west: Cell = (number / options.size, number % options.size * 2)
      let east: Cell = (west.row, west.column + 1)
      let isMoved = ofRegion[number] == "moved"
      switch fates[number] {
      case .plain:
        var kinds: [String] = []
        if isRenamed[number] { kinds.append("renamed") }
        if isRecoded[number] && !options.hasOtherIDs { kinds.append("recoded") }
        let kind = isMoved ? "changed" : ofRegion[number]
        if kind != "unchanged" || kinds.isEmpty { kinds.append(kind) }
        regions["\(id(west, isOld: true))>\(id(west, isOld: false))"] = kinds.joined(separator: "+")
      case .split, .merged:
        let kind = (fates[number] == .split ? "split" : "merged") + (isMoved ? "+changed" : "")
        for cell in [west, east] { regions["\(id(cell, isOld: true))>\(id(cell, isOld: false))"] = kind }
      }
    }

    // The polygons.
    func build(_ lines: [Edge: [Position]], isOld: Bool) -> RegionSet {
      func place(_ position: Position) -> Position {
        isOld
          ? position
          : Position(
            longitude: position.longitude + options.shift.east
              / CoverageCopies.metres(at: position.latitude).east,
            latitude: position.latitude + options.shift.north / north)
      }
      func line(_ edge: Edge) -> [Position] { lines[edge] ?? [] }
      func ring(_ row: Int, _ columns: ClosedRange<Int>) -> [Position] {
        var ring: [Position] = []
        let (first, last) = (columns.lowerBound, columns.upperBound)
        for column in columns { ring += line(Edge(row: row, column: column, isUpright: false)).dropLast() }
        ring += line(Edge(row: row, column: last + 1, isUpright: true)).dropLast()
        for column in columns.reversed() {
          ring += line(Edge(row: row + 1, column: column, isUpright: false)).reversed().dropLast()
        }
        ring += line(Edge(row: row, column: first, isUpright: true)).reversed()
        return ring.map(place)
      }
      var list: [(id: String, name: String, ring: [Position])] = []
      for number in fates.indices {
        let west: Cell = (number / options.size, number % options.size * 2)
        let east: Cell = (west.row, west.column + 1)
        if fates[number] == .plain || (fates[number] == .split) == isOld {
          list.append(
            (id(west, isOld: isOld), name(west, isOld: isOld), ring(west.row, west.column...east.column)))
        } else {
          for cell in [west, east] {
            list.append(
              (id(cell, isOld: isOld), name(cell, isOld: isOld), ring(cell.row, cell.column...cell.column)))
          }
        }
      }
      if !isOld { list.shuffle(using: &generator) }
      var builder = RegionSetBuilder()
      for entry in list {
        builder.beginRegion(Region(id: entry.id, name: entry.name))
        builder.beginPart()
        builder.addRing(entry.ring)
      }
      return builder.finish()
    }
    old = build(before, isOld: true)
    new = build(after, isOld: false)
  }

  /// Nothing is said of names: of regions that were only renamed, nothing remains.
  public mutating func forgetNames() {
    regions = regions.mapValues { kind in
      let rest = kind.split(separator: "+").filter { $0 != "renamed" }
      return rest.isEmpty ? "unchanged" : rest.joined(separator: "+")
    }
  }

  /// The two sides of a border, each with the ids along it, in the order of ids.
  public static func key(_ sides: [Set<String>]) -> String {
    sides.map { $0.sorted().joined(separator: " + ") }.sorted().joined(separator: "|")
  }
}
