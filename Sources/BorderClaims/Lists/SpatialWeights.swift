import BorderCore
import BorderIO

/// Reads the weights files of GeoDa, PySAL, spdep and ArcGIS.
enum SpatialWeights {
  /// The formats of lists that hold ids and weights alone.
  static let formats: Set = ["gal", "gwt", "swm", "nb", "mtx"]

  /// Whether a line is a header: `0 n layer key`, or a number alone.
  static func isHeader(_ line: String) -> Bool {
    let fields = fields(line)
    if fields.count == 1 { return Int(fields[0]) != nil }
    return fields.count >= 2 && fields.count <= 4 && fields[0] == "0" && Int(fields[1]) != nil
  }

  /// Whether each line has an id, a number and so many neighbours, as a graph for INLA has.
  static func isGraph(_ lines: some Collection<String>) -> Bool {
    !lines.isEmpty
      && lines.allSatisfy { line in
        let fields = fields(line)
        return fields.count > 1 && Int(fields[1]) == fields.count - 2
      }
  }

  /// Whether lines are pairs of ids with a weight, also below the name of a field, as ArcGIS writes them into a text.
  static func isTriples(_ lines: [String]) -> Bool {
    func isTriple(_ line: String) -> Bool {
      let fields = fields(line)
      return fields.count == 3 && PointReader.number(fields[2]) != nil
    }
    guard lines.count > 1, let first = lines.first, fields(first).count == 1 || isTriple(first) else {
      return false
    }
    return lines.dropFirst().prefix(50).allSatisfy(isTriple)
  }

  /// The field of ids that a header names: `FIPSNO` of `0 100 sids2 FIPSNO`; `nil` where it names none.
  private static func idField(_ header: [String]) -> String? {
    header.count == 4 && header[0] == "0" && header[3].lowercased() != "unknown" ? header[3] : nil
  }

  /// The fields of a line: separated by blanks, but not inside quotes.
  static func fields(_ line: some StringProtocol) -> [String] {
    var fields: [String] = []
    var current: String?
    var quote: Character?
    for letter in line {
      if let open = quote {
        if letter == open { quote = nil } else { current = (current ?? "") + String(letter) }
      } else if letter == "\"" || letter == "'" && current == nil {
        quote = letter
        current = current ?? ""
      } else if letter.isWhitespace {
        if let field = current { fields.append(field) }
        current = nil
      } else {
        current = (current ?? "") + String(letter)
      }
    }
    if let field = current { fields.append(field) }
    return fields
  }

  /// GAL: `id count`, then a line of neighbours.
  static func gal(_ text: String, name: String) throws(InputError) -> ClaimList {
    var list = ClaimList(format: "gal")
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { fields($0) }
    func fail(_ line: Int, _ english: String, _ russian: String) -> InputError {
      return InputError(
        .badData, file: name, line: line + 1, problem: Phrase(english, russian),
        hint: Phrase(
          "A GAL file has two lines a region: its id and the number of neighbours, then their ids",
          "В файле GAL на регион две строки: код и число соседей, затем их коды"))
    }
    var index = 0
    while index < lines.count, lines[index].isEmpty { index += 1 }
    guard index < lines.count else { return list }
    list.idField = idField(lines[index])
    index += 1
    var records: [(id: String, neighbours: [String], line: Int, count: Int)] = []
    while index < lines.count {
      let head = lines[index]
      if head.isEmpty {
        index += 1
        continue
      }
      if head.count > 2, let count = Int(head[1]), count == head.count - 2 {
        // A graph for INLA has them in one line: `2 2 1 3`.
        records.append((head[0], Array(head.dropFirst(2)), index + 1, count))
        index += 1
        continue
      }
      guard head.count > 1, let count = head.last.flatMap({ Int($0) }), count >= 0 else {
        throw fail(index, "expected an id and a number of neighbours", "ожидались код и число соседей")
      }
      let neighbours = count > 0 && index + 1 < lines.count ? lines[index + 1] : []
      records.append((head.dropLast().joined(separator: " "), neighbours, index + 2, count))
      index += count > 0 ? 2 : 1
    }
    let ids = Set(records.map(\.id))
    for record in records {
      guard let neighbours = Self.ids(of: record.neighbours, count: record.count, among: ids) else {
        let (id, found) = (record.id, record.neighbours.count)
        throw fail(
          record.line - 1, "\(EnglishCount.of(record.count, "neighbour")) of \(id) announced, \(found) found",
          "у \(id) объявлено соседей: \(record.count), найдено: \(found)")
      }
      if neighbours.isEmpty { list.isolates.append(record.id) }
      for neighbour in neighbours {
        list.claims.append(
          Claim(id: "\(list.claims.count + 1)", a: record.id, b: neighbour, line: record.line))
      }
    }
    return list
  }

  /// So many ids in a line; `nil` where it holds another number. Ids with blanks, which spdep writes without quotes, are
  /// recognised by the ids of the list.
  private static func ids(of fields: [String], count: Int, among known: Set<String>) -> [String]? {
    if fields.count == count { return fields }
    guard count > 0, fields.count > count, fields.count <= 4096 else { return nil }
    let most = known.map { id in id.split(separator: " ").count }.max() ?? 1
    // The starts of the id that ends at each place, by how many ids stand before it: the longest id first.
    var starts = [[Int?]](repeating: [Int?](repeating: nil, count: count + 1), count: fields.count + 1)
    starts[0][0] = 0
    for end in 1...fields.count {
      for start in max(0, end - most)..<end where known.contains(fields[start..<end].joined(separator: " ")) {
        for number in 0..<count where starts[start][number] != nil && starts[end][number + 1] == nil {
          starts[end][number + 1] = start
        }
      }
    }
    var ids: [String] = []
    var (end, number) = (fields.count, count)
    while number > 0 {
      guard let start = starts[end][number] else { return nil }
      ids.append(fields[start..<end].joined(separator: " "))
      (end, number) = (start, number - 1)
    }
    return end == 0 ? ids.reversed() : nil
  }

  /// GWT: `from to weight`, also below the name of the field alone, as ArcGIS writes it.
  static func gwt(_ text: String, name: String) throws(InputError) -> ClaimList {
    var list = ClaimList(format: "gwt")
    var isFirst = true
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let fields = fields(line)
      if fields.isEmpty { continue }
      if isFirst {
        isFirst = false
        // Three numbers are a pair with its weight, be the first of them 0.
        if fields.count != 3 || isHeader(String(line)) && PointReader.number(fields[2]) == nil {
          list.idField = idField(fields) ?? (fields.count == 1 && Int(fields[0]) == nil ? fields[0] : nil)
          continue
        }
      }
      guard fields.count == 3, let weight = PointReader.number(fields[2]) else {
        throw InputError(
          .badData, file: name, line: number + 1,
          problem: Phrase("expected two ids and a weight", "ожидались два кода и вес"),
          hint: Phrase(
            "A GWT file has them with blanks between on each line: A B 1",
            "В файле GWT они стоят через пробел в каждой строке: A B 1"))
      }
      // A place is no neighbour of itself; kernels have a weight for it.
      guard fields[0] != fields[1] else { continue }
      var claim = Claim(id: "\(list.claims.count + 1)", a: fields[0], b: fields[1], line: number + 1)
      if weight != 1 && weight != 0 { claim.kilometres = weight }
      list.claims.append(claim)
    }
    return list
  }
}
