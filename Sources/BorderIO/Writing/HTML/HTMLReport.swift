public import BorderCore

/// A page that shows the map and the tables of a report: one file that opens everywhere and asks nothing of a network.
///
/// Every name and value goes in as data, in one JSON text whose `<`, `>` and `&` are escaped; scripts put it on the page
/// as text. A policy in the page forbids it to load anything.
public struct HTMLReport: Sendable {
  /// The map and what it shows.
  public var content: MapContent
  /// The tables in the order of their tabs.
  public var tables: [Table]
  /// The names of files that lie beside the page.
  public var files: [String] = []
  /// Where it comes from.
  public var provenance = JSONObject()
  /// How the map is drawn.
  public var options = MapOptions()
  /// The table whose densities are shown as bars, by name.
  public var barTable = "countries"

  /// A page.
  public init(_ content: MapContent, tables: [Table]) {
    self.content = content
    self.tables = tables
  }

  /// The bytes of the page.
  ///
  /// - Parameter projection: Of the map.
  /// - Returns: UTF-8 without a byte order mark.
  public func html(projection: any MapProjection) -> OutputBuffer {
    var bare = options
    bare.isBare = true
    bare.width = 1400
    let drawing = Drawing.map(content, options: bare, projection: projection)
    var svg = SVGOptions()
    svg.hasTips = false
    svg.hasKeys = true
    var buffer = OutputBuffer()
    buffer.append(
      "<!DOCTYPE html>\n<html lang=\"\(options.language.rawValue)\">\n<head>\n<meta charset=\"utf-8\">\n")
    buffer.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    buffer.append(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n<title>"
    )
    buffer.append(xml: content.title(options.language))
    buffer.append("</title>\n<style>\n\(HTMLStyle.text)</style>\n</head>\n")
    buffer.append(HTMLBody.beforeMap)
    buffer.append(drawing.svg(svg))
    buffer.append(HTMLBody.afterMap)
    buffer.append("<script type=\"application/json\" id=\"data\">")
    buffer.append(scriptSafe: .object(data))
    buffer.append(
      "</script>\n<script>\n\(HTMLScript.page)\(HTMLScript.map)\(HTMLScript.tables)</script>\n</body>\n</html>\n"
    )
    return buffer
  }

  private var data: JSONObject {
    [
      "language": .string(options.language.rawValue), "title": JSONValue(content.title),
      "figure": .string(options.figure.rawValue), "figures": .array(figures),
      "regions": .object(regions), "tables": .array(tables.map(JSONValue.init(table:))),
      "bars": .string(barTable), "notes": .array(content.notes.map { JSONValue($0) }),
      "provenance": .object(provenance), "files": .array(files.map { .string($0) }),
      "signs": .array(signs),
    ]
  }

  /// The colours of the borders by each figure, with a legend.
  private var figures: [JSONValue] {
    let composer = content.coloured
    return MapFigure.allCases.filter { figure in
      figure == .length || figure == .status || content.tallies != nil && figure != .none
    }.map { figure in
      var options = options
      options.figure = figure
      let colouring = MapColouring(content, options: options, coloured: composer)
      let colours = composer.map { index -> (String, JSONValue) in
        let border = content.analysis.borders[index]
        let key = content.analysis.sides(of: border, home: content.home)
          .map { content.analysis.regions[$0].id }.joined(separator: "|")
        return (key, .string((colouring.byBorder[index] ?? MapStyle.noValue).hex))
      }
      return .object([
        "id": .string(figure.rawValue), "heading": JSONValue(figure.heading),
        "legend": .array(
          colouring.legend.map { .object(["colour": .string($0.colour.hex), "label": JSONValue($0.label)]) }),
        "colours": .object(JSONObject(unique: colours)),
      ])
    }
  }

  private var regions: JSONObject {
    JSONObject(
      unique: content.analysis.regions.regions.map { region in
        (
          region.id,
          .array([
            .string(region.name), .string(region.nameRussian),
            JSONValue(content.countryNames[region.country]),
            region.status.isEmpty ? .null : JSONValue(MapWords.status(region.status)),
          ])
        )
      })
  }

  private var signs: [JSONValue] {
    guard content.assignment != nil else { return [] }
    return CrossingSign.Filling.allCases.map { filling in
      .object([
        "fill": .string(filling.paint.fill?.hex ?? "none"),
        "stroke": .string(filling.paint.stroke?.hex ?? "none"),
        "label": JSONValue(filling.label),
      ])
    }
  }
}

extension JSONValue {
  /// A text in both languages: one string where they agree, else a pair, English first.
  init(_ phrase: Phrase) {
    self =
      phrase.english == phrase.russian
      ? .string(phrase.english) : .array([.string(phrase.english), .string(phrase.russian)])
  }

  /// A table with its columns and rows.
  init(table: Table) {
    func cell(_ cell: Cell) -> JSONValue {
      if case .phrase(let phrase) = cell { return JSONValue(phrase) }
      return JSONValue(cell)
    }
    self = .object([
      "name": .string(table.name), "title": JSONValue(table.title),
      "columns": .array(
        table.columns.map { column in
          .object([
            "key": .string(column.key), "heading": JSONValue(column.heading),
            "number": .bool(column.isNumeric),
            "hidden": .bool(column.isForFilesOnly),
            "places": column.displayPlaces.map { .integer($0) } ?? .null,
          ])
        }),
      "rows": .array(table.rows.map { .array($0.map(cell)) }),
      "totals": .array(table.totals.map(cell)), "notes": .array(table.notes.map { JSONValue($0) }),
    ])
  }
}

extension OutputBuffer {
  /// Appends JSON for the inside of a script element: no text in it can end the element or begin a comment.
  mutating func append(scriptSafe value: JSONValue) {
    var json = OutputBuffer()
    json.append(json: value)
    for byte in json.bytes {
      switch byte {
      case UInt8(ascii: "<"): append("\\u003c")
      case UInt8(ascii: ">"): append("\\u003e")
      case UInt8(ascii: "&"): append("\\u0026")
      default: append(byte: byte)
      }
    }
  }
}
