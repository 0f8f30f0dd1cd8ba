public import BorderCore
public import BorderIO
public import BorderTables

/// A page that shows the map and the tables of a report: one file that opens everywhere and asks nothing of a network.
///
/// Every name and value goes in as data, in one JSON text whose `<`, `>` and `&` are escaped; scripts put it on the page
/// as text. A policy in the page forbids it to load anything, and to run any script but its own, which it knows by its
/// digest.
public struct HTMLReport: Sendable {
  /// The map and what it shows.
  public var content: MapContent
  /// The tables in the order of their tabs.
  public var tables: [Table]
  /// What the data say, in a few sentences below the title.
  public var lead: [Phrase] = []
  /// What stands at the head.
  public var keyFigures: [KeyFigure] = []
  /// Densities with intervals; a reader chooses among several.
  public var densities: [DensityBars] = []
  /// The verdicts on claims that are not the same under every worldview, beside each other: of each a column `verdict_NAME`,
  /// one `verdict_NAME_key` and one `computed_NAME`, beside `statement`; `nil` where that was not asked for.
  public var verdictsByWorldview: Table?
  /// How claims fare by the keys of the columns of verdicts; what is not listed is open.
  package var tones: [String: VerdictTone] = [:]
  /// The papers that the claims are from, and which claims of each.
  public var papers: [(citation: String, claims: String)] = []
  /// Drawings that stand below the densities.
  public var charts: [Chart] = []
  /// The names of files that lie beside the page.
  public var files: [String] = []
  /// Where it comes from.
  public var provenance = JSONObject()
  /// Whom and what to name as the sources, in one line; empty for none.
  public var credit = ""
  /// How the map is drawn.
  public var options = MapOptions()
  /// Whether the map shows first what became of the claims of its contents, not the figure of its options.
  public var showsVerdicts = false

  /// Drawings with what is said of them, once in each language.
  public struct Chart: Sendable {
    /// What it shows.
    public var title: Phrase
    /// How to read it.
    public var caption: Phrase
    /// In English, each an `svg` element as this library writes it, its texts escaped; the first goes over the whole width.
    public var english: [OutputBuffer]
    /// The same in Russian.
    public var russian: [OutputBuffer]
    /// How wide each is drawn, in pixels: the page shows none smaller, so that its letters stay large enough to read.
    public var width: Double

    /// Drawings in both languages.
    public init(
      title: Phrase, caption: Phrase, width: Double, english: [OutputBuffer], russian: [OutputBuffer]
    ) {
      self.width = width
      self.title = title
      self.caption = caption
      self.english = english
      self.russian = russian
    }
  }

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
    let script = "\n" + HTMLResource.script
    var buffer = OutputBuffer()
    var rest = Substring(HTMLResource.page)
    while let start = rest.firstRange(of: "{{"), let end = rest.firstRange(of: "}}") {
      buffer.append(String(rest[..<start.lowerBound]))
      switch HTMLResource.Place(rawValue: String(rest[start.upperBound..<end.lowerBound])) {
      case .language: buffer.append(options.language.rawValue)
      case .has: buffer.append(has)
      case .title: buffer.append(xml: content.title(options.language))
      case .credit: appendCredit(to: &buffer)
      case .style: buffer.append(HTMLStyle.text)
      case .lead: appendLead(to: &buffer)
      case .map: appendMap(projection, to: &buffer)
      case .charts: for chart in charts { append(chart, to: &buffer) }
      case .data: buffer.append(scriptSafe: .object(data))
      case .script: buffer.append(script)
      case .digest: buffer.append(SHA256Digest.base64(of: script))
      // A test knows that there is no other place.
      case nil: buffer.append(String(rest[start.lowerBound..<end.upperBound]))
      }
      rest = rest[end.upperBound...]
    }
    buffer.append(String(rest))
    return buffer
  }

  /// What the map shows, for the words that depend on it.
  private var has: String {
    let hasStatuses = content.tallies?.facts.hasStatuses ?? false
    return [content.assignment == nil ? nil : "crossings", hasStatuses ? "statuses" : nil]
      .compactMap { $0 }.joined(separator: " ")
  }

  private func appendCredit(to buffer: inout OutputBuffer) {
    guard !credit.isEmpty else { return }
    buffer.append("<meta name=\"dcterms.source\" content=\"")
    buffer.append(xml: credit)
    buffer.append("\">\n")
  }

  private func appendLead(to buffer: inout OutputBuffer) {
    guard !lead.isEmpty else { return }
    buffer.append("<p id=\"lead\">")
    appendSpans(
      Phrase(lead.map(\.english).joined(separator: " "), lead.map(\.russian).joined(separator: " ")),
      to: &buffer)
    buffer.append("</p>\n")
  }

  private func appendMap(_ projection: any MapProjection, to buffer: inout OutputBuffer) {
    var bare = options
    bare.isBare = true
    bare.width = 1400
    var svg = SVGOptions.forBrowsers
    svg.hasTips = false
    svg.hasKeys = true
    buffer.append(Drawing.map(content, options: bare, projection: projection).svg(svg))
  }

  /// A text in both languages, of which the page shows one.
  private func appendSpans(_ phrase: Phrase, to buffer: inout OutputBuffer) {
    for (language, text) in [("en", phrase.english), ("ru", phrase.russian)] {
      buffer.append("<span class=\"lang-\(language)\">")
      buffer.append(xml: text)
      buffer.append("</span>")
    }
  }

  private func append(_ chart: Chart, to buffer: inout OutputBuffer) {
    buffer.append("<section class=\"chart\">\n<h2>")
    appendSpans(chart.title, to: &buffer)
    buffer.append("</h2>\n<p class=\"quiet\">")
    appendSpans(chart.caption, to: &buffer)
    buffer.append("</p>\n")
    // Where drawings are wider than the page.
    buffer.append(
      "<p class=\"quiet sideways\" data-en=\"The drawings go on to the right: scroll them sideways.\" data-ru=\"Рисунки продолжаются вправо: листайте их вбок.\"></p>\n"
    )
    for (language, panels) in [("en", chart.english), ("ru", chart.russian)] {
      buffer.append(
        "<div class=\"scroll lang-\(language)\" tabindex=\"0\"><div class=\"panels\" style=\"--panel:\(Int(chart.width))px\">\n"
      )
      for panel in panels { buffer.append(panel) }
      buffer.append("</div></div>\n")
    }
    buffer.append("</section>\n")
  }
}

extension OutputBuffer {
  /// Appends JSON for the inside of a script element: no text in it can end the element or begin a comment, or turn the
  /// direction of the page that shows it.
  mutating func append(scriptSafe value: JSONValue) {
    var json = OutputBuffer()
    json.append(json: value.printable)
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
