internal import BorderCore

/// How QGIS shows a layer: colours by a field, names of fields for people.
public enum QGISStyle: Hashable, Sendable {
  /// Lines by classes of a field.
  case classes(field: String, limits: [Double])
  /// Fillings by the values of a field, in the order of their colours.
  case fillings(field: String, colours: [Pair])
  /// Points by the values of a field.
  case points(field: String, colours: [Pair])
  /// Lines by the values of a field.
  case lines(field: String, colours: [Pair])

  /// A value and its colour.
  public struct Pair: Hashable, Sendable {
    /// The value.
    public var value: String
    /// The colour.
    public var colour: Colour
    /// A value and its colour.
    public init(_ value: String, _ colour: Colour) {
      self.value = value
      self.colour = colour
    }
  }

  /// The style file of QGIS 3 (QML) for a table.
  func qml(for table: Table, language: Language) -> OutputBuffer {
    var qml = OutputBuffer()
    qml.append("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n")
    qml.append("<qgis version=\"3.22.0\" styleCategories=\"Symbology|Fields\">\n")
    switch self {
    case .classes(let field, let limits): Self.appendClasses(&qml, field, limits, table)
    case .fillings(let field, let colours): Self.appendCategories(&qml, field, colours, Self.fillSymbol)
    case .points(let field, let colours): Self.appendCategories(&qml, field, colours, Self.pointSymbol)
    case .lines(let field, let colours): Self.appendCategories(&qml, field, colours, Self.lineSymbol)
    }
    qml.append("<aliases>\n")
    for (index, column) in table.columns.enumerated() {
      qml.append("<alias index=\"\(index)\" field=\"")
      qml.append(xml: column.key)
      qml.append("\" name=\"")
      qml.append(xml: column.heading(language))
      qml.append("\"/>\n")
    }
    qml.append("</aliases>\n</qgis>\n")
    return qml
  }

  private static func appendClasses(
    _ qml: inout OutputBuffer, _ field: String, _ limits: [Double], _ table: Table
  ) {
    let index = table.columns.firstIndex { $0.key == field }
    var values: [Double] = []
    for row in table.rows {
      guard let index, index < row.count else { continue }
      if case .decimal(let value, _) = row[index] { values.append(value) }
    }
    let edges = [min(0, values.min() ?? 0)] + limits + [max(values.max() ?? 0, limits.last ?? 0)]
    let colours = MapStyle.rising(edges.count - 1)
    qml.append(
      "<renderer-v2 type=\"graduatedSymbol\" graduatedMethod=\"GraduatedColor\" symbollevels=\"0\" attr=\"")
    qml.append(xml: field)
    qml.append("\">\n<ranges>\n")
    for (index, pair) in zip(edges, edges.dropFirst()).enumerated() {
      let (a, b) = (MapWords.number(pair.0, places: 2), MapWords.number(pair.1, places: 2))
      qml.append("<range render=\"true\" symbol=\"\(index)\" lower=\"")
      qml.append(shortest: pair.0)
      qml.append("\" upper=\"")
      qml.append(shortest: pair.1)
      qml.append("\" label=\"\(a.english) – \(b.english)\"/>\n")
    }
    qml.append("</ranges>\n<symbols>\n")
    for (index, colour) in colours.enumerated() {
      let own = lineSymbol(colour)
      appendSymbol(&qml, "\(index)", type: own.type, layer: own.layer, properties: own.properties)
    }
    qml.append("</symbols>\n</renderer-v2>\n")
  }

  private static func appendCategories(
    _ qml: inout OutputBuffer, _ field: String, _ colours: [Pair], _ symbol: (Colour) -> Symbol
  ) {
    qml.append("<renderer-v2 type=\"categorizedSymbol\" symbollevels=\"0\" attr=\"")
    qml.append(xml: field)
    qml.append("\">\n<categories>\n")
    for (index, pair) in colours.enumerated() {
      qml.append("<category render=\"true\" symbol=\"\(index)\" value=\"")
      qml.append(xml: pair.value)
      qml.append("\" label=\"")
      qml.append(xml: pair.value)
      qml.append("\"/>\n")
    }
    qml.append("</categories>\n<symbols>\n")
    for (index, pair) in colours.enumerated() {
      let own = symbol(pair.colour)
      appendSymbol(&qml, "\(index)", type: own.type, layer: own.layer, properties: own.properties)
    }
    qml.append("</symbols>\n</renderer-v2>\n")
  }

  /// How one value is drawn.
  private struct Symbol {
    var type: String
    var layer: String
    var properties: [(String, String)]
  }

  private static func lineSymbol(_ colour: Colour) -> Symbol {
    Symbol(
      type: "line", layer: "SimpleLine",
      properties: [
        ("line_color", value(colour)), ("line_width", "0.9"), ("line_width_unit", "MM"),
        ("capstyle", "round"), ("joinstyle", "round"),
      ])
  }

  private static func common(_ colour: Colour) -> [(String, String)] {
    [("color", value(colour)), ("outline_width_unit", "MM"), ("outline_style", "solid")]
  }

  private static func pointSymbol(_ colour: Colour) -> Symbol {
    Symbol(
      type: "marker", layer: "SimpleMarker",
      properties: common(colour) + [
        ("name", "circle"), ("size", "2"), ("size_unit", "MM"),
        ("outline_color", value(MapStyle.crossing)), ("outline_width", "0.3"),
      ])
  }

  private static func fillSymbol(_ colour: Colour) -> Symbol {
    Symbol(
      type: "fill", layer: "SimpleFill",
      properties: common(colour) + [
        ("style", "solid"), ("outline_color", value(MapStyle.inner)), ("outline_width", "0.15"),
      ])
  }

  private static func appendSymbol(
    _ qml: inout OutputBuffer, _ name: String, type: String, layer: String, properties: [(String, String)]
  ) {
    qml.append(
      "<symbol alpha=\"1\" type=\"\(type)\" name=\"\(name)\"><layer class=\"\(layer)\" enabled=\"1\" locked=\"0\" pass=\"0\">"
    )
    for (key, value) in properties { qml.append("<prop k=\"\(key)\" v=\"\(value)\"/>") }
    qml.append("</layer></symbol>\n")
  }

  private static func value(_ colour: Colour) -> String {
    "\(colour.rgb >> 16 & 0xFF),\(colour.rgb >> 8 & 0xFF),\(colour.rgb & 0xFF),255"
  }
}
