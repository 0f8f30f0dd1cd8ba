import BorderCore
import BorderIO

/// Makes crossings of a table of points, by the usual names of columns.
package struct PointCrossings {
  private let points: PointTable
  private let classField: String?
  private let nameField: String?

  /// - Throws: `InputError` when a field that is named does not exist.
  package init(_ points: PointTable, classField: String? = nil, nameField: String? = nil) throws {
    self.points = points
    self.classField = classField
    self.nameField = nameField
    for field in [classField, nameField].compactMap({ $0 })
    where points.index(ofColumn: field) == nil {
      let list = points.columns.joined(separator: ", ")
      throw InputError(
        .usage, file: points.file, problem: Phrase("no field \(field)", "нет поля \(field)"),
        hint: Phrase("The fields are: \(list)", "Есть поля: \(list)"))
    }
  }

  /// The crossings in the order of the rows. Ids are the column `id`, or the number of the row.
  package func crossings() -> [Crossing] {
    let mode = field(classField, ["mode", "class", "type"])
    let name = field(nameField, ["name_en", "name"])
    let russian = field(nil, ["name_ru"])
    let columns = [
      field(nil, ["id", "fid"]), field(nil, ["region", "region_id", "region_ru"]),
      field(nil, ["region_opposite", "opposite_region"]),
      field(nil, ["neighbour_iso2", "neighbour", "neighbor"]), field(nil, ["status"]),
      field(nil, ["concept"]),
    ]
    return points.rows.indices.map { row in
      func value(_ column: String?) -> String { column.flatMap { points.value(row, $0) } ?? "" }
      let own = value(name)
      let inRussian = value(russian)
      let id = value(columns[0])
      return Crossing(
        id: id.isEmpty ? "\(row + 1)" : id, name: Phrase(own, inRussian.isEmpty ? own : inRussian),
        oppositeName: Phrase(same: ""), region: value(columns[1]), oppositeRegion: value(columns[2]),
        neighbour: value(columns[3]), mode: CrossingMode(rawValue: value(mode)),
        status: CrossingStatus(rawValue: value(columns[4])),
        concept: value(columns[5]),
        position: points.positions[row])
    }
  }

  /// The columns that crossings are made of, in lower case.
  package var usedColumns: Set<String> {
    let usual = [
      field(classField, ["mode", "class", "type"]), field(nameField, ["name_en", "name"]),
      field(nil, ["name_ru"]),
      field(nil, ["id", "fid"]), field(nil, ["region", "region_id", "region_ru"]),
      field(nil, ["region_opposite", "opposite_region"]),
      field(nil, ["neighbour_iso2", "neighbour", "neighbor"]), field(nil, ["status"]),
      field(nil, ["concept"]),
    ]
    return Set(usual.compactMap { $0?.lowercased() })
  }

  /// Ids, names and places in the order of the rows.
  package func named() -> [(id: String, name: String, position: Position?)] {
    crossings().map { ($0.id, $0.name.english, $0.position) }
  }

  /// Reads a file of points for a workspace, which remembers it, and reports what was found.
  package static func read(_ file: String, for workspace: Workspace) throws -> PointTable {
    let input = try NamedData.input(file)
    let points = try PointReader.read(input, options: ReadOptions())
    for note in points.notes { workspace.reporter.note(note) }
    try workspace.opened.add(input, rows: points.count, places: points.positions.count { $0 != nil })
    return points
  }

  private func field(_ named: String?, _ usual: [String]) -> String? {
    named ?? usual.first { points.index(ofColumn: $0) != nil }
  }
}
