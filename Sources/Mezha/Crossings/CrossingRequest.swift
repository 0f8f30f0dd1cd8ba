import BorderIO

/// What crosses the borders, and what of it counts.
public struct CrossingRequest: Sendable {
  /// Lines that cross: FILE or FILE#LAYER.
  public var lines: String?
  /// Listed crossings; the embedded ones where neither these nor lines are given.
  public var points: String?
  /// The field with the class of lines, or the mode of points.
  public var classField: String?
  /// The field with the name of lines or points.
  public var nameField: String?
  /// A condition that lines must meet.
  public var lineFilter: String?
  /// Within how many metres along a border crossings of one class are one.
  public var merge: Double = 0
  /// How far a point may be from its border, in metres; the list's own, or 5000, where it is not given.
  public var pointTolerance: Double?
  /// Points of one status only.
  public var status: String?
  /// Points of one mode, or lines of one class, only.
  public var mode: String?
  /// Points of one concept only.
  public var concept: String?
  /// Which fields of the points or lines go into the list.
  public var keep: KeptFields?
  /// Which kinds of meetings of lines with borders count: one of `LineCrossingKind`, or `all`.
  public var kind: String = "crossing"

  /// What a tolerance of points needs.
  package static let pointToleranceNeed = Phrase(
    "applies to listed crossings: give --points; borders are matched by --tolerance-m",
    "относится к переходам из списка: укажите --points; границы сводит --tolerance-m")

  /// The embedded crossings, or what is given.
  public init(
    lines: String? = nil, points: String? = nil, classField: String? = nil, nameField: String? = nil,
    lineFilter: String? = nil, merge: Double = 0, pointTolerance: Double? = nil, status: String? = nil,
    mode: String? = nil, concept: String? = nil, keep: KeptFields? = nil, kind: String = "crossing"
  ) {
    self.lines = lines
    self.points = points
    self.classField = classField
    self.nameField = nameField
    self.lineFilter = lineFilter
    self.merge = merge
    self.pointTolerance = pointTolerance
    self.status = status
    self.mode = mode
    self.concept = concept
    self.keep = keep
    self.kind = kind
  }

  /// The lines, which are being read from now on; `nil` where points are asked for.
  package func pendingLines(threads: Int) -> PendingLines? {
    lines.map {
      PendingLines(
        $0, fields: [classField, nameField].compactMap { $0 }, filter: lineFilter, threads: threads,
        canBeSifted: true)
    }
  }
}
