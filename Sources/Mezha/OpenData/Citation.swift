import BorderCore
import BorderIO

/// How to name Mezha and its embedded data in a publication.
package struct Citation {
  private let lines: [Phrase]

  /// The citation with the attributions of the embedded data.
  ///
  /// - Throws: `InputError` when a table of the embedded data cannot be read.
  package init(_ data: EmbeddedData) throws(InputError) {
    let version = Versions.mezha
    var lines = [
      Phrase("The program:", "Программа:"),
      Phrase(
        "  The Mezha authors. Mezha: lengths, adjacency and crossings of borders. Version \(version).",
        "  Авторы Mezha. Mezha: длина границ, соседство регионов и переходы. Версия \(version)."),
      Phrase(same: ""),
      Phrase(same: "  @software{mezha,"),
      Phrase(same: "    author = {{The Mezha authors}},"),
      Phrase(same: "    title = {Mezha: lengths, adjacency and crossings of borders},"),
      Phrase(same: "    version = {\(version)}"),
      Phrase(same: "  }"),
      Phrase(same: ""),
      Phrase(
        "The data, as their licences ask wherever a figure or a map made from them is shown:",
        "Данные — как требуют их лицензии всюду, где показаны числа или карты по ним:"),
    ]
    for set in try data.sets() {
      let terms = Phrase(terms: set.attribution.isEmpty ? "public domain" : set.attribution)
      lines.append(
        Phrase(
          "  @\(set.name): \(set.title.english). \(set.source.english). \(terms.english)",
          "  @\(set.name): \(set.title.russian). \(set.source.russian). \(terms.russian)"))
    }
    let profile = try data.profile()
    let (crossings, evidence) = (
      Phrase(terms: profile.crossingAttribution), Phrase(terms: profile.evidenceAttribution)
    )
    lines += [
      Phrase("  crossings: \(crossings.english)", "  переходы: \(crossings.russian)"),
      Phrase(
        "  towns, railways, rivers and lakes: \(evidence.english)",
        "  города, железные дороги, реки и озёра: \(evidence.russian)"),
      Phrase(same: ""),
      Phrase(
        "Data of your own: name their source, version and scale; every file that Mezha writes lists them, and its .meta.json has the checksums. Say the method, too: geodesic lengths on WGS 84, and the tolerance if borders were matched.",
        "Свои данные: назовите источник, версию и масштаб; они перечислены в каждом файле, который пишет Mezha, а контрольные суммы стоят в .meta.json. Назовите и способ: геодезические длины на WGS 84 и допуск, если границы сводились."
      ),
    ]
    self.lines = lines
  }

  /// The text in a language.
  package func text(_ language: Language) -> String { lines.map { $0(language) }.joined(separator: "\n") }
}
