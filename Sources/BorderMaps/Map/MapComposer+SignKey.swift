import BorderCore
import BorderIO
import BorderTables

extension MapComposer {
  /// A sign of the legend: how it is drawn, and what it says.
  private typealias Sign = (draw: (PagePoint, inout Drawing) -> Void, label: String)

  /// Outlines by mode and, beside or below them, what else is said by a sign.
  func drawSigns(_ drawing: inout Drawing, at corner: PagePoint) -> Double {
    heading(Phrase("Crossings with a point", "Переходы с известной точкой"), corner, &drawing)
    let top = corner.y + Self.legendLine + 2
    let others = fillingSigns + placeSigns
    let widest = others.map { FontMetrics.width(of: $0.label, size: Self.legendSize) }.max() ?? 0
    let second = 160.0
    let isBeside = second + 22 + widest <= sheet.column - MapSheet.gap
    let end = draw(outlineSigns, of: corner, at: PagePoint(corner.x, top), &drawing)
    let place = isBeside ? PagePoint(corner.x + second, top) : PagePoint(corner.x, end + 4)
    return max(end, draw(others, of: corner, at: place, &drawing))
  }

  private func draw(
    _ signs: [Sign], of block: PagePoint, at place: PagePoint, _ drawing: inout Drawing
  ) -> Double {
    var y = place.y
    for sign in signs {
      sign.draw(PagePoint(place.x + 8, y - 4), &drawing)
      y = item(sign.label, PagePoint(place.x + 22, y), of: block, &drawing)
    }
    return y
  }

  /// Outlines by mode.
  private var outlineSigns: [Sign] {
    let modes = modes
    let most = CrossingSign.Outline.allCases.count
    return modes.prefix(most).enumerated().map { index, mode in
      let isLast = index == most - 1 && modes.count > most
      let names = (isLast ? Array(modes[index...]) : [mode]).map { $0.words(language) }
      return (
        {
          $1.add(
            .init(
              CrossingSign.path(outline(mode, in: modes), at: $0, radius: 4),
              paint: CrossingSign.Filling.open.paint))
        }, names.joined(separator: ", ")
      )
    }
  }

  /// Fillings by status.
  private var fillingSigns: [Sign] {
    let planned = content.planned
    let found = Set(
      (content.assignment?.entries ?? []).lazy.filter { $0.crossing.position != nil }.map {
        CrossingSign.Filling(
          status: $0.crossing.status, isPlanned: planned.contains($0.crossing))
      })
    let hasStatuses = content.tallies?.facts.hasStatuses ?? true
    return CrossingSign.Filling.allCases.filter(found.contains).map { filling in
      (
        { $1.add(.init(CrossingSign.path(.circle, at: $0, radius: 4), paint: filling.paint)) },
        (hasStatuses ? filling.label : CrossingSign.Filling.plainLabel)(language)
      )
    }
  }

  /// Signs whose place is not quite that of the crossing.
  private var placeSigns: [Sign] {
    func addCircle(_ place: PagePoint, _ drawing: inout Drawing) {
      drawing.add(
        .init(
          CrossingSign.path(.circle, at: place, radius: 3.4), paint: CrossingSign.Filling.open.paint))
    }
    var list: [Sign] = []
    if (content.assignment?.entries ?? []).contains(where: \.crossing.isRough) {
      list.append(
        (
          {
            $1.add(.init(CrossingSign.Rough.path(at: $0, radius: 3.4), paint: CrossingSign.Rough.paint))
            addCircle($0, &$1)
          }, CrossingSign.Rough.label(language)
        ))
    }
    if signs.hasMoved {
      list.append(
        (
          {
            SignUse.drawTie(from: PagePoint($0.x - 8, $0.y + 3), to: $0, &$1)
            addCircle($0, &$1)
          }, Phrase("beside its place", "рядом со своим местом")(language)
        ))
    }
    if signs.hasDots {
      list.append(
        (
          { $1.add(.init(.circle($0, radius: SignUse.dot), paint: Paint(fill: MapStyle.crossing))) },
          Phrase("shown in an inset", "показан на врезке")(language)
        ))
    }
    return list
  }
}
