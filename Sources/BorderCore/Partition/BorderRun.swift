/// What of a ring one cell needs to know.
public struct BorderRun: Hashable, Sendable {
  /// How much of the ring it is.
  public enum Kind: UInt8, Hashable, Sendable {
    /// The whole ring, closed: all its vertices belong to the cell.
    case closed
    /// Vertices of the cell that follow each other, with the one before them and the one after, which are others'.
    case open
    /// One segment that goes through the cell between vertices of others.
    case passing
  }

  /// The number of the ring: any number of its own. Rings of one part follow each other.
  public var ring: Int64
  /// The number of the exterior ring of the part that the ring belongs to.
  public var part: Int64
  /// The region, by its index among all.
  public var region: Int32
  /// How many positions it has.
  public var count: Int32
  /// Where in the ring its first position stands, so that runs of a ring keep their order.
  public var start: Int32
  /// How much of the ring it is.
  public var kind: Kind
  /// Whether the region lies to the left of the ring.
  public var hasInteriorOnLeft: Bool

  /// A run; the positions stand elsewhere.
  public init(
    ring: Int64, part: Int64, region: Int32, count: Int32, start: Int32, kind: Kind, hasInteriorOnLeft: Bool
  ) {
    self.ring = ring
    self.part = part
    self.region = region
    self.count = count
    self.start = start
    self.kind = kind
    self.hasInteriorOnLeft = hasInteriorOnLeft
  }
}

/// Runs as flat arrays, those of one cell or of several.
public struct BorderRuns: Sendable {
  /// The runs.
  public private(set) var heads: [BorderRun] = []
  /// The positions of all runs, one after another.
  public private(set) var positions: [Position] = []

  /// No runs.
  public init() {}

  /// Makes room.
  public mutating func reserve(runs: Int, positions count: Int) {
    heads.reserveCapacity(runs)
    positions.reserveCapacity(count)
    LargePages.ask(for: &positions)
  }

  /// Adds a run.
  ///
  /// - Parameters:
  ///   - head: The run.
  ///   - pieces: Its positions, in one or two pieces: as many as the run has.
  public mutating func append(_ head: BorderRun, _ pieces: RunPieces) {
    heads.append(head)
    positions.append(contentsOf: pieces.first)
    positions.append(contentsOf: pieces.second)
  }

  /// Adds runs with their positions, as `heads` and `positions` of others have them.
  public mutating func append(heads more: [BorderRun], positions rest: [Position]) {
    heads.append(contentsOf: more)
    positions.append(contentsOf: rest)
  }

  /// Calls a body with each run and its positions.
  public func forEach(_ body: (BorderRun, UnsafeBufferPointer<Position>) -> Void) {
    positions.withUnsafeBufferPointer { positions in
      var next = 0
      for head in heads {
        let end = next + Int(head.count)
        body(head, UnsafeBufferPointer(rebasing: positions[next..<end]))
        next = end
      }
    }
  }
}

/// Positions that follow each other, in place: two pieces where a run goes on from the end of a ring to its beginning.
public struct RunPieces {
  /// The first of them.
  public let first: UnsafeBufferPointer<Position>
  /// The others, mostly none.
  public let second: UnsafeBufferPointer<Position>

  /// Positions in one piece.
  public init(_ first: UnsafeBufferPointer<Position>) {
    self.first = first
    second = UnsafeBufferPointer(start: nil, count: 0)
  }

  init(_ first: UnsafeBufferPointer<Position>, _ second: UnsafeBufferPointer<Position>) {
    self.first = first
    self.second = second
  }
}
