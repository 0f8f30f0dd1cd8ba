internal import BorderCore
import BorderIO
import BorderTables

/// Which colour each border and each country has.
struct MapColouring {
  /// A class of the legend.
  struct Entry {
    var colour: Colour
    var label: Phrase
    /// The colour on a dark ground.
    var onDark: Colour

    init(_ colour: Colour, _ label: Phrase, onDark: Colour? = nil) {
      self.colour = colour
      self.label = label
      self.onDark = onDark ?? colour
    }
  }

  /// The class of each coloured border, an index of `legend`; borders of no class have none.
  private(set) var classes: [Int: Int] = [:]
  /// The classes in the order of the legend.
  private(set) var legend: [Entry] = []
  /// The land of each country.
  let lands: [String: Colour]

  /// The colour of a border.
  func colour(ofBorder index: Int) -> Colour { classes[index].map { legend[$0].colour } ?? MapStyle.noValue }

  init(_ content: MapContent, options: MapOptions, coloured: [Int]) {
    lands = Self.lands(content)
    if let kinds = content.kinds {
      classes = kinds.ofBorder
      legend = kinds.entries.map { Entry($0.colour, $0.label) }
      return
    }
    switch options.figure {
    case .none:
      for index in coloured { classes[index] = 0 }
      legend = [
        Entry(
          Colour(MapStyle.rising[3]),
          content.isOfStates
            ? Phrase("state border", "государственная граница") : Phrase("border", "граница"),
          onDark: Colour(MapStyle.risingOnDark[2]))
      ]
    case .status: setStatuses(content, coloured)
    case .length, .density, .crossings: setClasses(content, options, coloured)
    }
  }

  private mutating func setStatuses(_ content: MapContent, _ coloured: [Int]) {
    let statuses = Set(coloured.map { content.analysis.status(of: content.analysis.borders[$0]) }).sorted()
    for (index, status) in statuses.enumerated() {
      let label = status.isEmpty ? Phrase("no status", "без статуса") : Vocabulary.status.phrase(status)
      legend.append(
        Entry(
          Colour(MapStyle.kinds[index % MapStyle.kinds.count]), label,
          onDark: Colour(MapStyle.kindsOnDark[index % MapStyle.kindsOnDark.count])))
    }
    for index in coloured {
      classes[index] = statuses.firstIndex(of: content.analysis.status(of: content.analysis.borders[index]))
    }
  }

  private mutating func setClasses(_ content: MapContent, _ options: MapOptions, _ coloured: [Int]) {
    let values = coloured.map { ($0, content.value(options.figure, ofBorder: $0)) }
    let positive = values.compactMap { $0.1 }.filter { $0 > 0 }
    let classes = Classification(positive, rule: options.rule)
    let places = options.figure.places(firstLimit: classes.limits.first ?? positive.max() ?? 0)
    if values.contains(where: { $0.1 ?? 0 <= 0 }) {
      legend.append(
        Entry(
          MapStyle.noValue,
          content.tallies?.facts.hasStatuses ?? true
            ? Phrase("none listed", "нет в списке") : Phrase("none", "нет"),
          onDark: MapStyle.noValueOnDark))
      for (index, value) in values where value ?? 0 <= 0 { self.classes[index] = 0 }
    }
    let (colours, onDark) = (MapStyle.rising(classes.count), MapStyle.rising(classes.count, onDark: true))
    for step in 0..<classes.count {
      // A class is named by the least and the greatest value in it, not by its limits.
      let held = values.filter { ($0.1 ?? 0) > 0 && classes.index(of: $0.1 ?? 0) == step }
      let figures = held.compactMap(\.1)
      guard let from = figures.min(), let to = figures.max() else { continue }
      let (a, b) = (Phrase(number: from, places: places), Phrase(number: to, places: places))
      func label(_ language: Language) -> String {
        a(language) == b(language) ? a(language) : "\(a(language)) – \(b(language))"
      }
      let count = MapWords.count(held.count)
      for (index, _) in held { self.classes[index] = legend.count }
      legend.append(
        Entry(
          colours[min(step, colours.count - 1)],
          Phrase("\(label(.english))  (\(count))", "\(label(.russian))  (\(count))"),
          onDark: onDark[min(step, onDark.count - 1)]))
    }
  }

  /// The tints of countries: neighbours differ, as far as there are enough tints.
  static func lands(_ content: MapContent) -> [String: Colour] {
    var around: [String: Set<String>] = [:]
    for border in content.analysis.borders where content.analysis.isInternational(border) {
      let (a, b) = (
        content.analysis.regions[border.a].country, content.analysis.regions[border.b].country
      )
      around[a, default: []].insert(b)
      around[b, default: []].insert(a)
    }
    var chosen: [String: Int] = [:]
    for country in content.analysis.countries where country != content.home {
      let taken = Set((around[country] ?? []).compactMap { chosen[$0] })
      let uses = MapStyle.lands.indices.map { tint in chosen.values.filter { $0 == tint }.count }
      let free = MapStyle.lands.indices.filter { !taken.contains($0) }
      chosen[country] = free.min { uses[$0] < uses[$1] } ?? 0
    }
    var colours = chosen.mapValues { MapStyle.lands[$0] }
    if let home = content.home { colours[home] = MapStyle.home }
    return colours
  }
}
