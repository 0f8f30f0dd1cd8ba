internal import BorderCore

/// Which colour each border and each country has.
struct MapColouring {
  /// A class of the legend.
  struct Entry {
    var colour: Colour
    var label: Phrase
  }

  /// The colour of each coloured border.
  private(set) var byBorder: [Int: Colour] = [:]
  /// The classes in the order of the legend.
  private(set) var legend: [Entry] = []
  /// The land of each country.
  let lands: [String: Colour]

  init(_ content: MapContent, options: MapOptions, coloured: [Int]) {
    lands = Self.lands(content)
    switch options.figure {
    case .none:
      for index in coloured { byBorder[index] = Colour(MapStyle.rising[3]) }
      legend = [
        Entry(colour: Colour(MapStyle.rising[3]), label: Phrase("state border", "государственная граница"))
      ]
    case .status: setStatuses(content, coloured)
    case .length, .density, .crossings: setClasses(content, options, coloured)
    }
  }

  private mutating func setStatuses(_ content: MapContent, _ coloured: [Int]) {
    let statuses = Set(coloured.map { content.analysis.status(of: content.analysis.borders[$0]) }).sorted()
    var colours: [String: Colour] = [:]
    for (index, status) in statuses.enumerated() {
      colours[status] = Colour(MapStyle.kinds[index % MapStyle.kinds.count])
      let label = status.isEmpty ? Phrase("no status", "без статуса") : MapWords.status(status)
      legend.append(Entry(colour: Colour(MapStyle.kinds[index % MapStyle.kinds.count]), label: label))
    }
    for index in coloured {
      byBorder[index] = colours[content.analysis.status(of: content.analysis.borders[index])]
    }
  }

  private mutating func setClasses(_ content: MapContent, _ options: MapOptions, _ coloured: [Int]) {
    let values = coloured.map { ($0, content.value(options.figure, ofBorder: $0)) }
    let positive = values.compactMap { $0.1 }.filter { $0 > 0 }
    let places = options.figure.places
    let classes = Classification(positive, rule: options.rule)
    let colours = MapStyle.rising(classes.count)
    for (index, value) in values {
      guard let value, value > 0 else {
        byBorder[index] = MapStyle.noValue
        continue
      }
      byBorder[index] = colours[min(classes.index(of: value), colours.count - 1)]
    }
    if values.contains(where: { $0.1 == 0 }) {
      legend.append(Entry(colour: MapStyle.noValue, label: Phrase("none listed", "нет в списке")))
    }
    guard let least = positive.min(), let most = positive.max() else { return }
    let edges = [least] + classes.limits + [most]
    for (index, colour) in colours.enumerated() where index + 1 < edges.count {
      // A class begins above the end of the one before.
      let held = positive.filter { classes.index(of: $0) == index }
      guard let from = held.min(), let to = held.max() else { continue }
      let (a, b) = (MapWords.number(from, places: places), MapWords.number(to, places: places))
      func label(_ language: Language) -> String {
        a(language) == b(language) ? a(language) : "\(a(language)) – \(b(language))"
      }
      let count = held.count
      legend.append(
        Entry(
          colour: colour,
          label: Phrase("\(label(.english))  (\(count))", "\(label(.russian))  (\(count))")))
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
