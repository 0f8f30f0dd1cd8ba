import BorderCore
public import BorderIO

/// Reads lists of neighbours in the forms that people have.
public enum ClaimListReader {
  /// The forms that are recognised.
  public enum Format: String, CaseIterable, Sendable {
    /// Found by the contents.
    case automatic = "auto"
    /// A table with two columns of places.
    case edges
    /// `A: B, C, D`.
    case lines
    /// A square table of numbers.
    case matrix
    /// GAL of GeoDa and PySAL.
    case gal
    /// GWT of GeoDa and PySAL.
    case gwt
    /// SWM of ArcGIS.
    case swm
    /// A neighbours list of R, as `dput` writes it.
    case nb
    /// `{"A": ["B", "C"]}` or a list of pairs.
    case json
    /// A table in Markdown.
    case markdown
    /// A table in HTML.
    case html
    /// Sentences: `A borders B, C and D`.
    case text
  }

  /// How to read a list.
  public struct Options: Sendable {
    /// The form.
    public var format = Format.automatic
    /// The columns of the two places; guessed where `nil`.
    public var columns: (a: String, b: String)?
    /// What is known of names; needed for sentences.
    public var rules = NameRules()
    /// The gazetteer of the data: tells names with commas and conjunctions from enumerations, and a first row of places
    /// from a header. Nothing is known where `nil`.
    public var resolver: NameResolver?

    /// Everything is guessed.
    public init() {}
  }

  /// Reads a list from bytes.
  ///
  /// - Throws: `InputError` when they hold no list.
  public static func read(_ bytes: [UInt8], name: String, options: Options) throws(InputError) -> ClaimList {
    if options.format == .swm || options.format == .automatic && name.lowercased().hasSuffix(".swm") {
      var weights = ArcGISWeights(bytes, name: name)
      return try weights.read()
    }
    let (text, note) = try text(bytes, name: name)
    var list = try parse(text, name: name, options: options)
    if let note { list.notes.append(note) }
    return list
  }

  /// The text of a list: UTF-8, UTF-16, or an encoding of one byte a letter, which the note names.
  static func text(_ bytes: [UInt8], name: String) throws(InputError) -> (text: String, note: Phrase?) {
    var bytes = UnicodeText.utf8(bytes) ?? bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if let text = String(validating: bytes, as: UTF8.self) { return (text, nil) }
    guard !bytes.contains(0) else {
      throw InputError(
        .badData, file: name, problem: Phrase("the file holds no text", "в файле не текст"),
        hint: Phrase(
          "Save the list as CSV, GAL or GWT, or as XLSX, ODS or DBF",
          "Сохраните список как CSV, GAL или GWT либо как XLSX, ODS или DBF"))
    }
    let decoded = try OneByteText(of: bytes, file: name)
    return (decoded.text, decoded.note(file: name))
  }

  /// What parts the columns of a CSV list.
  static func delimiter(of text: String, name: String) throws(InputError) -> Character {
    NumberMatrix.table(text) != nil || BlankTable.read(text) != nil || isParted(byBlanks: text)
      ? " " : try CSVTable(text, name: name).delimiter
  }

