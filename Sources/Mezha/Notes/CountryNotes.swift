import BorderCore
import BorderIO
import BorderTables

/// What is said where borders of countries are asked for, and the data do not know all countries.
enum CountryNotes {
  /// Says that no region has a country, or for which regions of which input none is known.
  ///
  /// A feature without a country in a field that others have one in is reported when it is read; here it is about inputs
  /// that have none at all, whose borders with others are then no borders of countries.
  static func tellMissing(_ set: RegionSet, _ workspace: Workspace) {
    let without = set.regions.filter(\.country.isEmpty)
    guard !without.isEmpty else { return }
    if without.count == set.regionCount {
      workspace.reporter.warn(
        Phrase(
          "no country is known, so no border is international; choose the field with --country",
          "страны неизвестны, поэтому международных границ нет; выберите поле ключом --country"))
      return
    }
    let known = Set(set.regions.filter { !$0.country.isEmpty }.map(\.source))
    for (index, source) in workspace.sources.enumerated() where !known.contains(index) {
      let count = without.count { $0.source == index }
      guard count > 0 else { continue }
      workspace.reporter.warn(
        Phrase(
          "\(source.shownName): no country is known for \(count == 1 ? "its region" : "its \(count) regions"), so none of their borders is international; choose the field with --country, or add one to the file",
          "\(source.shownName): страна неизвестна ни для одного региона (их \(count)), поэтому международных границ у них нет; выберите поле ключом --country или добавьте его в файл"
        ))
    }
  }
}
