import BorderClaims
import BorderCore
import BorderIO

/// A paper that claims are from.
struct ClaimPaper: Hashable, Sendable {
  /// What the lists call it.
  let key: String
  /// How it is cited; empty where no table says.
  let citation: String
  /// The ids of its claims, in the order of the lists.
  let claims: [String]

  /// The papers of a table, with the claims of each, and those that only claims name, in the order of the table and the
  /// claims; those without a claim are left out.
  ///
  /// - Parameters:
  ///   - file: A CSV with the columns `paper` and `citation`; `nil` for none.
  ///   - adjacency: Who adjoins whom; the paper of a claim stands in its column `paper`.
  ///   - figures: Figures.
  /// - Returns: The papers.
  /// - Throws: `InputError` where the table cannot be read.
  static func read(_ file: String?, adjacency: ClaimList?, figures: [FigureClaim]) throws -> [ClaimPaper] {
    var citations: [String: String] = [:]
    var order: [String] = []
    if let file {
      let table = try CSVFile.read(file)
      let key = try table.requiredIndex(ofColumn: "paper", file: file)
      let citation = try table.requiredIndex(ofColumn: "citation", file: file)
      for row in table.rows where citations.updateValue(row[citation], forKey: row[key]) == nil {
        order.append(row[key])
      }
    }
    var claims: [String: [String]] = [:]
    let named =
      (adjacency?.claims ?? []).map { ($0.id, ClaimLists.paper(of: $0, in: adjacency) ?? "") }
      + figures.map { ($0.id, $0.paper) }
    for (id, key) in named where !key.isEmpty {
      if claims[key] == nil, citations[key] == nil { order.append(key) }
      claims[key, default: []].append(id)
    }
    return order.compactMap { key in
      claims[key].map { ClaimPaper(key: key, citation: citations[key] ?? "", claims: $0) }
    }
  }

  /// How it is cited, else its key.
  var shown: String { citation.isEmpty ? key : citation }

  /// The ids of its claims in a few signs: those that count on are joined, as in `A01–A08, F07`.
  var claimText: String {
    var runs: [(first: String, last: String, count: Int)] = []
    for id in claims {
      if let last = runs.last, Self.isNext(id, after: last.last) {
        runs[runs.count - 1] = (last.first, id, last.count + 1)
      } else {
        runs.append((id, id, 1))
      }
    }
    return runs.map { run in
      switch run.count {
      case 1: run.first
      case 2: "\(run.first), \(run.last)"
      default: "\(run.first)–\(run.last)"
      }
    }.joined(separator: ", ")
  }

  /// Whether an id has the same letters as another one and the number after its number.
  private static func isNext(_ id: String, after other: String) -> Bool {
    func parts(_ id: String) -> (head: Substring, number: Int)? {
      let head = id.prefix { !$0.isWholeNumber }
      return Int(id.dropFirst(head.count)).map { (head, $0) }
    }
    guard let a = parts(other), let b = parts(id) else { return false }
    return a.head == b.head && a.number < Int.max && b.number == a.number + 1
  }
}
