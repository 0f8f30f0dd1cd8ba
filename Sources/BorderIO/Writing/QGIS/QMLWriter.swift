internal import BorderCore
import BorderTables

/// Writes a style as QGIS 3 saves it.
struct QMLWriter {
  let table: Table
  let language: Language
  private(set) var buffer = OutputBuffer()

  init(table: Table, language: Language) {
    self.table = table
    self.language = language
  }

  mutating func write(_ style: QGISStyle) {
    buffer.append("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22.0\"")
    buffer.append(" labelsEnabled=\"\(style.label == nil ? 0 : 1)\"")
    buffer.append(" styleCategories=\"Symbology|Labeling|Fields\">\n")
    writeSymbols(style)
    writeAliases()
    buffer.append("</qgis>\n")
  }

  /// The symbols and labels, as they stand in a style and in a project.
  mutating func writeSymbols(_ style: QGISStyle) {
    switch style.symbols {
    case .classes(let field, let limits): writeClasses(field, limits)
    case .fillings(let field, let colours): writeCategories(field, colours.map { .init($0) }, .fill)
    case .points(let field, let precision, let colours): writePoints(field, precision, colours)
    case .lines(let field, let colours): writeCategories(field, colours.map { .init($0) }, .line)
    }
    if let label = style.label { write(label) }
  }

  /// The names of fields for people.
  mutating func writeAliases() {
    buffer.append("<aliases>\n")
    for (index, pair) in zip(table.columns, table.distinctHeadings(language)).enumerated() {
      buffer.append("<alias index=\"\(index)\"")
      attribute("field", pair.0.key)
      attribute("name", pair.1)
      buffer.append("/>\n")
    }
    buffer.append("</aliases>\n")
  }

  private mutating func attribute(_ name: String, _ value: String) {
    buffer.append(" \(name)=\"")
    buffer.append(xml: value)
    buffer.append("\"")
  }

  /// A rule for each class, for 0, and for features without the figure: a graduated renderer would hide the last.
  private mutating func writeClasses(_ field: String, _ limits: [Double]) {
    let index = table.columns.firstIndex { $0.key == field }
    let places = index.flatMap { table.columns[$0].displayPlaces } ?? 2
    let colours = MapStyle.rising(limits.count + 1)
    var rules: [(filter: String, label: Phrase, colour: Colour, width: String)] = [
      (
        "\"\(field)\" IS NULL", Phrase("no figure", "без показателя"), MapStyle.state, "0.3"
      ),
      ("\"\(field)\" = 0", Phrase("0", "0"), MapStyle.noValue, "0.9"),
    ]
    for (step, colour) in colours.enumerated() {
      let from = step == 0 ? 0 : limits[step - 1]
      let to = step < limits.count ? limits[step] : nil
      var filter = "\"\(field)\" > \(Self.text(from))"
      if let to { filter += " AND \"\(field)\" <= \(Self.text(to))" }
      let a = Phrase(number: from, places: places)
      let b = to.map { Phrase(number: $0, places: places) }
      let label =
        b.map { Phrase("\(a.english) – \($0.english)", "\(a.russian) – \($0.russian)") }
        ?? Phrase("over \(a.english)", "свыше \(a.russian)")
      rules.append((filter, label, colour, "0.9"))
    }
    buffer.append(
      "<renderer-v2 type=\"RuleRenderer\" symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\">\n")
    buffer.append("<rules key=\"{rules}\">\n")
    for (number, rule) in rules.enumerated() {
      buffer.append("<rule key=\"{rule\(number)}\" symbol=\"\(number)\"")
      attribute("filter", rule.filter)
      attribute("label", rule.label(language))
      buffer.append("/>\n")
    }
    buffer.append("</rules>\n<symbols>\n")
    for (number, rule) in rules.enumerated() {
      symbol(
        "\(number)", type: "line", layer: "SimpleLine",
        [Self.line(rule.colour, width: rule.width)])
    }
    buffer.append("</symbols>\n</renderer-v2>\n")
  }

  /// A value, what it is called, and its colour.
  private struct Category {
    var value: String
    var label: String
    var colour: Colour
    var isRough = false

    init(_ pair: QGISStyle.Pair) {
      (value, label, colour) = (pair.value, pair.value, pair.colour)
    }
  }

  /// Points by a field, and again those in a ring whose place is not known well.
  private mutating func writePoints(_ field: String, _ precision: String, _ colours: [QGISStyle.Pair]) {
    let rough = colours.map { pair in
      var category = Category(pair)
      category.value += " ±"
      category.label += ", " + MapWords.rough(language)
      category.isRough = true
      return category
    }
    let limit = Self.text(Crossing.roughPrecision)
    writeCategories(
      "coalesce(\"\(field)\", '') || CASE WHEN \"\(precision)\" > \(limit) THEN ' ±' ELSE '' END",
      colours.map { Category($0) } + rough, .marker)
  }

