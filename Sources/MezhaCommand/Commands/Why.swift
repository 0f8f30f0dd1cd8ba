import ArgumentParser
import Mezha

/// Why two regions are or are not neighbours.
struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explains why two regions are, or are not, neighbours.",
    discussion: """
      Shared length and touch points; where the regions come nearest; from which tolerance on they are \
      neighbours; what makes the answer doubtful: invalid polygons, overlaps, a third region on the same line.
      A and B are ids, or names that only one region has. Formats: table, csv, tsv, json, md.

      EXAMPLES
        mezha why RU-PSK EE-71
        mezha why "Печорский район" EE-86 raions.fgb counties.gpkg#adm1
      """)

  @Argument(help: ArgumentHelp("The id or name of a region.", valueName: "a"))
  var a: String

  @Argument(help: ArgumentHelp("The id or name of another region.", valueName: "b"))
  var b: String

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  mutating func run() throws {
    talk.apply()
    let format = try output.pickFormat(TableOutput.formats, aliases: TableOutput.aliases, standard: "table")
    try output.file.check()
    let isFile = !output.file.isStandardOutput
    let workspace = try Workspace(input.request, needsProvenance: isFile, reporter: talk.reporter)
    let (first, second) = (try Self.find(a, in: workspace.regions), try Self.find(b, in: workspace.regions))
    guard first != second else {
      throw ValidationError(
        "\(NegativeNumber.plain(a)) and \(NegativeNumber.plain(b)) are the same region. Name two.")
    }
    let analysis = BorderAnalysis(
      BorderTopology(workspace.regions, threads: input.threads), measure: input.measure,
      threads: input.threads)
    try CrowdingRefusal(workspace: workspace).check(analysis, .queen)
    let explanation = PairExplanation(
      first, second, in: analysis,
      options: MatchOptions(tolerance: 0, scope: .all), measure: input.measure)
    let invalid = RegionValidity.check(workspace.regions, threads: input.threads)
      .filter { $0.region == first || $0.region == second }
    let table = explanation.table(
      of: workspace.regions,
      more: invalid.map { fault in
        let id = workspace.regions[fault.region].id
        return (
          Phrase("flag: invalid polygon of \(id)", "замечание: ошибка в полигоне \(id)"),
          .phrase(ValidityReason.phrase(fault.reason)),
          fault.place
        )
      })
    let writer = TableOutput(output, talk)
    let provenance =
      try isFile
      ? workspace.provenance(
        measure: input.measure,
        options: [
          ("command", "why"), ("a", .string(NegativeNumber.plain(a))),
          ("b", .string(NegativeNumber.plain(b))),
          ("where", input.filter.map { .string($0) } ?? .null),
        ]) : nil
    try writer.write([writer.render(table, format: format)], provenance: provenance)
  }

  /// The region of an id, or of a name that only one has.
  private static func find(_ text: String, in set: RegionSet) throws -> RegionID {
    let text = NegativeNumber.plain(text)
    if let index = set.regions.firstIndex(where: { $0.id == text }) { return RegionID(index) }
    let wanted = text.lowercased()
    let found = set.regionIDs.filter {
      let region = set[$0]
      return [region.id, region.name, region.nameRussian].contains { $0.lowercased() == wanted }
    }
    if let only = found.first, found.count == 1 { return only }
    if found.isEmpty {
      throw ValidationError(
        "No region is called \(text). See the ids with: mezha adjacency INPUT... (or choose the field with --id)."
      )
    }
    let ids = found.prefix(5).map { set[$0].id }.joined(separator: ", ")
    throw ValidationError("\(found.count) regions are called \(text): \(ids). Name one by its id.")
  }
}
