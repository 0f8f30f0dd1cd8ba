public import BorderCore
import BorderIO
import BorderTables

/// A set of regions that comes with Mezha, named `@name` in place of a file.
public struct EmbeddedSet: Hashable, Sendable {
  /// The name without the sign.
  public let name: String
  /// The file in the folder of the data.
  public let file: String
  /// What it holds.
  public let title: Phrase
  /// How far its state borders may be from those of their source, in metres; `nil` where that was not measured.
  public let accuracy: Double?
  /// Where its state borders come from.
  public let source: Phrase
  /// Whom to name when it, or what is made of it, is passed on; empty for works in the public domain.
  public let attribution: String
  /// The file of the ends of borders on a state border, with how sure they are; empty where there is none.
  public let ends: String
  /// Whether it is about the home country of the report: its regions, and those of its neighbours.
  public let isOfHome: Bool

  /// The sign before the names of embedded sets.
  public static let sign: Character = "@"
}

extension EmbeddedData {
  /// The sets of regions that there are, in the order of `sets.csv`.
  public func sets() throws(InputError) -> [EmbeddedSet] {
    enum Key: String, TableKey {
      case name, file, scope, attribution, ends
      case english = "title_en"
      case russian = "title_ru"
      case accuracy = "accuracy_m"
      case source = "source_en"
      case russianSource = "source_ru"
    }
    return try rows("sets.csv", of: Key.self).map {
      EmbeddedSet(
        name: $0[.name], file: $0[.file], title: $0.phrase(.english, .russian),
        accuracy: $0.number(.accuracy), source: $0.phrase(.source, .russianSource),
        attribution: $0[.attribution], ends: $0[.ends], isOfHome: $0[.scope] == "home")
    }
  }

  /// A set by its name.
  ///
  /// - Parameter name: With the sign or without; `nil` for the one that `profile.csv` names.
  /// - Returns: The set.
  /// - Throws: `InputError` with the names that there are, when there is none of that name.
  public func set(named name: String? = nil) throws(InputError) -> EmbeddedSet {
    var wanted = name ?? ""
    if name == nil { wanted = try profile().regions }
    let bare = wanted.first == EmbeddedSet.sign ? String(wanted.dropFirst()) : wanted
    let sets = try sets()
    if let found = sets.first(where: { $0.name == bare }) { return found }
    let names = sets.map { "\(EmbeddedSet.sign)\($0.name)" }
    let list = zip(names, sets).map { ("\($0) (\($1.title.english))", "\($0) (\($1.title.russian))") }
    var hint = Phrase(
      "There are: " + list.map(\.0).joined(separator: ", "), "Есть: " + list.map(\.1).joined(separator: ", "))
    if let nearest = NearestName.of("\(EmbeddedSet.sign)\(bare)", among: names) {
      hint.english = "Did you mean \(nearest)? " + hint.english
      hint.russian = "Может быть, \(nearest)? " + hint.russian
    }
    hint.english += ". What can be fetched: mezha data list"
    hint.russian += ". Что можно скачать: mezha data list"
    throw InputError(
      .noSuchInput, file: "\(EmbeddedSet.sign)\(bare)",
      problem: Phrase("there are no embedded regions of that name", "встроенных регионов с таким именем нет"),
      hint: hint)
  }

  /// What an argument of the command line means: a file, an embedded set, or data that were fetched. A file of that name goes
  /// before.
  ///
  /// - Parameters:
  ///   - argument: The argument.
  ///   - data: The data where they were found already.
  /// - Returns: The input, and the set where it is one.
  /// - Throws: `InputError` with the names that there are, when the argument is a name and there is none such.
  public static func input(
    _ argument: String, in data: EmbeddedData? = nil
  ) throws(InputError) -> (input: InputSpec, set: EmbeddedSet?) {
    guard isSet(argument) else { return (try NamedData.input(argument), nil) }
    let data = if let data { data } else { try located() }
    let set = try data.set(named: argument)
    return (InputSpec(file: data.path(set.file)), set)
  }

  /// Whether an argument of the command line names an embedded set, or would if there were one of that name: it begins
  /// with the sign, and neither a file nor fetched data are called so.
  public static func isSet(_ argument: String) -> Bool {
    argument.first == EmbeddedSet.sign && !FileStatus.exists(InputSpec(parsing: argument).file)
      && !NamedData.isName(argument)
  }

  /// The regions of a set.
  ///
  /// - Parameter name: Its name; `nil` for the one that `profile.csv` names.
  /// - Returns: The regions, as their source has them.
  /// - Throws: `InputError` with the names that there are, when there is none of that name.
  public func regions(_ name: String? = nil) throws(InputError) -> RegionSet {
    try regions(of: try set(named: name).file, Self.readOptions)
  }

  /// How sure the ends of borders are that lie on a state border; `nil` where a set has no such table.
  public func splitUncertainty(of set: EmbeddedSet) throws(InputError) -> SplitUncertainty? {
    guard !set.ends.isEmpty else { return nil }
    enum Key: String, TableKey { case lon, lat, uncertainty = "uncertainty_m" }
    var ends: [(position: Position, metres: Double)] = []
    for row in try rows(set.ends, of: Key.self) {
      guard let position = row.position(.lon, .lat), let metres = row.number(.uncertainty) else { continue }
      ends.append((position, metres))
    }
    return SplitUncertainty(ends)
  }

  /// The fields of every embedded set.
  public static var readOptions: ReadOptions {
    ReadOptions(
      idField: "id", nameField: "name_en", russianNameField: "name_ru", countryField: "country",
      statusField: "status")
  }
}
