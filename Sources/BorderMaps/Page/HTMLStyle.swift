import BorderIO

/// The looks of the page: light and dark by the reader's choice, and on paper.
enum HTMLStyle {
  /// The style sheet: the colours of the map, the rules of `page.css`, and those of `night.css`, which hold in the dark
  /// scheme: by the choice of the system, unless the reader of the page chose the light one, and by the reader's own choice.
  static let text: String = {
    let night = HTMLResource.night + nightRules
    let automatic = scoped(night, ":root:not([data-theme=light])")
    let chosen = scoped(night, ":root[data-theme=dark]")
    return """
      :root{\(variables)}
      \(HTMLResource.style)@media screen and (prefers-color-scheme:dark){
      \(automatic)}
      @media screen{
      \(chosen)}

      """
  }()

  /// The colours that the map shares with other drawings, by the names that the rules have for them.
  private static let variables = [
    ("map-water", MapStyle.water), ("map-quiet", MapStyle.quiet), ("map-crossing", MapStyle.crossing),
    ("map-crossing-unknown", MapStyle.crossingUnknown), ("night-water", MapStyle.Night.water),
    ("night-ground", MapStyle.Night.ground), ("night-beyond", MapStyle.Night.beyond),
    ("night-graticule", MapStyle.Night.graticule), ("night-coast", MapStyle.Night.coast),
    ("night-river", MapStyle.Night.river), ("night-water-name", MapStyle.Night.waterName),
    ("night-inner", MapStyle.Night.inner), ("night-state", MapStyle.Night.state),
    ("night-casing", MapStyle.Night.casing), ("night-home", MapStyle.Night.home),
    ("night-label", MapStyle.Night.label), ("night-halo", MapStyle.Night.halo),
    ("night-country", MapStyle.Night.country), ("night-crossing", MapStyle.Night.crossing),
    ("night-crossing-edge", MapStyle.Night.crossingEdge),
    ("night-crossing-closed", MapStyle.Night.crossingClosed),
    ("night-crossing-unknown", MapStyle.Night.crossingUnknown),
    ("night-crossing-planned", MapStyle.Night.crossingPlanned),
  ].map { "--\($0):\($1.hex)" }.joined(separator: ";")

  /// The rules of the night for what the drawing tells apart by colour: the land of countries, as `MapComposer` names its
  /// classes, and names in the colour of ink.
  private static let nightRules =
    MapStyle.Night.lands.enumerated().map {
      "#map .tint-\($0){fill:\($1.hex);stroke:\($1.hex)}\n"
    }.joined()
    + "#map .labels text[fill=\"\(MapStyle.ink.hex)\"]{fill:\(MapStyle.Night.ink.hex)}\n"

  /// The rules under a condition on the root: `:root` is replaced by it, other selectors stand below it. A rule has a line.
  private static func scoped(_ rules: String, _ root: String) -> String {
    rules.split(separator: "\n").map { rule in
      rule.hasPrefix(":root") ? root + rule.dropFirst(5) + "\n" : "\(root) \(rule)\n"
    }.joined()
  }
}
