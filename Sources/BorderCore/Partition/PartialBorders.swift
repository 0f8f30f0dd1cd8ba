/// What one cell, or several together, contribute to the borders of a mosaic.
///
/// All of it adds up: lengths and counts as integers, ends of lines by their places. Regions are indices among all.
public struct PartialBorders: Sendable {
  /// What two regions share, as far as it is known here.
  public struct Pair: Hashable, Sendable {
    /// The region with the lesser index.
    public var a: Int32
    /// The other region.
    public var b: Int32
    /// The length of the segments.
    public var length = ExactLength.zero
    /// How many lines have both of their ends here.
    public var pieces: Int32 = 0
    /// At how many vertices both meet without a segment that ends there.
    public var touches: Int32 = 0
    /// Whether they share a segment, and what is to be said of it.
    public var marks: Marks = []

    var key: UInt64 { UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b)) }
  }

  /// What is known of the segments of a pair.
  public struct Marks: OptionSet, Hashable, Sendable {
    /// A bit for each.
    public let rawValue: UInt8
    /// Marks by their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// They share a segment.
    public static let line = Marks(rawValue: 1)
    /// More than two rings go along one (`CoverageProblem.Kind.thirdSide`).
    public static let thirdSide = Marks(rawValue: 2)
    /// Different regions lie on the same side of one (`CoverageProblem.Kind.overlap`).
    public static let overlap = Marks(rawValue: 4)
  }

  /// A line of a pair that may go on in another cell at one of its ends.
  public struct Line: Hashable, Sendable {
    /// The pair, as in `Pair`.
    public var a: Int32
    /// The other region.
    public var b: Int32
    /// One end; the same place always has the same numbers.
    public var start: Position
    /// The other end.
    public var end: Position

    var key: UInt64 { UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b)) }
  }

  /// A line along which a region runs along itself.
  public struct Seam: Hashable, Sendable {
    /// The region.
    public var region: Int32
    /// One end of what belongs to the cell; equal to the other where nothing does.
    public var start: Position
    /// The other end.
    public var end: Position
    /// The least vertex of it.
    public var least: Position
    /// The least node at which the line ends; `nil` where none is known here.
    public var node: Position?
  }

  /// The length of a region's boundary, without seams of its own and cuts of the map.
  public struct Boundary: Hashable, Sendable {
    /// The region.
    public var region: Int32
    /// The length of what belongs to the cell.
    public var length: ExactLength
  }

  /// A point where many regions meet.
  public struct Crowd: Sendable {
    /// Where.
    public var place: Position
    /// The regions, in order.
    public var regions: [Int32]
    /// The pairs of them that share a segment that ends there, in order.
    public var sharing: [RegionPair]
  }

  /// The pairs, each once, in the order of their regions.
  public internal(set) var pairs: [Pair] = []
  /// Lines of pairs that may go on elsewhere.
  public internal(set) var lines: [Line] = []
  /// Places where regions touch or cross themselves, one a region.
  public internal(set) var contacts: [SelfContact] = []
  /// Lines along which regions run along themselves.
  public internal(set) var seams: [Seam] = []
  /// Points where more rings meet than a look at all pairs allows.
  public internal(set) var crowds: [Crowd] = []
  /// Sides of arcs and visits of nodes: what the limits of `BorderSet` are taken from.
  public internal(set) var sideCount = 0
  /// Visits of nodes.
  public internal(set) var visitCount = 0
  /// Lines along which so many polygons run that their pairs are not listed.
  public internal(set) var crowdedLines: Crowding?
  /// Whether everything was looked at for regions that cross themselves.
  public internal(set) var isComplete = true
  /// The lengths of the segments of all pairs that were asked for, each once, in metres, in no order.
  public internal(set) var segmentLengths: [Double] = []
  /// The boundaries of all regions, each once, where they were asked for.
  public internal(set) var boundaries: [Boundary] = []

  /// Nothing.
  public init() {}
}

/// How the runs of a cell are joined.
public struct JoinOptions: Sendable {
  /// Where the map was cut.
  public var cut: MapCut
  /// Whether regions that touch or cross themselves are looked for.
  public var isChecked = true
  /// Whether the ends of all lines are kept, also of those that are whole.
  public var keepsEnds = false
  /// The pairs whose segments are measured one by one for their spacing, by the indices of their regions; `nil` for none.
  public var spacing: (@Sendable (Int32, Int32) -> Bool)?
  /// Whether the boundaries of regions are measured.
  public var measuresBoundaries = false

  /// Options.
  public init(cut: MapCut = MapCut()) { self.cut = cut }
}
