/// What is looked up by place: the regions on either side of each line, and the lines by the cells of a grid.
package struct RegionGround: Sendable {
  let faces: ArcFaces
  let grid: ArcGrid

  /// Indexes all arcs of a topology. O(*n*) for *n* segments that are short against the box of all.
  init(_ topology: BorderTopology) {
    faces = ArcFaces(topology)
    grid = ArcGrid(topology)
  }

  /// The region that a place lies in; `RegionID.none` outside of all.
  package func region(at place: Position) -> RegionID { faces.region(at: place, in: grid) }
}
