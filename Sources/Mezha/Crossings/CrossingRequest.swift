import BorderIO

/// What crosses the borders, and what of it counts.
package struct CrossingRequest: Sendable {
  /// Lines that cross: FILE or FILE#LAYER.
  package var lines: String?
  /// Listed crossings; the embedded ones where neither these nor lines are given.
  package var points: String?
  /// The field with the class of lines, or the mode of points.
  package var classField: String?
  /// The field with the name of lines or points.
  package var nameField: String?
  /// A condition that lines must meet.
  package var lineFilter: String?
  /// Within how many metres along a border crossings of one class are one.
  package var merge: Double = 0
  /// How far a point may be from its border, in metres; the list's own, or 5000, where it is not given.
  package var tolerance: Double?
  /// Points of one status only.
  package var status: String?
  /// Points of one mode, or lines of one class, only.
  package var mode: String?
  /// Points of one concept only.
  package var concept: String?
  /// Which fields of the points or lines go into the list.
  package var keep: KeptFields?
  /// Which kinds of meetings of lines with borders count: one of `LineCrossingKind`, or `all`.
  package var kind: String = "crossing"

  package init(
    lines: String? = nil, points: String? = nil, classField: String? = nil, nameField: String? = nil,
    lineFilter: String? = nil, merge: Double = 0, tolerance: Double? = nil, status: String? = nil,
    mode: String? = nil, concept: String? = nil, keep: KeptFields? = nil, kind: String = "crossing"
  ) {
    self.lines = lines
    self.points = points
    self.classField = classField
    self.nameField = nameField
    self.lineFilter = lineFilter
    self.merge = merge
    self.tolerance = tolerance
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
        $0, fields: [classField, nameField].compactMap { $0 }, filter: lineFilter, threads: threads)
    }
  }
}
