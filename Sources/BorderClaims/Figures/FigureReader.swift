import BorderCore
public import BorderIO

/// Reads tables of published figures and of groups.
public enum FigureReader {
  /// The figures of a CSV with the columns claim, measure, subject, relation, value; paper, unit and note may lack.
  ///
  /// - Throws: `InputError` when a column is missing or a relation is none of `=`, `~`, `>`, `<`.
  public static func figures(_ file: String) throws(InputError) -> [FigureClaim] {
    let table = try CSVFile.read(file)
    let claim = try table.requiredIndex(ofColumn: "claim", file: file)
    let measure = try table.requiredIndex(ofColumn: "measure", file: file)
    let subject = try table.requiredIndex(ofColumn: "subject", file: file)
    let relation = try table.requiredIndex(ofColumn: "relation", file: file)
    let value = try table.requiredIndex(ofColumn: "value", file: file)
    func optional(_ row: [String], _ column: String) -> String {
      table.index(ofColumn: column).map { row[$0] } ?? ""
    }
    var claims: [FigureClaim] = []
    for (row, line) in zip(table.rows, table.lines) {
      let bounds = range(row[relation])
      guard let kind = FigureClaim.Relation(rawValue: row[relation]) ?? (bounds == nil ? nil : .range) else {
        throw InputError(
          .badData, file: file, line: line,
          problem: Phrase(
            "unknown relation \"\(row[relation])\"", "неизвестное отношение «\(row[relation])»"),
          hint: Phrase("Use =, ~, >, < or a range a..b", "Возможны =, ~, >, < и промежуток a..b"))
      }
      claims.append(
        FigureClaim(
          id: row[claim], paper: optional(row, "paper"), measure: row[measure], subject: row[subject],
          relation: kind, value: row[value], bounds: bounds, unit: optional(row, "unit"),
          note: optional(row, "note")))
    }
    return claims
  }

  /// The members of a CSV with the columns grouping, group, member.
  public static func groups(_ file: String) throws(InputError) -> [GroupMember] {
    let table = try CSVFile.read(file)
    let grouping = try table.requiredIndex(ofColumn: "grouping", file: file)
    let group = try table.requiredIndex(ofColumn: "group", file: file)
    let member = try table.requiredIndex(ofColumn: "member", file: file)
    return table.rows.map { GroupMember(grouping: $0[grouping], group: $0[group], member: $0[member]) }
  }

  /// `700..1200`.
  private static func range(_ text: String) -> ClosedRange<Double>? {
    guard let dots = text.firstRange(of: "..") else { return nil }
    guard let low = Double(text[..<dots.lowerBound]), let high = Double(text[dots.upperBound...]), low <= high
    else { return nil }
    return low...high
  }
}
