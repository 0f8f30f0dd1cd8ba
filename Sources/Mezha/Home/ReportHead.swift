import BorderCore
import BorderMaps
import BorderTables

/// What a report says at its head: its title, and its totals in words.
package struct ReportHead {
  package let study: HomeStudy
  /// The area of each part of the regions in square metres.
  package let areas: [Double]
  /// What the regions come from, where no country gives them a name.
  package let sources: String

  /// What the report is about.
  package var subject: Phrase {
    if let home = study.home { return study.names[home] }
    let countries = study.analysis.countries
    return countries.count == 1 && !study.names.all.isEmpty
      ? study.names[countries[0]] : Phrase(same: sources)
  }

  /// The title of the map and the page.
  package var title: Phrase {
    let subject = subject
    let borders =
      !study.areCountries
      ? Phrase("borders of regions", "границы регионов")
      : study.home == nil
        ? Phrase("borders of countries", "границы стран") : Phrase("land borders", "сухопутные границы")
    let what =
      study.crossings == nil
      ? borders : Phrase("\(borders.english) and crossings", "\(borders.russian) и переходы")
    guard subject.english != sources else {
      return Phrase("\(what.english): \(sources)", "\(what.russian): \(sources)").capitalised
    }
    return Phrase("\(subject.english): \(what.english)", "\(subject.russian): \(what.russian)")
  }

  /// The totals.
  package var figures: [KeyFigure] { (study.isOfStates ? states : regions) + crossings }

  /// All that the report measures, each line once.
  var length: ExactLength {
    let borders = study.analysis.borders
    let arcs = Set(study.pairs.filter { study.homeOwns($0) }.flatMap { borders[$0].arcs })
    return arcs.sorted().map { study.analysis.lengths[$0] }.sum()
  }

  private func kilometres(_ label: Phrase) -> KeyFigure {
    KeyFigure(
      .decimal(length.kilometres, places: 0), label,
      note: Phrase("as these data draw it", "по линиям этих данных"))
  }

  private var states: [KeyFigure] {
    guard study.home != nil else {
      let countries = Set(study.countryPairs.flatMap(\.countries))
      return [
        kilometres(Phrase("km of land borders", "км сухопутных границ")),
        KeyFigure(
          .integer(countries.count), Phrase("countries at them", "стран у этих границ"),
          note: Phrase(
            "of \(study.analysis.countries.count) in the data",
            "из \(study.analysis.countries.count) в данных")),
        KeyFigure(
          .integer(study.countryPairs.count), Phrase("pairs of countries", "пар стран"),
          note: Phrase("that share a line", "с общей линией")),
      ] + (study.areCountries ? [] : [pairs])
    }
    let neighbours = study.neighbours
    let own = Set(neighbours.flatMap(\.homeRegions)).count
    let across = Set(neighbours.flatMap(\.neighbourRegions)).count
    let list = [
      kilometres(Phrase("km of land border", "км сухопутной границы")),
      KeyFigure(
        .integer(neighbours.count), Phrase("neighbouring states", "соседних государств"), note: neighbourNote),
    ]
    guard !study.areCountries else { return list }
    return list + [
      KeyFigure(
        .integer(own), Phrase("own regions at the border", "своих регионов у границы"),
        note: Phrase("and \(across) across it", "и \(across) по ту сторону")),
      KeyFigure(
        .integer(neighbours.map(\.pairs.count).reduce(0, +)), Phrase("pairs of regions", "пар регионов"),
        note: Phrase("that share a line across it", "с общей линией через границу")),
    ]
  }

  /// Of neighbours beyond these data nothing is known here, unless published lists say that there are none.
  private var neighbourNote: Phrase {
    let all = study.neighbours.count + study.absentNeighbours.count
    if !study.absentNeighbours.isEmpty {
      return Phrase("in these data, of \(all)", "в этих данных, из \(all)")
    }
    return study.takesEmbeddedLengths
      ? Phrase("by land", "по суше") : Phrase("by land, in these data", "по суше, в этих данных")
  }

  private var pairs: KeyFigure {
    KeyFigure(
      .integer(study.pairs.count), Phrase("pairs of regions", "пар регионов"),
      note: Phrase("that share a line", "с общей линией"))
  }

  private var regions: [KeyFigure] {
    let count = study.analysis.regions.regionCount
    let perimeters = study.analysis.perimeters
    let outer = perimeters.map(\.outer).sum()
    return [
      kilometres(Phrase("km of borders between regions", "км границ между регионами")),
      KeyFigure(
        .integer(count), Phrase("regions", "регионов"),
        note: Phrase("in the data", "в данных")),
      pairs,
      KeyFigure(
        .decimal(outer.kilometres, places: 0), Phrase("km of coast or edge", "км берега или края"),
        note: Phrase("with no other region beyond", "за которыми другого региона нет")),
      KeyFigure(
        .decimal(areas.reduce(0, +) / 1e6, places: 0), Phrase("km²", "км²"),
        note: Phrase("on the ellipsoid", "на эллипсоиде")),
    ]
  }

  /// How many crossings there are; `nil` where nobody gave them.
  var tally: CrossingTally? {
    guard let crossings = study.crossings else { return nil }
    var tally = CrossingTally()
    if study.home != nil {
      for border in study.neighbours {
        tally += crossings.tallies.ofCountries(border.home, border.neighbour)
      }
    } else if study.isOfStates {
      for pair in study.countryPairs {
        tally += crossings.tallies.ofCountries(pair.countries[0], pair.countries[1])
      }
    } else {
      for index in study.pairs { tally += crossings.tallies.ofBorder(index) }
    }
    return tally
  }

  /// What crosses the borders, where that is known.
  private var crossings: [KeyFigure] {
    guard let crossings = study.crossings, let tally else { return [] }
    let facts = crossings.tallies.facts
    return [
      KeyFigure(
        .integer(tally.existing),
        crossings.pointTolerance == nil
          ? Phrase("crossings by lines", "пересечений линиями")
          : Phrase("listed crossings", "переходов в списке"),
        note: facts.hasStatuses
          ? Phrase("\(tally.open) of them open", "из них открыто \(tally.open)")
          : Phrase("on these borders", "на этих границах")),
      KeyFigure(
        Cell(CrossingTally.density(tally.existing, per: length), places: 2),
        Phrase("crossings per 100 km", "переходов на 100 км"),
        note: facts.hasStatuses
          ? Phrase("open or not", "открытых и закрытых") : Phrase("of these borders", "этих границ")),
    ]
  }
}

extension Phrase {
  /// The phrase as the beginning of a line.
  fileprivate var capitalised: Phrase {
    func upper(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
    return Phrase(upper(english), upper(russian))
  }
}
