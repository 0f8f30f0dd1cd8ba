import BorderCore
import BorderIO

/// The names of the columns that are read of a table, as cases: what is asked of a row is then checked by the compiler.
protocol TableKey: RawRepresentable<String>, CaseIterable, Hashable, Sendable {}

/// A row of a CSV table, its values by the names of their columns.
struct NamedRow<Key: TableKey>: Sendable {
  fileprivate let values: [String]
  /// Where the columns stand; there is one for each key.
  fileprivate let indices: [Key: Int]

  /// The value of a column.
  subscript(key: Key) -> String { indices[key].map { values[$0] } ?? "" }

  /// The value of a column as a number; `nil` where it is none.
  func number(_ key: Key) -> Double? { Double(self[key]) }

  /// The value of a column whose texts have a sign between them.
  func list(_ key: Key, separator: Character = ";") -> [String] {
    self[key].split(separator: separator).map(String.init)
  }

  /// A phrase of two columns.
  func phrase(_ english: Key, _ russian: Key) -> Phrase { Phrase(self[english], self[russian]) }

  /// The place of two columns; `nil` where they hold no numbers.
  func position(_ longitude: Key, _ latitude: Key) -> Position? {
    guard let longitude = number(longitude), let latitude = number(latitude) else { return nil }
    return Position(longitude: longitude, latitude: latitude)
  }
}

extension CSVTable {
  /// The rows as values by the names of some columns.
  ///
  /// - Parameters:
  ///   - keys: The columns.
  ///   - file: The file, for the message.
  /// - Returns: A value for each row.
  /// - Throws: `InputError` that lists the columns, where one is not there.
  func rows<Key: TableKey>(of keys: Key.Type, file: String) throws(InputError) -> [NamedRow<Key>] {
    var indices: [Key: Int] = [:]
    for key in keys.allCases { indices[key] = try requiredIndex(ofColumn: key.rawValue, file: file) }
    return rows.map { NamedRow(values: $0, indices: indices) }
  }
}
