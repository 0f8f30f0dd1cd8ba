import BorderTables
import BorderTestSupport
import Foundation
import Testing

@testable import BorderCore

private func at(_ longitude: Double, _ latitude: Double) -> Position {
  Position(longitude: longitude, latitude: latitude)
}

@Suite struct AntimeridianLineTests {
  @Test func `a line that does not cross stays as it is`() {
    let line = [at(170, 1), at(180, 2), at(175, 3)]
    #expect(Antimeridian.cut(line: line) == [line])
    #expect(Antimeridian.cut(line: []) == [[]])
    #expect(Antimeridian.cut(line: [at(-90, 0), at(90, 0)]) == [[at(-90, 0), at(90, 0)]])
  }

  @Test func `a crossing is interpolated, alike from both sides`() {
    let line = [at(179, 60), at(-179, 62)]
    #expect(Antimeridian.cut(line: line) == [[at(179, 60), at(180, 61)], [at(-180, 61), at(-179, 62)]])
    #expect(
      Antimeridian.cut(line: line.reversed()) == [[at(-179, 62), at(-180, 61)], [at(180, 61), at(179, 60)]])
  }

  @Test func `longitudes beyond 180 go on from it`() {
    #expect(
      Antimeridian.cut(line: [at(170, 0), at(190, 10), at(200, 10)])
        == [[at(170, 0), at(180, 5)], [at(-180, 5), at(-170, 10), at(-160, 10)]])
    #expect(Antimeridian.cut(line: [at(185, 0), at(190, 10)]) == [[at(-175, 0), at(-170, 10)]])
    #expect(
      Antimeridian.cut(line: [at(-190, 0), at(-170, 2)]) == [
        [at(170, 0), at(180, 1)], [at(-180, 1), at(-170, 2)],
      ])
  }

  @Test func `a line that touches the meridian or runs along it is not cut there`() {
    #expect(Antimeridian.cut(line: [at(179, 0), at(180, 1), at(180, 2), at(179, 3)]).count == 1)
    #expect(
      Antimeridian.cut(line: [at(179, 0), at(-180, 1), at(179, 3)]) == [[at(179, 0), at(180, 1), at(179, 3)]])
    #expect(
      Antimeridian.cut(line: [at(179, 0), at(180, 1), at(-180, 2), at(-179, 3)])
        == [[at(179, 0), at(180, 1), at(180, 2)], [at(-180, 2), at(-179, 3)]])
    #expect(Antimeridian.cut(line: [at(180, 0), at(-179, 1)]) == [[at(-180, 0), at(-179, 1)]])
    #expect(Antimeridian.cut(line: [at(180, 0), at(-180, 1)]) == [[at(180, 0), at(180, 1)]])
    #expect(Antimeridian.cut(line: [at(-180, 60), at(180, 60)]) == [[at(-180, 60), at(180, 60)]])
  }

  @Test(arguments: 1...200)
  func `pieces are short, end on the meridian, and keep the length`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    // A walk in longitudes that go on, some exactly on the meridian; wrapped for half of the seeds.
    var x = Double.random(in: -180...180, using: &random)
    var line: [Position] = []
    var length = 0.0
    var previous: (Double, Double)?
    for _ in 0..<Int.random(in: 2...30, using: &random) {
      let latitude = Double.random(in: -90...90, using: &random)
      if let (a, b) = previous { length += hypot(x - a, latitude - b) }
      previous = (x, latitude)
      let wrapped = x - 360 * ((x + 180) / 360).rounded(.down)
      line.append(at(seed.isMultiple(of: 2) ? wrapped : x, latitude))
      x += Double.random(in: -179...179, using: &random)
      if Int.random(in: 0..<4, using: &random) == 0 { x = Bool.random(using: &random) ? 180 : -180 }
      if let last = previous?.0, abs(x - last) > 179 { x = last }
      x = min(max(x, -539), 539)
    }
    let pieces = Antimeridian.cut(line: line)
    var sum = 0.0
    for piece in pieces {
      #expect(piece.count >= 2, "seed \(seed)")
      for (a, b) in zip(piece, piece.dropFirst()) {
        #expect(abs(a.longitude - b.longitude) < 180, "seed \(seed): \(a) \(b)")
        sum += hypot(a.longitude - b.longitude, a.latitude - b.latitude)
      }
      #expect(piece.allSatisfy { abs($0.longitude) <= 180 }, "seed \(seed)")
    }
    #expect(abs(sum - length) < 1e-9 * max(length, 1), "seed \(seed): \(sum) instead of \(length)")
    for (a, b) in zip(pieces, pieces.dropFirst()) {
      let (end, start) = (a[a.count - 1], b[0])
      #expect(abs(end.longitude) == 180 && start.longitude == -end.longitude, "seed \(seed)")
      #expect(end.latitude == start.latitude, "seed \(seed)")
    }
    let back = Antimeridian.cut(line: line.reversed())
    let isSame = Set(back.joined()) == Set(pieces.joined())
    #expect(isSame, "seed \(seed): the way back is cut elsewhere")
  }
}

