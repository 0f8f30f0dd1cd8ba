package import BorderCore

/// Reports regions that have no neighbour, and of regions that are made of others.
package enum NeighbourNotes {
  /// How many regions are named.
  private static let shown = 5

  /// A line where there are regions without a neighbour.
  package static func tellIsolates(_ analysis: BorderAnalysis, rule: ContiguityRule, to reporter: Reporter) {
    tell(isolates: analysis.isolates(by: rule), of: analysis.regions, rule: rule, to: reporter)
  }

  /// The same for regions that were found in another way.
  package static func tell(
    isolates: [RegionID], of set: RegionSet, rule: ContiguityRule, to reporter: Reporter
  ) {
    guard !isolates.isEmpty else { return }
    guard set.regionCount > 1 else {
      reporter.note(
        Phrase(
          "there is one region only, so no border between regions; the length of its line: mezha regions",
          "регион только один, границ между регионами нет; длину его линии покажет mezha regions"))
      return
    }
    let names = names(isolates, in: set)
    let what =
      rule == .rook ? Phrase("a line", "общей линии") : Phrase("a line or a point", "общей линии или точки")
    reporter.note(
      Phrase(
        "\(isolates.count == 1 ? "1 region shares" : "\(isolates.count) regions share") \(what.english) with no other (islands, or lines that nobody else has): \(names)",
        "регионов, у которых нет \(what.russian) ни с одним другим (острова или линии, которых нет у других): \(isolates.count): \(names)"
      ))
  }

  /// A line for the first regions that are a level above others, or else for those that cover the same ground.
  ///
  /// - Parameters:
  ///   - analysis: The borders.
  ///   - sameGround: The pairs that cover the same ground; `nil` where they are not known yet.
  ///   - reporter: Where to say it.
  package static func tellLevels(
    _ analysis: BorderAnalysis, sameGround: [RegionPair]?, to reporter: Reporter
  ) {
    let levels = analysis.topology.levels(lengths: analysis.lengths)
    guard let first = levels.first else {
      tell(
        sameGround: sameGround ?? analysis.topology.pairsOnSameGround { analysis.lengths[$0].metres },
        of: analysis.regions, to: reporter)
      return
    }
    let parts = names(first.parts, in: analysis.regions)
    let id = analysis.regions[first.region].id
    let more =
      levels.count > 1
      ? Phrase(", and \(levels.count - 1) more such regions", ", и ещё таких регионов: \(levels.count - 1)")
      : Phrase(same: "")
    reporter.warn(
      Phrase(
        "the input seems to hold several levels: along the whole line of \(id) run \(first.parts.count) smaller regions on the same side of it: \(parts)\(more.english). A region and its own parts are both listed, as pairs and in every sum; choose one level with --where",
        "во входных данных, похоже, несколько уровней: вдоль всей линии \(id) с той же стороны идут регионы поменьше, \(first.parts.count): \(parts)\(more.russian). И регион, и его части учтены: в парах и в каждой сумме; выберите один уровень ключом --where"
      ))
  }

  private static func tell(sameGround pairs: [RegionPair], of set: RegionSet, to reporter: Reporter) {
    guard !pairs.isEmpty else { return }
    let named =
      pairs.prefix(shown).map { "\(set[$0.a].id)–\(set[$0.b].id)" }.joined(separator: ", ")
      + (pairs.count > shown ? ", …" : "")
    reporter.warn(
      Phrase(
        "\(EnglishCount.of(pairs.count, "pair")) of regions lie\(pairs.count == 1 ? "s" : "") on the same side of a line, so that both cover the same ground: \(named). They are listed as neighbours; choose one of both with --where, or see: mezha inspect",
        "пар регионов, которые лежат с одной стороны линии, то есть на одной земле: \(pairs.count) (\(named)). Они показаны как соседи; выберите один из двух ключом --where или посмотрите mezha inspect"
      ))
  }

  /// The ids of the first regions.
  package static func names(_ regions: [RegionID], in set: RegionSet) -> String {
    regions.prefix(shown).map { set[$0].id }.joined(separator: ", ") + (regions.count > shown ? ", …" : "")
  }
}
