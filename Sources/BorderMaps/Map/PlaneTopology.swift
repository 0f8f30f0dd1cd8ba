internal import BorderCore

/// The arcs of a topology on the plane of a map, each vertex projected once for the map and all its insets.
struct PlaneTopology {
  let topology: BorderTopology
  let projection: any MapProjection
  let seam: Seam
  /// Interleaved coordinates of the plane, y upward; those without an image are infinite.
  let numbers: [Double]
  /// Where each piece of an arc begins, in vertices; several pieces where the plane is torn.
  let pieceStarts: [Int]
  /// Where the pieces of each arc begin.
  let arcStarts: [Int]
  /// What the frame is to go around: `top` is the least y.
  let extent: PageBox

  /// Projects all arcs.
  ///
  /// - Parameters:
  ///   - topology: The arcs.
  ///   - projection: To the plane.
  ///   - focus: Whether the frame goes around a ring, by ring.
  init(_ topology: BorderTopology, projection: any MapProjection, focus: [Bool]) {
    self.topology = topology
    self.projection = projection
    let box = topology.regions.boundingBox ?? BoundingBox(west: -1, south: -1, east: 1, north: 1)
    let middle = max(-75, min(75, (box.south + box.north) / 2))
    let seam = Seam(at: projection.seam(atLatitude: middle), cut: topology.cut)
    self.seam = seam

    // All vertices go through the projection in one call.
    var numbers: [Double] = []
    numbers.reserveCapacity(2 * topology.regions.positions.count)
    var pieceStarts: [Int] = [0]
    var arcStarts: [Int] = [0]
    for arc in topology.arcIDs {
      for piece in seam.pieces(of: topology.positions(of: arc)) {
        for position in piece {
          numbers.append(position.longitude)
          numbers.append(position.latitude)
        }
        pieceStarts.append(numbers.count / 2)
      }
      arcStarts.append(pieceStarts.count - 1)
    }
    let isOpen = box.south < -85 || box.north > 85
    let latitudes = isOpen ? (0..<numbers.count / 2).map { numbers[2 * $0 + 1] } : []
    projection.project(&numbers)
    self.numbers = numbers
    self.pieceStarts = pieceStarts
    self.arcStarts = arcStarts

    // Where the plane is endless towards a pole, the frame ends at the usual 85 degrees.
    let longitude = seam.middle ?? (box.west + box.east) / 2
    let south = projection.isEndless(towards: -90, longitude: longitude) ? -85.0 : -90
    let north = projection.isEndless(towards: 90, longitude: longitude) ? 85.0 : 90
    var extent: PageBox?
    for arc in topology.arcIDs where topology.sides(of: arc).contains(where: { focus[$0.ring] }) {
      for index in pieceStarts[arcStarts[arc.index]]..<pieceStarts[arcStarts[arc.index + 1]] {
        let (x, y) = (numbers[2 * index], numbers[2 * index + 1])
        guard x.isFinite, y.isFinite, latitudes.isEmpty || (south...north).contains(latitudes[index]) else {
          continue
        }
        var grown = extent ?? PageBox(left: x, top: y, right: x, bottom: y)
        grown.left = min(grown.left, x)
        grown.right = max(grown.right, x)
        grown.top = min(grown.top, y)
        grown.bottom = max(grown.bottom, y)
        extent = grown
      }
    }
    self.extent = extent ?? PageBox(left: -1, top: -1, right: 1, bottom: 1)
  }

  /// The vertices of each piece of an arc.
  func pieces(of arc: ArcID) -> [Range<Int>] {
    (arcStarts[arc.index]..<arcStarts[arc.index + 1]).map { pieceStarts[$0]..<pieceStarts[$0 + 1] }
  }

  /// The box around vertices that have an image; `nil` where none has.
  static func box(_ range: Range<Int>, of numbers: [Double]) -> PageBox? {
    var box: PageBox?
    for index in range {
      let (x, y) = (numbers[2 * index], numbers[2 * index + 1])
      guard x.isFinite && y.isFinite else { continue }
      guard var grown = box else {
        box = PageBox(left: x, top: y, right: x, bottom: y)
        continue
      }
      grown.left = min(grown.left, x)
      grown.right = max(grown.right, x)
      grown.top = min(grown.top, y)
      grown.bottom = max(grown.bottom, y)
      box = grown
    }
    return box
  }

  /// A position on the plane; `nil` where it has no image.
  func place(_ position: Position) -> PagePoint? {
    projection.project(longitude: position.longitude, latitude: position.latitude)
  }
}

/// Rings of other data on the plane of a map, projected once for the map and all its insets.
struct PlaneRings {
  let numbers: [Double]
  /// The vertices of each ring and the box around them, by part.
  let parts: [[(range: Range<Int>, box: PageBox)]]

  /// Projects the rings of some parts of regions.
  init(_ regions: RegionSet, parts chosen: some Sequence<Int>, on plane: PlaneTopology) {
    var vertices = PlaneVertices()
    let ranges = chosen.map { part in
      regions.rings(ofPart: part).flatMap { ring in
        plane.seam.pieces(ofRing: Array(regions.positions[regions.range(ofRing: ring)]))
          .map { vertices.add($0) }
      }
    }
    vertices.project(by: plane.projection)
    numbers = vertices.numbers
    parts = ranges.map(vertices.boxed)
  }

  /// Whether a place of the plane is inside of an odd number of rings. O(vertices of the rings around it).
  func contains(_ place: PagePoint) -> Bool {
    var isInside = false
    func vertex(_ index: Int) -> PagePoint { PagePoint(numbers[2 * index], numbers[2 * index + 1]) }
    for ring in parts.joined() where ring.box.contains(place) {
      var previous = vertex(ring.range.upperBound - 1)
      for index in ring.range {
        let next = vertex(index)
        if place.isLeft(ofEdge: previous, next) { isInside.toggle() }
        previous = next
      }
    }
    return isInside
  }
}