@Suite struct AntimeridianPolygonTests {
  private func area(_ ring: [Position]) -> Double {
    UnwrappedVertex.area(ring.map { UnwrappedVertex(position: $0, turn: 0) })
  }

  private func area(_ polygons: [[[Position]]]) -> Double { polygons.joined().reduce(0) { $0 + area($1) } }

  private func expectSound(_ polygons: [[[Position]]], _ comment: Comment) {
    for ring in polygons.joined() {
      #expect(ring.count >= 4 && ring.first == ring.last, comment)
      #expect(ring.allSatisfy { abs($0.longitude) <= 180 && abs($0.latitude) <= 90 }, comment)
    }
    for polygon in polygons {
      for (index, ring) in polygon.enumerated() { #expect((area(ring) > 0) == (index == 0), comment) }
    }
  }

  @Test func `a box over the meridian becomes two`() {
    let box = [at(170, 0), at(-170, 0), at(-170, 10), at(170, 10), at(170, 0)]
    for ring in [box, box.reversed()] {
      let parts = Antimeridian.cut(polygon: [ring])
      expectSound(parts, "box")
      #expect(parts.count == 2)
      #expect(Set(parts[0][0]) == [at(170, 0), at(180, 0), at(180, 10), at(170, 10)])
      #expect(Set(parts[1][0]) == [at(-180, 0), at(-170, 0), at(-170, 10), at(-180, 10)])
    }
  }

  @Test func `a comb over the meridian falls into all its teeth`() {
    // Three teeth reach over the meridian; their back is on the west.
    let ring = [
      at(175, 0), at(-175, 0), at(-175, 1), at(178, 1), at(178, 2), at(-175, 2), at(-175, 3), at(178, 3),
      at(178, 4),
      at(-175, 4), at(-175, 5), at(175, 5), at(175, 0),
    ]
    let parts = Antimeridian.cut(polygon: [ring])
    expectSound(parts, "comb")
    #expect(parts.count == 4)
    #expect(abs(area(parts) - (50 - 7 * 2)) < 1e-9)
  }

  @Test func `holes go with their part, and open where they cross`() {
    let exterior = [at(170, 0), at(-170, 0), at(-170, 10), at(170, 10), at(170, 0)]
    let west = [at(172, 1), at(172, 2), at(173, 2), at(173, 1), at(172, 1)]
    let east = [at(-173, 1), at(-173, 2), at(-172, 2), at(-172, 1), at(-173, 1)]
    let across = [at(179, 4), at(179, 6), at(-179, 6), at(-179, 4), at(179, 4)]
    let parts = Antimeridian.cut(polygon: [exterior, west, east, across])
    expectSound(parts, "holes")
    #expect(parts.map(\.count) == [2, 2])
    #expect(abs(area(parts) - (200 - 1 - 1 - 4)) < 1e-9)
  }

  @Test func `vertices on the meridian, touching and along it, leave no slivers`() {
    // Touches from the west, runs along the meridian, and crosses it at a vertex.
    let ring = [
      at(178, 0), at(180, 1), at(178, 2), at(180, 3), at(180, 4), at(-178, 5), at(-178, 6), at(180, 6),
      at(178, 7),
      at(178, 0),
    ]
    let parts = Antimeridian.cut(polygon: [ring])
    expectSound(parts, "touching")
    #expect(parts.count == 2)
    #expect(parts[1][0].allSatisfy { $0.longitude < 0 })
    #expect(abs(area(parts) - 14 - area(parts.dropFirst().map { $0 }) + 3) < 4)
    // Only touching from the west: one part, as it is, on its own side.
    let touching = Antimeridian.cut(polygon: [[at(178, 0), at(-180, 1), at(178, 2), at(178, 0)]])
    #expect(touching == [[[at(178, 0), at(180, 1), at(178, 2), at(178, 0)]]])
  }

  @Test func `what is meant on the plane stays`() {
    let world = [at(-180, -90), at(180, -90), at(180, 90), at(-180, 90), at(-180, -90)]
    #expect(Antimeridian.cut(polygon: [world]) == [[world]])
    let band = [at(-180, 50), at(180, 50), at(180, 60), at(-180, 60), at(-180, 50)]
    #expect(Antimeridian.cut(polygon: [band]) == [[band]])
    let shifted = [at(0, 50), at(360, 50), at(360, 60), at(0, 60), at(0, 50)]
    let halves = Antimeridian.cut(polygon: [shifted])
    expectSound(halves, "shifted band")
    #expect(halves.count == 2 && abs(area(halves) - 3600) < 1e-9)
    // Antarctica as files draw it, along the meridian to the pole and back.
    let antarctica = [
      at(-180, -90), at(180, -90), at(180, -84), at(90, -66), at(0, -70), at(-90, -72), at(-180, -84),
      at(-180, -90),
    ]
    #expect(Antimeridian.cut(polygon: [antarctica]) == [[antarctica]])
  }

  @Test func `a ring around a pole is closed along the meridian`() {
    let cap = [at(-120, 80), at(0, 80), at(120, 80), at(-120, 80)]
    for ring in [cap, cap.reversed()] {
      let parts = Antimeridian.cut(polygon: [ring])
      expectSound(parts, "cap")
      #expect(parts.count == 1 && abs(area(parts) - 3600) < 1e-9)
      #expect(parts[0][0].contains(at(180, 90)) && parts[0][0].contains(at(-180, 90)))
      let south = Antimeridian.cut(polygon: [ring.map { at($0.longitude, -$0.latitude) }])
      expectSound(south, "southern cap")
      #expect(south[0][0].contains(at(180, -90)) && abs(area(south) - 3600) < 1e-9)
    }
    // A belt between two circles has no pole in it.
    let belt = Antimeridian.cut(polygon: [cap.map { at($0.longitude, 60) }, cap])
    expectSound(belt, "belt")
    #expect(belt.count == 1 && belt[0].count == 1 && abs(area(belt) - 7200) < 1e-9)
    // A ring that wanders over the meridian and back on its way around.
    let wandering = [
      at(-170, 60), at(0, 60), at(170, 60), at(-170, 65), at(170, 70), at(-175, 75), at(-170, 60),
    ]
    let parts = Antimeridian.cut(polygon: [wandering])
    expectSound(parts, "wandering")
    let flat = UnwrappedPolygon([wandering])?.rings.first ?? []
    #expect(abs(area(parts) - abs(UnwrappedVertex.area(flat))) < 1e-9)
  }

  @Test func `nothing to cut is nothing lost`() {
    #expect(Antimeridian.cut(polygon: []) == [[]])
    #expect(Antimeridian.cut(polygon: [[at(179, 0), at(-179, 0)]]).isEmpty)
    #expect(
      Antimeridian.cut(polygon: [[at(190, 0), at(191, 0), at(190, 1), at(190, 0)]])
        == [[[at(-170, 0), at(-169, 0), at(-170, 1), at(-170, 0)]]])
  }