  private mutating func writeCategories(_ field: String, _ colours: [Category], _ kind: SymbolKind) {
    buffer.append("<renderer-v2 type=\"categorizedSymbol\" symbollevels=\"0\" forceraster=\"0\"")
    attribute("attr", field)
    buffer.append(">\n<categories>\n")
    for (index, pair) in colours.enumerated() {
      buffer.append("<category render=\"true\" type=\"string\" symbol=\"\(index)\"")
      attribute("value", pair.value)
      attribute("label", pair.label)
      buffer.append("/>\n")
    }
    buffer.append("</categories>\n<symbols>\n")
    for (index, pair) in colours.enumerated() {
      let common = [
        ("color", Self.text(pair.colour)), ("outline_width_unit", "MM"), ("outline_style", "solid"),
      ]
      let point = [
        ("name", "circle"), ("size", "2.2"), ("size_unit", "MM"),
        ("outline_color", Self.text(MapStyle.crossing)), ("outline_width", "0.3"),
      ]
      let area = [
        ("style", "solid"), ("outline_color", Self.text(MapStyle.inner)), ("outline_width", "0.15"),
      ]
      switch kind {
      case .marker:
        let ring = [
          ("name", "circle"), ("size", "4.2"), ("size_unit", "MM"), ("color", "0,0,0,0"),
          ("outline_color", Self.text(MapStyle.crossing)), ("outline_width", "0.25"),
          ("outline_width_unit", "MM"), ("outline_style", "dot"),
        ]
        symbol(
          "\(index)", type: "marker", layer: "SimpleMarker", [common + point] + (pair.isRough ? [ring] : []))
      case .fill: symbol("\(index)", type: "fill", layer: "SimpleFill", [common + area])
      case .line:
        symbol("\(index)", type: "line", layer: "SimpleLine", [Self.line(pair.colour, width: "0.9")])
      }
    }
    buffer.append("</symbols>\n</renderer-v2>\n")
  }

  private enum SymbolKind { case fill, marker, line }

  private static func line(_ colour: Colour, width: String) -> [(String, String)] {
    [
      ("line_color", text(colour)), ("line_width", width), ("line_width_unit", "MM"), ("capstyle", "round"),
      ("joinstyle", "round"),
    ]
  }

  private mutating func symbol(
    _ name: String, type: String, layer: String, _ layers: [[(String, String)]]
  ) {
    buffer.append(
      "<symbol alpha=\"1\" type=\"\(type)\" name=\"\(name)\" clip_to_extent=\"1\" force_rhr=\"0\">")
    for properties in layers {
      buffer.append("<layer class=\"\(layer)\" enabled=\"1\" locked=\"0\" pass=\"0\"><Option type=\"Map\">")
      for (key, value) in properties {
        buffer.append("<Option type=\"QString\" name=\"\(key)\" value=\"\(value)\"/>")
      }
      buffer.append("</Option></layer>")
    }
    buffer.append("</symbol>\n")
  }

  private mutating func write(_ label: QGISStyle.Label) {
    let expression = label.places.map { "format_number(\"\(label.field)\", \($0))" } ?? "\"\(label.field)\""
    let isArea = label.place == .inside
    buffer.append(
      "<labeling type=\"simple\">\n<settings calloutType=\"simple\">\n<text-style isExpression=\"1\"")
    attribute("fieldName", expression)
    buffer.append(" fontFamily=\"Liberation Sans\" fontSizeUnit=\"Point\" fontSize=\"\(isArea ? "8" : "7")\"")
    buffer.append(" namedStyle=\"Regular\" textOpacity=\"1\" multilineHeight=\"1\"")
    attribute("textColor", Self.text(isArea ? MapStyle.ink : MapStyle.crossing))
    buffer.append(
      ">\n<text-buffer bufferDraw=\"1\" bufferSize=\"0.7\" bufferSizeUnits=\"MM\" bufferOpacity=\"0.85\"")
    attribute("bufferColor", Self.text(MapStyle.page))
    buffer.append("/>\n</text-style>\n<text-format wrapChar=\"\" autoWrapLength=\"\(isArea ? 14 : 0)\"/>\n")
    // QGIS's numbers: 2 along a line (above it, by the direction of the map), 4 level inside, 6 around a point.
    let placement =
      switch label.place {
      case .inside: "placement=\"4\""
      case .along: "placement=\"2\" placementFlags=\"10\" dist=\"0.6\" distUnits=\"MM\""
      case .beside: "placement=\"6\" dist=\"1.2\" distUnits=\"MM\""
      }
    buffer.append("<placement \(placement) priority=\"\(isArea ? 5 : 3)\"/>\n")
    // Areas are everywhere: if labels kept off them, none of a border or a crossing had a place.
    buffer.append("<rendering obstacle=\"\(isArea ? 0 : 1)\"")
    if let limit = label.scaleLimit {
      buffer.append(" scaleVisibility=\"1\" scaleMin=\"1\" scaleMax=\"\(limit)\"")
    }
    buffer.append("/>\n</settings>\n</labeling>\n")
  }

  private static func text(_ number: Double) -> String {
    var buffer = OutputBuffer()
    buffer.append(shortest: number)
    return buffer.text
  }

  private static func text(_ colour: Colour) -> String {
    "\(colour.rgb >> 16 & 0xFF),\(colour.rgb >> 8 & 0xFF),\(colour.rgb & 0xFF),255"
  }
}
