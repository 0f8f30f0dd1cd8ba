import BorderCore
import BorderGeodesy
import BorderIO
import BorderMaps

extension ZoneStudy {
  /// The map of the belts: the narrowest above and darkest, with the borders that they are measured from.
  ///
  /// - Parameter workspace: Where the regions come from.
  /// - Returns: The map, framed around the country whose belts were asked for where it is one.
  /// - Throws: `InputError` where the names of countries cannot be read.
  func map(of workspace: Workspace) throws -> MapContent {
    let countries = request.countries
    var content = MapContent(
      analysis, home: countries.count == 1 ? countries[0] : nil, title: Phrase(same: ""))
    content.countryNames = try workspace.countryNames(of: analysis)
    let named = countries.map { content.countryNames[$0] }
    let whose = countries.isEmpty ? [Phrase(same: workspace.sourceNames)] : named
    content.title = Phrase(
      "Belts along borders: \(whose.map(\.english).joined(separator: ", "))",
      "Полосы вдоль границ: \(whose.map(\.russian).joined(separator: ", "))")
    content.kinds = kinds
    try content.addGround(workspace)
    content.notes = notes + [content.ground?.note].compactMap { $0 }
    return content
  }

  private var kinds: MapKinds {
    var ofBorder: [Int: Int] = [:]
    if request.origin != .edge {
      let own = Set(request.countries)
      for (index, border) in analysis.borders.enumerated()
      where border.isShared && analysis.isInternational(border) {
        let sides = [border.a, border.b].map { analysis.regions[$0].country }
        if own.isEmpty || !own.isDisjoint(with: sides) { ofBorder[index] = 0 }
      }
    }
    var kinds = MapKinds(
      heading: Phrase("Borders that belts are measured from", "Границы, от которых отмерены полосы"),
      entries: ofBorder.isEmpty
        ? [] : [(MapStyle.ink, Phrase("borders of countries", "границы стран"))],
      ofBorder: ofBorder)
    let whole = belts.filter { $0.neighbour == nil }
    let widths = Set(whole.map(\.width)).sorted()
    kinds.patchEntries = zip(widths, MapStyle.belts(widths.count)).map { width, colour in
      let kilometres = Phrase(
        number: width / 1000, places: width.truncatingRemainder(dividingBy: 1000) == 0 ? 0 : 2)
      let area = LengthNotes.squareKilometres(
        whole.filter { $0.width == width }.map(\.area).reduce(0, +))
      return (
        colour,
        Phrase(
          "no farther than \(kilometres.english) km: \(area.english) km²",
          "не дальше \(kilometres.russian) км: \(area.russian) км²")
      )
    }
    for (kind, width) in widths.enumerated().reversed() {
      for belt in whole where belt.width == width {
        let region = analysis.regions[belt.region]
        kinds.patches.append((kind, belt.polygons, Phrase(region.name, region.nameRussian)))
      }
    }
    return kinds
  }
}
