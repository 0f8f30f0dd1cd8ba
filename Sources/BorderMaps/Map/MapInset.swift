internal import BorderCore
import BorderIO

/// A part of the map that is shown at a larger scale.
struct MapInset {
  /// Which it is, from 0, from left to right on the map.
  let index: Int
  /// What it shows of the map.
  let part: PageBox
  /// Where it stands on the page.
  let box: PageBox
  /// What lies in it: the neighbours, or the regions.
  var name = Phrase(same: "")
  /// The regions whose names stand in it, not on the map.
  var regions: Set<RegionID> = []
  /// The graticule of the map, enlarged.
  var graticule: Graticule?

  /// How its place is marked on the map.
  static let mark = Paint(stroke: MapStyle.ink, width: 1)

  init(_ index: Int, part: PageBox, box: PageBox) {
    (self.index, self.box) = (index, box)
    // As tall as its box bears.
    let more = max(0, part.width * box.height / box.width - part.height) / 2
    self.part = PageBox(left: part.left, top: part.top - more, right: part.right, bottom: part.bottom + more)
  }

  /// How many times larger it is than the map.
  var magnification: Double { box.width / part.width }

  /// Its letter; Ё and Й are too easily taken for others.
  func letter(_ language: Language) -> String {
    let letters = language == .russian ? "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ" : "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return String(letters[letters.index(letters.startIndex, offsetBy: index % letters.count)])
  }

  /// Parts of a map where signs or border regions crowd.
  ///
  /// - Parameters:
  ///   - content: What the map shows.
  ///   - coloured: Its borders.
  ///   - hasLabels: Whether regions are to be named.
  ///   - plane: The arcs.
  ///   - frames: The map as it would be without insets, and with them.
  ///   - cell: The flattest box of an inset.
  ///   - most: How many insets the sheet has room for.
  /// - Returns: The parts on the second frame; empty where the first one shows everything.
  static func parts(
    _ content: MapContent, coloured: [Int], hasLabels: Bool, plane: PlaneTopology,
    frames: (ProjectedTopology.Frame, ProjectedTopology.Frame), cell: PageBox, most: Int
  ) -> [PageBox] {
    let signs = (content.assignment?.entries ?? []).compactMap { $0.crossing.position.flatMap(plane.place) }
    guard signs.count <= 4 * InsetChooser.mostItems else { return [] }
    let regions = hasLabels ? BorderRegions(content, coloured: coloured, plane: plane).places : []
    func items(_ frame: ProjectedTopology.Frame) -> [InsetChooser.Item] {
      let places = signs.map { frame.page($0.x, $0.y) }.filter(frame.box.contains)
      return InsetChooser.signs(at: places)
        + regions.map { region in
          InsetChooser.Item(
            place: frame.page(region.place.x, region.place.y), need: region.need / frame.scale)
        }
    }
    func parts(_ frame: ProjectedTopology.Frame) -> [PageBox] {
      InsetChooser(
        cell: (cell.width, cell.height), window: frame.box, most: most, greatest: 8
      ).parts(for: items(frame))
    }
    return parts(frames.0).isEmpty ? [] : parts(frames.1)
  }
}

/// Where regions have their borders on the plane, and how much room they have for a name.
private struct BorderRegions {
  /// The middle of each region's border, and the scale at which its name fits into it, in pixels per unit of the plane.
  private(set) var places: [(place: PagePoint, need: Double)] = []

  /// The room that a name takes, in square pixels.
  private static let room = 1500.0
  /// Of more regions none is named but those with room.
  private static let most = 150

  init(_ content: MapContent, coloured: [Int], plane: PlaneTopology) {
    let analysis = content.analysis
    var sums: [RegionID: SIMD3<Double>] = [:]
    for index in coloured {
      let border = analysis.borders[index]
      // The coordinates of the vertices, and how many there are, of either side.
      var (a, b) = (sums[border.a] ?? .zero, sums[border.b] ?? .zero)
      for arc in border.arcs {
        for range in plane.pieces(of: arc) {
          for vertex in range {
            let (x, y) = (plane.numbers[2 * vertex], plane.numbers[2 * vertex + 1])
            guard x.isFinite && y.isFinite else { continue }
            a += SIMD3(x, y, 1)
            b += SIMD3(x, y, 1)
          }
        }
      }
      for (side, sum) in [(border.a, a), (border.b, b)] where sum.z > 0 { sums[side] = sum }
    }
    guard sums.count <= Self.most else { return }
    for region in sums.keys.sorted() {
      guard let sum = sums[region] else { continue }
      let surface = Self.surface(of: region, analysis.topology, plane)
      places.append(
        (PagePoint(sum.x / sum.z, sum.y / sum.z), (Self.room / max(surface, 1e-9)).squareRoot()))
    }
  }

  /// The surface of the box around the largest part of a region, halved, as few fill theirs.
  private static func surface(of region: RegionID, _ topology: BorderTopology, _ plane: PlaneTopology)
    -> Double
  {
    var largest = 0.0
    let regions = topology.regions
    for part in 0..<regions.partCount where regions.partRegions[part] == region {
      guard let ring = regions.rings(ofPart: part).first else { continue }
      var box: PageBox?
      for step in topology.arcs(ofRing: ring) {
        for range in plane.pieces(of: step.arc) {
          guard let around = PlaneTopology.box(range, of: plane.numbers) else { continue }
          box = box.map { $0.joined(with: around) } ?? around
        }
      }
      if let box { largest = max(largest, box.width * box.height) }
    }
    return largest / 2
  }
}
