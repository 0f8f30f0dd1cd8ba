import BorderClaims
import BorderCore
import BorderIO
import Glibc

/// The claims of a report as they were read from their folder; what has no file is not checked.
struct ClaimLists {
  /// Who adjoins whom: a table, or any list that `mezha validate --list` reads.
  let adjacency: ClaimList?
  let figures: [FigureClaim]?
  let groups: [GroupMember]?
  /// The papers that they are from; empty where nobody says.
  let papers: [ClaimPaper]
  /// Those of their files that are there, by name, with the number of their claims.
  let files: [(path: String, name: String, count: Int)]

  /// The names of their files.
  static let names = ["adjacency.csv", "figures.csv", "groups.csv", "papers.csv"]

  /// The lists of a folder.
  ///
  /// - Throws: `InputError` where there is none, or one cannot be read.
  init(folder: String) throws {
    let paths = Self.names.map { name in
      let path = folder + "/" + name
      return access(path, R_OK) == 0 ? path : nil
    }
    guard paths.prefix(3).contains(where: { $0 != nil }) else {
      throw InputError(
        .noSuchInput, file: folder,
        problem: Phrase("there are no claims in it", "в ней нет утверждений"),
        hint: Phrase(
          "It may hold adjacency.csv, figures.csv and groups.csv, and papers.csv beside them; see GeoData/claims",
          "В ней могут лежать adjacency.csv, figures.csv и groups.csv, а рядом papers.csv; см. GeoData/claims"
        ))
    }
    adjacency = try paths[0].map { try ClaimListReader.read($0, options: ClaimListReader.Options()) }
    figures = try paths[1].map { try FigureReader.figures($0) }
    groups = try paths[2].map { try FigureReader.groups($0) }
    papers = try ClaimPaper.read(paths[3], adjacency: adjacency, figures: figures ?? [])
    let counts = [
      adjacency?.claims.count ?? 0, figures?.count ?? 0, groups?.count ?? 0,
      papers.count { !$0.citation.isEmpty },
    ]
    files = Self.names.indices.compactMap { index in
      paths[index].map { ($0, Self.names[index], counts[index]) }
    }
  }

  /// The paper of a claim of the list of neighbours, by its key.
  static func paper(of claim: Claim, in list: ClaimList?) -> String? {
    guard let column = list?.extraColumns.firstIndex(where: { $0.lowercased() == "paper" }),
      column < claim.extra.count, !claim.extra[column].isEmpty
    else { return nil }
    return claim.extra[column]
  }

  /// All texts that name places.
  var texts: [String] {
    (adjacency?.claims ?? []).flatMap { [$0.a, $0.b] } + (figures ?? []).map(\.subject)
      + (groups ?? []).map(\.member)
  }
}

extension EmbeddedData {
  /// The claims that come with the data.
  func claimLists() throws -> ClaimLists {
    let lists = try ClaimLists(folder: path("claims"))
    for file in lists.files { reads.enter("claims/\(file.name)", features: file.count) }
    return lists
  }
}
