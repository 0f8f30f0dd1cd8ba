internal import BorderCore

/// Vertices of other data than the regions on the plane of a map: collected as positions, projected in one call.
struct PlaneVertices {
  /// Interleaved coordinates: longitudes and latitudes at first, then those of the plane, y upward.
  private(set) var numbers: [Double] = []

  /// Adds the vertices of a line that is not torn.
  ///
  /// - Returns: Their range, in vertices.
  mutating func add(_ line: some Sequence<Position>) -> Range<Int> {
    let first = numbers.count / 2
    for position in line {
      numbers.append(position.longitude)
      numbers.append(position.latitude)
    }
    return first..<numbers.count / 2
  }

  /// Lays all vertices out on the plane. Once, when all were added.
  mutating func project(by projection: any MapProjection) { projection.project(&numbers) }

  /// Lines with the boxes around them; those without an image are left out.
  func boxed(_ lines: [Range<Int>]) -> [(range: Range<Int>, box: PageBox)] {
    lines.compactMap { range in PlaneTopology.box(range, of: numbers).map { (range, $0) } }
  }
}
