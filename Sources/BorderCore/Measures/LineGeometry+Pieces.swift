extension LineGeometry {
  /// Cuts a segment into pieces of equal length, not above a limit.
  ///
  /// - Parameters:
  ///   - a: The start of the segment.
  ///   - b: Its end.
  ///   - limit: Metres.
  ///   - body: Gets the ends and the length of each piece.
  func forEachPiece(
    from a: Position, to b: Position, upTo limit: Double, _ body: (Position, Position, Double) -> Void
  ) {
    let length = distance(a, b)
    let count = max(1, min(100_000, Int((length / limit).rounded(.up))))
    var from = a
    for index in 1...count {
      let to = index == count ? b : position(from: a, to: b, at: length * Double(index) / Double(count))
      body(from, to, length / Double(count))
      from = to
    }
  }

  /// The vertices of a line between two distances from its start in metres, with the places at both.
  package func portion(of line: [Position], from: Double, to: Double) -> [Position] {
    var result: [Position] = []
    var along = 0.0
    for (a, b) in zip(line, line.dropFirst()) {
      let length = distance(a, b)
      if along + length > from && along < to || result.isEmpty && along + length >= from {
        if result.isEmpty { result.append(position(from: a, to: b, at: from - along)) }
        result.append(position(from: a, to: b, at: to - along))
      }
      along += length
    }
    return result
  }
}
