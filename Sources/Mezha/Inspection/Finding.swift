import BorderCore
import BorderTables

/// Something about the inputs that the user should know.
package struct Finding {
  /// What it is; the raw values stand in files.
  package enum Kind: String, CaseIterable {
    case swappedAxes = "swapped_axes"
    case notFinite, outOfRange, movedToPole, movedToMeridian, drawnAround, halfTurn, unclosedRing,
      degenerateRing, holeWithoutExterior
    case emptyGeometry
    case repeatedID = "repeated_id"
    case missingID = "missing_id"
    case invalidPolygon = "invalid_polygon"
    case duplicatePolygon = "duplicate_polygon"
    case overlap
    case thirdSide
    case level
    case seam
    case tJunction = "t_junction"
    case nearVertex = "near_vertex"
    case nearBorder = "near_border"
    case gap
    case hole

    /// Whether a row says that there is none.
    package var isAlwaysCounted: Bool {
      switch self {
      case .invalidPolygon, .duplicatePolygon, .repeatedID, .overlap, .tJunction, .nearVertex, .nearBorder,
        .gap:
        true
      default: false
      }
    }

    /// What it is, in words.
    package var name: Phrase {
      switch self {
      case .notFinite: RegionProblem.Kind.notFinite.explanation
      case .outOfRange: RegionProblem.Kind.outOfRange.explanation
      case .movedToPole: RegionProblem.Kind.movedToPole.explanation
      case .movedToMeridian: RegionProblem.Kind.movedToMeridian.explanation
      case .drawnAround: RegionProblem.Kind.drawnAround.explanation
      case .halfTurn: RegionProblem.Kind.halfTurn.explanation
      case .unclosedRing: RegionProblem.Kind.unclosedRing.explanation
      case .degenerateRing: RegionProblem.Kind.degenerateRing.explanation
      case .holeWithoutExterior: RegionProblem.Kind.holeWithoutExterior.explanation
      case .emptyGeometry: RegionProblem.Kind.emptyGeometry.explanation
      case .swappedAxes:
        Phrase("latitude and longitude seem to be swapped", "широта и долгота, похоже, переставлены")
      case .repeatedID: Phrase("an id that stands at an earlier feature too", "повтор идентификатора")
      case .missingID: Phrase("features without an id", "объекты без идентификатора")
      case .invalidPolygon: Phrase("invalid polygon", "недопустимый полигон")
      case .duplicatePolygon: Phrase("the same polygon twice or more", "один полигон дважды или чаще")
      case .overlap:
        Phrase("overlap: two regions over the same ground", "наложение: два региона на одной земле")
      case .thirdSide: Phrase("more than two polygons along one line", "вдоль линии больше двух полигонов")
      case .level:
        Phrase(
          "levels in one input: a region along whose whole line its own parts run",
          "уровни вместе: регион, вдоль всей линии которого идут его же части")
      case .seam: Phrase("one region on both sides of a line", "один регион с обеих сторон линии")
      case .tJunction:
        Phrase(
          "T-junction: a vertex on the line of a region that lacks it",
          "Т-образный стык: вершина на линии региона, у которого её нет")
      case .nearVertex:
        Phrase("vertices of two regions that nearly meet", "вершины двух регионов почти совпадают")
      case .nearBorder:
        Phrase(
          "two regions beside each other without a shared line",
          "два региона рядом, но без общей линии")
      case .gap: Phrase("land of nobody between regions", "ничья земля между регионами")
      case .hole: Phrase("hole in a region that nothing fills", "незаполненная дыра в регионе")
      }
    }
  }

  package let kind: Kind
  /// Whether it would make a result wrong.
  package let isFault: Bool
  /// The ids of the region or regions.
  package let regions: [String]
  /// What it is, with its details.
  package var text: Phrase
  /// How much border is concerned.
  package var length: ExactLength?
  /// How much land is concerned, in square metres.
  package var area: Double?
  /// How far apart the lines or vertices are, in metres.
  package var distance: Double?
  /// Where to look.
  package var place: Position?
}

extension RegionProblem.Kind {
  /// The kind of finding.
  package var finding: Finding.Kind {
    switch self {
    case .notFinite: .notFinite
    case .outOfRange: .outOfRange
    case .movedToPole: .movedToPole
    case .movedToMeridian: .movedToMeridian
    case .drawnAround: .drawnAround
    case .halfTurn: .halfTurn
    case .unclosedRing: .unclosedRing
    case .degenerateRing: .degenerateRing
    case .holeWithoutExterior: .holeWithoutExterior
    case .emptyGeometry: .emptyGeometry
    }
  }
}
