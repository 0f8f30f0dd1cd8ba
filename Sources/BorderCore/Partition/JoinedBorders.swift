/// The borders of a mosaic that was joined cell by cell: what `BorderAnalysis` knows of them, without the vertices.
public struct JoinedBorders: Sendable {
  /// The border of two regions.
  public struct Border: Sendable {
    /// The region whose id comes first.
    public let a: RegionID
    /// The region whose id comes second.
    public let b: RegionID
    /// The length of all that both share.
    public let length: ExactLength
    /// Into how many lines it falls when joined end to end.
    public let pieces: Int
    /// At how many points both meet beside these lines.
    public let touchPoints: Int
    /// What is to be said of its segments.
    public let marks: PartialBorders.Marks

    /// Whether they share a line.
    public var isShared: Bool { marks.contains(.line) }
  }

  /// The regions' attributes.
  public let regions: [Region]
  /// All pairs that share a line or a point, sorted by the ids of their regions.
  public let borders: [Border]
  /// The regions that touch or cross themselves, in the order of regions.
  public let contacts: [SelfContact]
  /// Whether all lines were looked at for these.
  public let isComplete: Bool
  /// Lines along which so many polygons run that their pairs are not listed.
  public let crowdedLines: Crowding?
  /// Points where so many regions meet that those of them that only touch are not listed.
  public let crowdedPoints: Crowding?
  /// How far apart vertices stand along the borders that were asked for.
  public let spacing: VertexSpacing?
  private let lineEnds: [UInt64: [(Position, Position)]]
  private let boundaries: [Int32: ExactLength]
  private let isInvalid: Set<RegionID>

  init(
    _ all: PartialBorders, contacts: [SelfContact], crowdedPoints: Crowding?,
    lineEnds: [UInt64: [(Position, Position)]], boundaries: [Int32: ExactLength], regions: [Region]
  ) {
    self.regions = regions
    self.contacts = contacts
    self.crowdedPoints = crowdedPoints
    self.lineEnds = lineEnds
    self.boundaries = boundaries
    isComplete = all.isComplete
    crowdedLines = all.crowdedLines
    isInvalid = Set(contacts.map(\.region))
    spacing = VertexSpacing(segmentLengths: all.segmentLengths)
    let ranking = IDRanking(regions)
    borders = all.pairs.map { pair in
      (ranking.key(RegionID(Int(pair.a)), RegionID(Int(pair.b))), pair)
    }.sorted { $0.0 < $1.0 }.map { key, pair in
      let (a, b) = ranking.pair(key)
      return Border(
        a: a, b: b, length: pair.length, pieces: Int(pair.pieces), touchPoints: Int(pair.touches),
        marks: pair.marks)
    }
  }

  /// Whether a border separates two known countries.
  public func isInternational(_ border: Border) -> Bool {
    regions.areOfDifferentCountries(border.a, border.b)
  }

  /// The ends of the lines that a border falls into, without those of closed lines; all of them where
  /// `JoinOptions.keepsEnds` was set.
  public func lineEnds(of border: Border) -> [(Position, Position)] {
    let (x, y) = (min(border.a, border.b).rawValue, max(border.a, border.b).rawValue)
    return lineEnds[UInt64(UInt32(bitPattern: x)) << 32 | UInt64(UInt32(bitPattern: y))] ?? []
  }

  /// The length of a region's boundary, as `RegionPerimeter.boundary` has it, where `JoinOptions.measuresBoundaries` was set.
  public func boundary(of region: RegionID) -> ExactLength { boundaries[region.rawValue] ?? .zero }

  /// Whether there is anything to flag.
  public var hasFlags: Bool {
    !contacts.isEmpty || borders.contains { !$0.marks.isDisjoint(with: [.thirdSide, .overlap]) }
  }

  /// The flags of a border, as `BorderFlags` gives them.
  public func flags(of border: Border) -> String {
    var flags = [border.a, border.b].filter(isInvalid.contains).map { "invalid:\(regions[$0.index].id)" }
    if border.marks.contains(.overlap) { flags.append(CoverageProblem.Kind.overlap.rawValue) }
    if border.marks.contains(.thirdSide) { flags.append(CoverageProblem.Kind.thirdSide.rawValue) }
    return flags.joined(separator: " ")
  }

  /// The regions that share no line, or not even a point, with another, in the order of regions.
  public func isolates(by rule: ContiguityRule) -> [RegionID] {
    RegionID.isolates(
      among: regions.count,
      borders.lazy.filter { rule == .queen || $0.isShared }.map { ($0.a, $0.b) })
  }
}