  /// Reads a list from a text.
  public static func parse(_ text: String, name: String, options: Options) throws(InputError) -> ClaimList {
    let format = options.format == .automatic ? guess(text, name: name, options) : options.format
    var list: ClaimList
    let enumeration = Enumeration(rules: options.rules, resolver: options.resolver)
    let tables = TableClaims(options: options, enumeration: enumeration, name: name)
    func prose(isList: Bool) -> ClaimList {
      var reader = ProseReader(text, rules: options.rules, resolver: options.resolver, isList: isList)
      return reader.parse()
    }
    switch format {
    case .matrix where NumberMatrix.isMatrixMarket(text):
      list = try NumberMatrix.matrixMarket(text, name: name)
    case .gal: list = try SpatialWeights.gal(text, name: name)
    case .gwt: list = try SpatialWeights.gwt(text, name: name)
    case .nb:
      var object = NeighbourObject(text, name: name)
      list = try object.read()
    case .json: list = try AdjacencyJSON(enumeration: enumeration).parse(text, name: name)
    case .markdown: list = try tables.read([MarkupTables.markdown(text)], "markdown")
    case .html: list = try tables.read(MarkupTables.html(text), "html")
    case .lines: list = prose(isList: true)
    case .text: list = prose(isList: false)
    case .matrix, .edges, .automatic, .swm:
      if let table = tables.headedByBlanks(text) {
        list = try tables.read([table], "edges")
        break
      }
      if let square = NumberMatrix.table(text) {
        list = try tables.read([square], "matrix")
        break
      }
      let table = try CSVTable(text, name: name, delimiter: isParted(byBlanks: text) ? " " : nil)
      if table.columns.count == 1 {
        // One column of pairs: `A — B`.
        list = prose(isList: true)
        break
      }
      let rows = zip(table.rows, table.lines).map { TextTable.Row(cells: $0, line: $1) }
      list = try tables.read(
        [TextTable(header: table.columns, rows: Array(rows))], format == .matrix ? "matrix" : "edges")
    }
    list.leaveOutFeatures(options.rules, options.resolver)
    guard !list.claims.isEmpty || !list.isolates.isEmpty else {
      let why =
        list.unread.first.map { Phrase(" (\($0.note.english))", " (\($0.note.russian))") } ?? Phrase("", "")
      throw InputError(
        .badData, file: name,
        problem: Phrase(
          "no neighbours were found in it\(why.english)",
          "в нём не найдено ни одной пары соседей\(why.russian)"),
        hint: Phrase(
          "Name its form with --list-format: \(Format.allCases.map(\.rawValue).joined(separator: ", "))",
          "Укажите вид ключом --list-format: \(Format.allCases.map(\.rawValue).joined(separator: ", "))"))
    }
    return list
  }

  /// The form of a text, by its name's extension and its first lines.
  static func guess(_ text: String, name: String, _ options: Options) -> Format {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    switch ending {
    case "gal": return .gal
    case "gwt": return .gwt
    case "json": return .json
    case "html", "htm": return .html
    case "csv", "tsv": return .edges
    case "mtx": return .matrix
    case "r", "rput": return .nb
    default: break
    }
    let lines = text.split(whereSeparator: \.isNewline).map { Enumeration.trim(String($0)) }
      .filter { !$0.isEmpty }
    guard let first = lines.first else { return .edges }
    if NumberMatrix.isMatrixMarket(text) { return .matrix }
    let enumeration = Enumeration(rules: options.rules, resolver: options.resolver)
    let tables = TableClaims(options: options, enumeration: enumeration, name: name)
    if tables.headedByBlanks(text) != nil { return .edges }
    if NumberMatrix.table(text) != nil { return .matrix }
    if hasTable(text) { return .html }
    if first.hasPrefix("{") || first.hasPrefix("[") { return .json }
    if NeighbourObject.isObject(text) { return .nb }
    if lines.count(where: { $0.hasPrefix("|") }) > 1 { return .markdown }
    if SpatialWeights.isHeader(first) {
      return SpatialWeights.isGraph(lines.dropFirst()) || lines.count < 2
        || SpatialWeights.fields(lines[1]).count != 3 ? .gal : .gwt
    }
    if SpatialWeights.isTriples(lines) { return .gwt }
    if ProseReader.looksLikeSentences(text, resolver: options.resolver, rules: options.rules) { return .text }
    let hasHead = lines.contains { $0.hasSuffix(":") }
    let fitting = lines.count { line in
      [":", " – ", " — ", " - "].contains { line.contains($0) }
        || hasHead && line.first.map { "-•*–—·".contains($0) || $0.isNumber } ?? false
    }
    return 2 * fitting >= lines.count ? .lines : .edges
  }

  /// Whether a text has the tag of a table. Its bytes are found faster than its letters.
  private static func hasTable(_ text: String) -> Bool {
    let tag = Array("<table".utf8)
    var matched = 0
    for byte in text.utf8 {
      let small = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
      matched = small == tag[matched] ? matched + 1 : small == tag[0] ? 1 : 0
      if matched == tag.count { return true }
    }
    return false
  }

  /// Whether every line is two words: pairs of codes.
  private static func isParted(byBlanks text: String) -> Bool {
    let lines = text.split(whereSeparator: \.isNewline)
    return !lines.isEmpty
      && lines.allSatisfy { line in
        !line.contains { ",;\t\"".contains($0) } && line.split(separator: " ").count == 2
          && line.count { $0 == " " } == 1
      }
  }
}
