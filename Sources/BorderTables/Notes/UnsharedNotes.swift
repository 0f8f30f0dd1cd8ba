package import BorderCore

/// Says which borders exact matching of vertices may hide, and what to do.
package enum UnsharedNotes {
  /// How many pairs are named.
  private static let shown = 3

  /// A line where something may be hidden; with `--tolerance-m auto` always one.
  ///
  /// - Parameters:
  ///   - found: What the search found.
  ///   - set: The regions.
  ///   - isTaken: Whether the proposed tolerance is taken.
  ///   - scope: Which regions are to be matched with each other, where that is said.
  ///   - reporter: Where to say it.
  package static func tell(
    _ found: UnsharedBorders, of set: RegionSet, isTaken: Bool, scope: MatchScope?,
    to reporter: Reporter
  ) {
    if !found.isComplete { tellIncomplete(to: reporter) }
    guard let tolerance = found.tolerance else {
      if let vertices = vertices(found, set) {
        reporter.note(
          Phrase(
            "\(vertices.english); contacts in points may be missing for it (mezha adjacency --rule queen with a --tolerance-m of as much finds them), but no lines run beside each other that look like one border, so no tolerance is proposed; see: mezha inspect",
            "\(vertices.russian); из-за этого может не хватать касаний в точках (их найдёт mezha adjacency --rule queen с таким --tolerance-m), но линий рядом, похожих на одну границу, нет, поэтому допуск не предложен; см. mezha inspect"
          ))
      } else if isTaken, found.isComplete {
        reporter.note(nothing(found))
      }
      return
    }
    let metres = LengthNotes.metres(tolerance)
    let what = [lines(found, set, within: metres), vertices(found, set)].compactMap { $0 }
    let isAtLimit = tolerance >= ToleranceProposal.greatestDistance
    let more =
      isAtLimit
      ? Phrase(
        "; what is farther apart was not looked for: mezha sweep --steps 2000,5000,10000",
        "; что ещё дальше, не искалось: mezha sweep --steps 2000,5000,10000") : Phrase(same: "")
    let inside = matchAll(found, set, scope)
    let end =
      isTaken
      ? Phrase(
        "taken: --tolerance-m \(metres.english)\(inside.english)",
        "взято: --tolerance-m \(metres.english)\(inside.russian)")
      : Phrase(
        "borders may be missing or too short for it; try --tolerance-m \(metres.english)\(inside.english), or see: mezha sweep, mezha inspect",
        "из-за этого границ может не хватать или они короче; попробуйте --tolerance-m \(metres.english)\(inside.russian) или посмотрите mezha sweep, mezha inspect"
      )
    reporter.note(
      Phrase(
        "\(what.map(\.english).joined(separator: "; ")); \(end.english)\(more.english)",
        "\(what.map(\.russian).joined(separator: "; ")); \(end.russian)\(more.russian)"))
  }

  private static func tellIncomplete(to reporter: Reporter) {
    reporter.warn(
      Phrase(
        "so many lines lie above each other that not all were searched for borders without common vertices; see: mezha inspect",
        "столько линий лежит друг на друге, что не все проверены на границы без общих вершин; см. mezha inspect"
      ))
  }

  /// The same for coordinates of a plane whose unit nobody knows: no lengths, and no tolerance, which is one of metres.
  package static func tell(onPlane found: UnsharedBorders, of set: RegionSet, to reporter: Reporter) {
    if !found.isComplete { tellIncomplete(to: reporter) }
    let pairs = found.pairs
    guard !pairs.isEmpty else { return }
    let strangers = pairs.count { !$0.areNeighbours }
    let junctions = found.looseVertices.count { $0.kind == .tJunction }
    let others = found.looseVertices.count - junctions
    let named = pairs.prefix(shown).map { name($0, set) }.joined(separator: ", ")
    let rest = pairs.count > shown ? ", …" : ""
    reporter.note(
      Phrase(
        "\(EnglishCount.of(pairs.count, "pair")) of regions \(pairs.count == 1 ? "has" : "have") lines beside each other, or vertices on each other's lines, without sharing the vertices: \(named)\(rest); \(strangers == 0 ? "all of them share a line elsewhere" : "without any shared line: \(strangers)"); vertices on lines that lack them (T-junctions): \(junctions), vertices that nearly meet another one: \(others). Neighbours may be missing for it; once the CRS is declared (--crs EPSG:CODE), --tolerance-m matches such lines",
        "пар регионов, у которых линии идут рядом или вершины лежат на линиях друг друга без общих вершин: \(pairs.count) (\(named)\(rest)); \(strangers == 0 ? "у всех есть общая линия в другом месте" : "совсем без общей линии: \(strangers)"); вершин на линиях, у которых их нет (Т-образных стыков): \(junctions), почти совпавших с другой: \(others). Соседей из-за этого может не хватать; когда задана система координат (--crs EPSG:КОД), такие линии сводит --tolerance-m"
      ))
  }

  /// That vertices were taken as one.
  ///
  /// - Parameters:
  ///   - joined: The vertices.
  ///   - isOnPlane: Whether coordinates have no place on the earth: there is no tolerance then.
  ///   - reporter: Where to say it.
  package static func tell(_ joined: JoinedVertices, isOnPlane: Bool, to reporter: Reporter) {
    let distance =
      isOnPlane
      ? Phrase("a millionth of the unit of coordinates", "миллионной доли единицы координат")
      : Phrase("a micrometre", "микрометра")
    let end =
      isOnPlane
      ? Phrase(same: "") : Phrase(" (--tolerance-m 0 leaves them)", " (--tolerance-m 0 оставит их)")
    reporter.note(
      Phrase(
        "\(joined.count == 1 ? "1 vertex nearly meets" : "\(joined.count) vertices nearly meet") one of another region, less than \(distance.english) apart, as computing with coordinates leaves them; \(joined.count == 1 ? "it is" : "they are") taken as that one\(end.english)",
        "вершин, почти совпавших с вершиной другого региона, ближе \(distance.russian), как бывает после вычислений с координатами: \(joined.count); они приняты за неё\(end.russian)"
      ))
  }

  /// That regions touch because a tolerance allows it.
  package static func tell(_ contacts: PointContacts, of set: RegionSet, to reporter: Reporter) {
    let named = contacts.pairs.prefix(shown).map { "\(set[$0.a].id)–\(set[$0.b].id)" }.joined(separator: ", ")
    let rest = contacts.pairs.count > shown ? ", …" : ""
    let metres = LengthNotes.metres(contacts.greatestMove)
    reporter.note(
      Phrase(
        "pairs of regions that touch in a point within the tolerance: \(contacts.pairs.count), moved by at most \(metres.english) m (\(named)\(rest))",
        "пар регионов, которые касаются в точке в пределах допуска: \(contacts.pairs.count), сдвиг не больше \(metres.russian) м (\(named)\(rest))"
      ))
  }

  /// The lines that run beside each other.
  private static func lines(_ found: UnsharedBorders, _ set: RegionSet, within metres: Phrase) -> Phrase? {
    let pairs = found.pairs.filter { $0.metres > 0 }
    guard !pairs.isEmpty else { return nil }
    let strangers = pairs.count { !$0.areNeighbours }
    let named = pairs.prefix(shown).map { pair in
      let length = LengthNotes.kilometres(pair.metres)
      return Phrase("\(name(pair, set)) \(length.english)", "\(name(pair, set)) \(length.russian)")
    }
    // A comma stands in the numbers of Russian.
    let (english, russian) = (
      named.map(\.english).joined(separator: ", "), named.map(\.russian).joined(separator: "; ")
    )
    let rest = pairs.count > shown ? ", …" : ""
    let kilometres = LengthNotes.kilometres(found.metres)
    return Phrase(
      "lines of at least \(pairs.count) \(pairs.count == 1 ? "pair" : "pairs") of regions run beside each other without sharing vertices along about \(kilometres.english) km, most of it within \(metres.english) m; \(strangers == 0 ? "all of the pairs share a line elsewhere" : "pairs without any shared line: \(strangers)") (km: \(english)\(rest))",
      "линии пар регионов (не меньше \(pairs.count)) идут рядом без общих вершин на протяжении около \(kilometres.russian) км, большей частью ближе \(metres.russian) м; \(strangers == 0 ? "у всех этих пар есть общая линия в другом месте" : "из этих пар совсем без общей линии: \(strangers)") (км: \(russian)\(rest))"
    )
  }

  /// The vertices on lines that lack them.
  private static func vertices(_ found: UnsharedBorders, _ set: RegionSet) -> Phrase? {
    let count = found.looseVertices.count
    guard count > 0 else { return nil }
    let junctions = found.looseVertices.count { $0.kind == .tJunction }
    let pairs = found.pairs.filter { $0.looseVertices > 0 }
    let named = pairs.prefix(shown).map { name($0, set) }.joined(separator: ", ")
    let rest = pairs.count > shown ? ", …" : ""
    let hair = LengthNotes.metres(found.hair)
    return Phrase(
      "within \(hair.english) m, vertices on lines that lack them (T-junctions): \(junctions), vertices that nearly meet another one: \(count - junctions), between \(EnglishCount.of(pairs.count, "pair")) of regions (\(named)\(rest))",
      "в пределах \(hair.russian) м вершин на линиях, у которых их нет (Т-образных стыков): \(junctions), почти совпавших с другой: \(count - junctions), пар регионов: \(pairs.count) (\(named)\(rest))"
    )
  }

  private static func name(_ pair: UnsharedBorders.Pair, _ set: RegionSet) -> String {
    "\(set[pair.regions.a].id)–\(set[pair.regions.b].id)"
  }

  /// What has to be added so that regions of one input among several are matched too.
  private static func matchAll(_ found: UnsharedBorders, _ set: RegionSet, _ scope: MatchScope?) -> Phrase {
    let hasSeveral = Set(set.regions.map(\.source)).count > 1
    let inOne = found.pairs.count { set[$0.regions.a].source == set[$0.regions.b].source }
    guard hasSeveral, scope != .all, inOne > 0 else { return Phrase(same: "") }
    return Phrase(
      " (for the \(EnglishCount.of(inOne, "pair")) within one input add --match all)",
      " (для пар внутри одного источника, их \(inOne), добавьте --match all)")
  }

  /// That nothing was found, and how far that goes.
  private static func nothing(_ found: UnsharedBorders) -> Phrase {
    let reach = LengthNotes.metres(found.reach)
    return Phrase(
      "no vertex of an outer line lies on the outer line of another region without being its vertex, and no such lines within \(reach.english) m of each other look like one border, so no tolerance is used",
      "на внешних линиях нет вершин, которые лежали бы на внешней линии другого региона, не будучи её вершинами, и нет таких линий ближе \(reach.russian) м, похожих на одну границу, поэтому допуск не взят"
    )
  }
}