  @Test(arguments: 1...300)
  func `stars keep their area and their rings, wherever they lie`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let centre = [180.0, -180, 179.5, -178][Int.random(in: 0..<4, using: &random)]
    let count = Int.random(in: 5...40, using: &random)
    // Snapping to a grid of half degrees puts many vertices right on the meridian.
    let grid = seed.isMultiple(of: 3) ? 2.0 : 1e6
    var ring: [Position] = []
    var flat: [Position] = []
    for index in 0..<count {
      let angle = 2 * Double.pi * (Double(index) + 0.1) / Double(count)
      let radius = Double.random(in: 8...40, using: &random)
      let x = ((centre + radius * cos(angle)) * grid).rounded() / grid
      let y = (radius * sin(angle) * grid).rounded() / grid
      if flat.last == at(x, y) { continue }
      flat.append(at(x, y))
      let wrapped = x > 180 ? x - 360 : x < -180 ? x + 360 : x
      ring.append(at(seed.isMultiple(of: 2) ? x : wrapped, y))
    }
    let turn = Int.random(in: 0..<ring.count, using: &random)
    ring = Array(ring[turn...] + ring[..<turn])
    if Bool.random(using: &random) { ring.reverse() }
    let hole = [(-2.0, -2.0), (-2, 2), (2, 2), (2, -2), (-2, -2)].map { dx, dy in
      let x = centre + dx
      return at(x > 180 ? x - 360 : x < -180 ? x + 360 : x, dy)
    }
    let expected = abs(area(flat + [flat[0]])) - 16
    let parts = Antimeridian.cut(polygon: [ring + [ring[0]], hole])
    expectSound(parts, "seed \(seed)")
    #expect(abs(area(parts) - expected) < 1e-6, "seed \(seed): \(area(parts)) instead of \(expected)")
    for ring in parts.joined() {
      for (a, b) in zip(ring, ring.dropFirst()) {
        #expect(abs(a.longitude - b.longitude) < 180, "seed \(seed)")
        #expect(a.longitude * b.longitude > -90 * 90, "seed \(seed): a segment crosses the meridian still")
      }
    }
  }
}
