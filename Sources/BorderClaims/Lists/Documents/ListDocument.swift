import BorderCore
public import BorderIO

/// A document that holds a list of neighbours: a spreadsheet, a table of dBASE, a text of an office program, or a PDF.
///
/// Spreadsheets and DBF are read by GDAL's drivers, confined as every format of one file is; DOCX by pandoc and PDF by
/// pdftotext, where these programs are installed.
public struct ListDocument: Sendable {
  private enum Kind: String {
    case xlsx, xls, ods, dbf, docx, pdf
  }

  private let file: String
  private let kind: Kind

  /// A document by the ending of its name; `nil` for any other file.
  public init?(_ file: String) {
    guard let ending = file.split(separator: ".").last, let kind = Kind(rawValue: ending.lowercased()) else {
      return nil
    }
    (self.file, self.kind) = (file, kind)
  }

  /// What it is called, such as `DOCX`.
  public var label: String { kind.rawValue.uppercased() }

  /// The list that it holds.
  ///
  /// - Throws: `InputError` when it cannot be read, a program is not installed, or it holds no list.
  public func read(_ options: ClaimListReader.Options) throws(InputError) -> ClaimList {
    try SourceOpening.check(InputSpec(file: file))
    switch kind {
    case .xlsx, .xls, .ods, .dbf: return try spreadsheet(options)
    case .docx: return try office(options)
    case .pdf:
      let text = try TextProgram(
        name: "pdftotext", package: "poppler-utils", arguments: ["-q", "-enc", "UTF-8", path, "-"]
      ).output(for: file)
      return try list(
        in: text, options,
        Phrase(
          "lines are those of the text that pdftotext takes out of the PDF, counted on each page",
          "строки — те, что даёт pdftotext из PDF, по страницам"))
    }
  }

  /// A name that no program takes for an option.
  private var path: String { file.hasPrefix("/") ? file : "./" + file }

  private func spreadsheet(_ options: ClaimListReader.Options) throws(InputError) -> ClaimList {
    let sheets = try SpreadsheetTables.read(file)
    let enumeration = Enumeration(rules: options.rules, resolver: options.resolver)
    let tables = TableClaims(options: options, enumeration: enumeration, name: file)
    var found: [(sheet: String, list: ClaimList)] = []
    var failure: InputError?
    for sheet in sheets {
      do throws(InputError) {
        // A second sheet may be about something else: it counts where its headings say that it is a list.
        guard found.isEmpty || tables.isList(sheet.table) else { continue }
        let list = try tables.read([sheet.table], kind.rawValue)
        if !list.claims.isEmpty || !list.isolates.isEmpty { found.append((sheet.name, list)) }
      } catch {
        failure = failure ?? error
      }
    }
    guard var list = SpreadsheetTables.joined(found) else {
      throw failure
        ?? InputError(
          .badData, file: file,
          problem: Phrase("no neighbours were found in it", "в нём не найдено ни одной пары соседей"),
          hint: Phrase(
            "Give it two columns of places below a header", "Нужны два столбца с местами под заголовком"))
    }
    list.leaveOutFeatures(options.rules, options.resolver)
    // A DBF is one table, named as its file.
    if kind == .dbf { return list }
    let names = found.map(\.sheet).joined(separator: ", ")
    list.notes.append(
      Phrase(
        "the list is read from the sheet\(found.count == 1 ? "" : "s") \(names)",
        found.count == 1 ? "список взят с листа \(names)" : "список взят с листов \(names)"))
    let others = sheets.filter { sheet in !found.contains { $0.sheet == sheet.name } }
      .map { "\($0.name) (\($0.table.rows.count + 1))" }
    if !others.isEmpty {
      let names = others.joined(separator: ", ")
      list.notes.append(
        Phrase(
          "sheets that were skipped, with their rows: \(names)",
          "пропущены листы, в скобках число строк: \(names)"))
    }
    return list
  }

  private func office(_ options: ClaimListReader.Options) throws(InputError) -> ClaimList {
    func converted(to format: String) throws(InputError) -> String {
      try TextProgram(
        name: "pandoc", package: "pandoc",
        arguments: ["-f", kind.rawValue, "-t", format, "--wrap=none", "--sandbox", path]
      ).output(for: file)
    }
    let page = try converted(to: "html")
    if page.contains("<table"), [.automatic, .html, .matrix].contains(options.format) {
      var tables = options
      tables.format = .html
      if var list = try? ClaimListReader.parse(page, name: file, options: tables) {
        list.notes.append(
          Phrase(
            "the list is a table of the document; its other text was skipped. To read that: --list-format text",
            "список — таблица документа; остальной текст пропущен. Чтобы прочитать его: --list-format text"))
        return list
      }
    }
    return try list(
      in: try converted(to: "plain"), options,
      Phrase(
        "lines are those of the text that pandoc takes out of the document",
        "строки — те, что даёт pandoc из документа"))
  }

  /// The list in a text that a program took out, with a note of what its lines are.
  private func list(
    in text: String, _ options: ClaimListReader.Options, _ note: Phrase
  ) throws(InputError) -> ClaimList {
    var list = try ClaimListReader.parse(text, name: file, options: options)
    list.notes.append(note)
    return list
  }
}
