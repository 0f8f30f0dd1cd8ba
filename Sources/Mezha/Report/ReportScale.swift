import BorderCore
import BorderIO
import BorderMaps
import BorderTables

/// How long the borders of the report are by every ruler, with their published lengths on the curves.
struct ReportScale {
  /// `scale.csv`.
  let table: Table
  private let borders: [ScaledBorder]

  /// How many borders are walked along at most: the longest.
  private static let most = 24

  /// Walks along the borders of a study: those with each country, of pairs of countries, or of pairs of regions.
  init?(_ study: HomeStudy) {
    let (analysis, topology) = (study.analysis, study.analysis.topology)
    typealias Choice = (length: ExactLength, unit: () -> ScaleStudy.Unit, published: PublishedLength?)
    func published(_ codes: [String]) -> PublishedLength? {
      study.published.first { [$0.country, $0.neighbour].sorted() == codes.sorted() }
    }
    func countries(_ codes: [String], _ arcs: [ArcID], _ length: ExactLength) -> Choice {
      (
        length,
        {
          ScaleStudy.Unit(
            codes: codes, names: codes.map { study.names[$0] }, lines: topology.lines(joining: arcs))
        }, published(codes)
      )
    }
    let choices: [Choice] =
      study.isOfStates
      ? study.neighbours.map { countries([$0.home, $0.neighbour], $0.arcs, $0.length) }
        + study.countryPairs.map { countries($0.countries, $0.arcs, $0.length) }
      : study.pairs.map { index in
        let border = analysis.borders[index]
        let sides = [analysis.regions[border.a], analysis.regions[border.b]]
        return (
          border.length,
          {
            ScaleStudy.Unit(
              codes: sides.map(\.id), names: sides.map { Phrase($0.name, $0.nameRussian) },
              lines: analysis.lines(of: border))
          }, study.publishedPairs[index]
        )
      }
    let chosen = choices.indices.sorted {
      choices[$0].length != choices[$1].length ? choices[$0].length > choices[$1].length : $0 < $1
    }.prefix(Self.most).sorted().map { choices[$0] }
    guard !chosen.isEmpty else { return nil }
    let walked = ScaleStudy.walked(
      chosen.map { $0.unit() }, ScaleRequest(), threads: study.threads, study.measure)
    let lengths = Dictionary(
      chosen.compactMap { choice in choice.published.map { ([$0.country, $0.neighbour].sorted(), $0) } },
      uniquingKeysWith: { first, _ in first })
    borders = walked.map { border in
      var border = border
      if let length = lengths[border.codes.sorted()] { border.setPublished(length) }
      return border
    }
    table = ScaledBorder.table(borders, kind: study.isOfStates ? .country : .pair, at: [])
  }

  /// The charts for the page, in both languages.
  var chart: HTMLReport.Chart {
    HTMLReport.Chart(
      title: Phrase("Length by ruler", "Длина в зависимости от измерителя"),
      caption: Phrase(
        "The finer the ruler, the longer the border: how fast, says the dimension. A published length is as true as the ruler that it fits.",
        "Чем мельче измеритель, тем длиннее граница; насколько быстро — говорит размерность. Опубликованная длина верна настолько, насколько верен измеритель, которому она отвечает."
      ),
      width: ScaleChart.panelWidth, english: ScaleChart.panels(borders, language: .english),
      russian: ScaleChart.panels(borders, language: .russian))
  }

  /// `scale.svg`.
  func charts(_ language: Language, credit: String) -> OutputBuffer {
    ScaleChart.page(
      borders, title: Phrase("Length by ruler", "Длина в зависимости от измерителя"), language: language,
      credit: credit
    ).svg()
  }
}
