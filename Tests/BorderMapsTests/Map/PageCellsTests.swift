import Testing

@testable import BorderMaps

struct PageCellsTests {
  private let box = PageBox(left: 10, top: 20, right: 110, bottom: 120)

  private func square(_ left: Double, _ top: Double, _ side: Double) -> [PagePoint] {
    PageBox(left: left, top: top, right: left + side, bottom: top + side).ring
  }

  private func cells(_ rings: [[PagePoint]]...) -> PageCells {
    var cells = PageCells(box, size: 4)
    for part in rings { cells.cover(part) }
    return cells
  }

  @Test func `land is seen where data do not cover it, and not along a finer coast`() {
    let land = cells([square(0, 0, 200)])
    #expect(land.shows(besides: cells()))
    #expect(!land.shows(besides: cells([square(0, 0, 200)])))
    // A sliver of 8 pixels is no land beyond.
    #expect(!land.shows(besides: cells([square(18, 0, 200)])))
    #expect(land.shows(besides: cells([square(30, 0, 200)])))
    #expect(!cells().shows(besides: cells()))
  }

  @Test func `a hole is not covered, parts that meet are, and no ring runs out of the box`() {
    let hole = cells([square(0, 0, 200), square(40, 40, 30)])
    #expect(cells([square(0, 0, 200)]).shows(besides: hole))
    #expect(
      !cells([square(0, 0, 200)]).shows(
        besides: cells(
          [square(-100, -100, 160)], [PageBox(left: 60, top: -50, right: 400, bottom: 400).ring],
          [PageBox(left: -50, top: 60, right: 60, bottom: 400).ring])))
    #expect(!cells([square(500, 500, 100)]).shows(besides: cells()))
    #expect(
      !cells([[]], [[PagePoint(5, 5)]], [[PagePoint(5, 5), PagePoint(50, 50)]]).shows(besides: cells()))
  }

  @Test func `a part of the box is covered where the middle of a cell in it is`() {
    let land = cells([square(50, 60, 20)])
    func covers(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) -> Bool {
      land.covers(some: PageBox(left: left, top: top, right: right, bottom: bottom))
    }
    #expect(covers(0, 0, 200, 200) && covers(52, 62, 56, 66) && covers(66, 76, 90, 90))
    #expect(!covers(10, 20, 49, 120) && !covers(71, 20, 110, 120) && !covers(10, 81, 110, 120))
    #expect(!covers(-500, -500, 5, 5) && !covers(300, 300, 400, 400) && !covers(60, 65, 59, 64))
  }
}
