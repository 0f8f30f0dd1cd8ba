public import BorderCore
internal import BorderTables

/// What a published figure measures, of those things that borders, listed crossings, lines and tables can tell.
public enum FigureMeasure: String, CaseIterable, Sendable {
  /// The length of the border of two places.
  case borderLength = "border_length"
  /// How many states a country adjoins.
  case neighbourStates = "neighbour_states"
  /// How many regions a country has.
  case subjects
  /// How many regions of one place have a border with another.
  case borderSubjects = "border_subjects"
  /// How many regions have three foreign neighbours.
  case subjectsWithThree = "subjects_with_three_foreign_neighbours"
  /// How many railways cross the border of two places.
  case railCrossings = "rail_crossings"
  /// How many roads cross it.
  case roadCrossings = "road_crossings"
  /// How many trunk roads cross it.
  case trunkRoadCrossings = "trunk_road_crossings"
  /// Which regions have the most railways across it.
  case densestCrossings = "densest_crossings"
  /// How far a road or railway between two towns runs through a third place.
  case transitLength = "transit_length"
  /// How far the border of two places follows rivers.
  case riverBorderLength = "river_border_length"
  /// The length of a country's border on land and sea.
  case stateBorderLength = "state_border_length"
  /// How many municipalities lie at the border.
  case borderMunicipalities = "border_municipalities"
  /// How many people live in the regions at the border.
  case borderRegionPopulation = "border_region_population"
  /// How many pairs of sister cities there are.
  case sisterPairs = "sister_pairs"
  /// How many of them lie in regions at the border.
  case sisterPairsAtTheBorder = "sister_pairs_at_the_border"

  /// What people read in its place.
  public var label: Phrase { Vocabulary.measure.phrase(rawValue) }

  /// Whether it counts what crosses borders.
  var isOfCrossings: Bool {
    switch self {
    case .railCrossings, .roadCrossings, .trunkRoadCrossings, .densestCrossings: true
    case .borderLength, .neighbourStates, .subjects, .borderSubjects, .subjectsWithThree, .transitLength,
      .riverBorderLength, .stateBorderLength, .borderMunicipalities, .borderRegionPopulation, .sisterPairs,
      .sisterPairsAtTheBorder:
      false
    }
  }

  /// Whether it rests on the common border of the two places named, and on nothing else.
  var isOfOneBorder: Bool {
    switch self {
    case .borderLength, .borderSubjects, .railCrossings, .roadCrossings, .trunkRoadCrossings,
      .densestCrossings, .riverBorderLength, .borderRegionPopulation:
      true
    case .neighbourStates, .subjects, .subjectsWithThree, .transitLength, .stateBorderLength,
      .borderMunicipalities, .sisterPairs, .sisterPairsAtTheBorder:
      false
    }
  }

  /// Whether it is a length.
  var isLength: Bool {
    switch self {
    case .borderLength, .transitLength, .riverBorderLength, .stateBorderLength: true
    case .neighbourStates, .subjects, .borderSubjects, .subjectsWithThree, .railCrossings, .roadCrossings,
      .trunkRoadCrossings, .densestCrossings, .borderMunicipalities, .borderRegionPopulation, .sisterPairs,
      .sisterPairsAtTheBorder:
      false
    }
  }

  /// Whether only tables that are given beside the borders tell it.
  var needsTable: Bool {
    switch self {
    case .borderRegionPopulation, .sisterPairs, .sisterPairsAtTheBorder: true
    case .borderLength, .neighbourStates, .subjects, .borderSubjects, .subjectsWithThree, .railCrossings,
      .roadCrossings, .trunkRoadCrossings, .densestCrossings, .transitLength, .riverBorderLength,
      .stateBorderLength, .borderMunicipalities:
      false
    }
  }
}
