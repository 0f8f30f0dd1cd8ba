import BorderCore
import BorderIO
import BorderTables

/// What the data say about the borders of a report, in three sentences at most, made of its figures.
///
/// The first is of length, the others of what is known of: crossings, the region with the longest border, published
/// lengths.
struct ReportLead {
  private let study: HomeStudy
  private let head: ReportHead
  /// The length of all borders.
  private let total: ExactLength
  /// The borders that figures are given of.
  private let lines: [Line]

  init(_ head: ReportHead) {
    self.head = head
    study = head.study
    total = head.length
    lines = Self.lines(head.study)
  }

  /// The sentences; none where there is no border.
  var sentences: [Phrase] {
    guard total > .zero else { return [] }
    return Array([length, crossings, longestRegion, published].compactMap { $0 }.prefix(3))
  }

  // MARK: Length

  /// A border of two countries or regions, with what is counted on it.
  private struct Line {
    var name: Phrase
    var length: ExactLength
    var tally: CrossingTally?
  }

  /// The borders by neighbour, by pair of countries, or by pair of regions.
  private static func lines(_ study: HomeStudy) -> [Line] {
    let tallies = study.crossings?.tallies
    if study.home != nil {
      return study.neighbours.map {
        Line(
          name: study.names[$0.neighbour], length: $0.length,
          tally: tallies?.ofCountries($0.home, $0.neighbour))
      }
    }
    if study.isOfStates {
      return study.countryPairs.map { pair in
        Line(
          name: joined(pair.countries.map { study.names[$0] }), length: pair.length,
          tally: tallies?.ofCountries(pair.countries[0], pair.countries[1]))
      }
    }
    return study.pairs.map { index in
      let border = study.analysis.borders[index]
      let sides = study.analysis.sides(of: border, home: nil).map { name(study.analysis.regions[$0]) }
      return Line(name: joined(sides), length: border.length, tally: tallies?.ofBorder(index))
    }
  }

  private var length: Phrase? {
    let lines = lines.sorted {
      $0.length != $1.length ? $0.length > $1.length : $0.name.english < $1.name.english
    }
    let total = Self.kilometres(total)
    let longest = lines.prefix(3).map { line in
      Phrase(
        "\(line.name.english) (\(Self.kilometres(line.length).english))",
        "\(line.name.russian) (\(Self.kilometres(line.length).russian))")
    }
    let english = longest.map(\.english).joined(separator: ", ")
    let russian = longest.map(\.russian).joined(separator: ", ")
    let subject = head.subject
    if study.home != nil {
      guard lines.count > 1 else {
        return Phrase(
          "\(subject.english) has \(total.english) of land border in these data, all of it with \(lines[0].name.english).",
          "В этих данных у сухопутной границы один сосед — \(lines[0].name.russian); её длина \(total.russian)."
        )
      }
      return Phrase(
        "\(subject.english) has \(total.english) of land border with \(lines.count) neighbours in these data; the longest parts: \(english).",
        "Длина сухопутной границы в этих данных — \(total.russian), соседей — \(lines.count); самые длинные участки: \(russian)."
      )
    }
    let count =
      study.isOfStates
      ? Set(study.countryPairs.flatMap(\.countries)).count : study.analysis.regions.regionCount
    guard lines.count > 3 else {
      return Phrase(
        "The borders in these data are \(total.english) long: \(english).",
        "Длина границ в этих данных — \(total.russian): \(russian).")
    }
    return study.isOfStates
      ? Phrase(
        "\(count) countries share \(total.english) of borders in these data; the longest: \(english).",
        "Длина границ между странами в этих данных — \(total.russian), стран — \(count); самые длинные границы: \(russian)."
      )
      : Phrase(
        "\(count) regions share \(total.english) of borders in these data; the longest: \(english).",
        "Длина границ между регионами в этих данных — \(total.russian), регионов — \(count); самые длинные границы: \(russian)."
      )
  }

  // MARK: Crossings

  private var crossings: Phrase? {
    guard let crossings = study.crossings, let tally = head.tally, tally.existing > 0,
      let mean = CrossingTally.density(tally.existing, per: total)
    else { return nil }
    let isListed = crossings.pointTolerance != nil
    let open = crossings.tallies.facts.hasStatuses
    let count = EnglishCount.of(tally.existing, isListed ? "listed crossing" : "crossing")
    var english = "\(count) \(tally.existing == 1 ? "lies" : "lie") on \(study.home == nil ? "them" : "it")"
    var russian =
      (isListed ? "Переходов из списка на " : "Пересечений с линиями на ")
      + "\(study.home == nil ? "них" : "ней") — \(tally.existing)"
    if open {
      english += ", \(tally.open) of them open"
      russian += ", из них открыто \(tally.open)"
    }
    let each = Phrase(number: mean, places: 2)
    english += ": \(each.english) per 100 km"
    russian += "; это \(each.russian) на 100 км"
    let ranked = lines.compactMap { line in
      line.tally.flatMap { CrossingTally.density($0.existing, per: line.length) }.map { (line.name, $0) }
    }.sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0.english < $1.0.english }
    if let most = ranked.first, let least = ranked.last, ranked.count > 1, most.1 > least.1 {
      let (high, low) = (Phrase(number: most.1, places: 2), Phrase(number: least.1, places: 2))
      english += ", from \(low.english) (\(least.0.english)) to \(high.english) (\(most.0.english))"
      russian += ", от \(low.russian) (\(least.0.russian)) до \(high.russian) (\(most.0.russian))"
    }
    return Phrase(english + ".", russian + ".")
  }

  // MARK: Regions and published lengths

  private var longestRegion: Phrase? {
    guard !study.areCountries else { return nil }
    let analysis = study.analysis
    let perimeters = analysis.perimeters
    func length(_ region: RegionID) -> ExactLength {
      let own = perimeters[region.index]
      return study.isOfStates ? own.international : own.inner
    }
    let own = analysis.regions.regionIDs.filter {
      study.home == nil || analysis.regions[$0].country == study.home
    }
    guard own.count > 1,
      let first = own.max(by: { length($0) != length($1) ? length($0) < length($1) : $0 > $1 }),
      length(first) > .zero
    else { return nil }
    let (name, total) = (Self.name(analysis.regions[first]), Self.kilometres(length(first)))
    return study.isOfStates
      ? Phrase(
        "Of the regions, \(name.english) has the longest part of the state border, \(total.english).",
        "Из регионов самый длинный участок государственной границы — \(name.russian): \(total.russian).")
      : Phrase(
        "\(name.english) has the most border with other regions, \(total.english).",
        "Больше всего границ с другими регионами — \(name.russian): \(total.russian).")
  }

  private var published: Phrase? { LengthNotes.comparison(study) }

  // MARK: Texts

  private static func name(_ region: Region) -> Phrase {
    region.name.isEmpty ? Phrase(same: region.id) : Phrase(region.name, region.nameRussian)
  }

  private static func joined(_ names: [Phrase]) -> Phrase {
    Phrase(names.map(\.english).joined(separator: " – "), names.map(\.russian).joined(separator: " – "))
  }

  /// Whole kilometres, or one digit of less than ten, and the unit, which never begins a line.
  private static func kilometres(_ length: ExactLength) -> Phrase {
    let number =
      length.kilometres < 10
      ? Phrase(number: length.kilometres, places: 1)
      : Phrase(same: MapWords.count(Int(length.kilometres.rounded())))
    return Phrase("\(number.english)\u{A0}km", "\(number.russian)\u{A0}км")
  }
}
