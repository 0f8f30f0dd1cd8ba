import BorderCore
internal import BorderTables
import GDAL
internal import Glibc

/// Reads points from CSV or from any vector format of GDAL.
public enum PointReader {
  /// Reads a table of points.
  ///
  /// A `.csv`, `.tsv` or `.txt` file, and text from standard input that is no JSON, is read as CSV with columns
  /// of longitude and latitude on WGS 84; their names are guessed, decimal commas are understood. Rows without
  /// coordinates are kept. In other formats, a feature of several points gives a row for each.
  ///
  /// - Parameters:
  ///   - input: The file and layer.
  ///   - options: The filter and the transforms; fields play no part.
  /// - Returns: The rows in the order of the file.
  /// - Throws: `InputError` when the file, its columns or a coordinate cannot be used.
  public static func read(
    _ input: InputSpec, options: ReadOptions = ReadOptions()
  ) throws(InputError) -> PointTable {
    var input = input
    if input.isStandardInput {
      input = InputSpec(name: "stdin", contents: try StandardInput.unpacked(), layer: input.layer)
    }
    try SourceOpening.check(input)
    input = try UnicodeText.decoded(input)
    guard isCSV(input) else { return try VectorPoints.read(input, options) }
    if options.whereClause != nil {
      throw InputError(
        .usage, file: input.file,
        problem: Phrase("a CSV file cannot be filtered", "CSV-файл нельзя отфильтровать"),
        hint: Phrase(
          "Convert it to GeoPackage, or filter it before",
          "Переведите его в GeoPackage или отберите строки заранее"))
    }
    let bytes: [UInt8]
    if let contents = input.contents {
      bytes = contents
    } else {
      bytes = try FileContents.bytes(of: input.file)
    }
    return try table(CSVTable(bytes, name: input.file), file: input.file)
  }

  private static func isCSV(_ input: InputSpec) -> Bool {
    let format = input.format.hasSuffix(".gz") ? String(input.format.dropLast(3)) : input.format
    if ["csv", "tsv", "txt"].contains(format) { return true }
    guard let contents = input.contents, input.format.isEmpty else { return false }
    let first = contents.first { $0 > 32 }
    return !contents.prefix(64).contains(0) && first != UInt8(ascii: "{") && first != UInt8(ascii: "[")
  }

  /// The points of a table that has columns of longitude and latitude.
  ///
  /// - Throws: `InputError` when there are no such columns, or a value is no coordinate.
  public static func table(_ table: CSVTable, file: String) throws(InputError) -> PointTable {
    let folded = table.columns.map(FieldRole.fold)
    func find(_ names: [String]) -> Int? { names.compactMap { folded.firstIndex(of: $0) }.first }
    guard let x = find(["lon", "lng", "long", "longitude", "lon_deg", "x"]),
      let y = find(["lat", "latitude", "lat_deg", "y"])
    else {
      let list = table.columns.joined(separator: ", ")
      throw InputError(
        .badData, file: file,
        problem: Phrase("no columns of longitude and latitude", "нет столбцов долготы и широты"),
        hint: Phrase(
          "Call them lon and lat. The columns are: \(list)", "Назовите их lon и lat. Есть столбцы: \(list)"))
    }
    var positions: [Position?] = []
    positions.reserveCapacity(table.rows.count)
    for (row, line) in zip(table.rows, table.lines) {
      positions.append(try position(row[x], row[y], line: line, file: file))
    }
    var notes = table.notes
    notes.append(
      Phrase(
        "coordinates are taken from the columns \(table.columns[x]) and \(table.columns[y])",
        "координаты взяты из столбцов \(table.columns[x]) и \(table.columns[y])"))
    let missing = positions.count { $0 == nil }
    if missing > 0 {
      notes.append(Phrase("rows without coordinates: \(missing)", "строк без координат: \(missing)"))
    }
    return PointTable(
      file: file, columns: table.columns, rows: table.rows, positions: positions, notes: notes)
  }

  private static func position(
    _ x: String, _ y: String, line: Int, file: String
  ) throws(InputError) -> Position? {
    let texts = [x, y].map { $0.filter { !$0.isWhitespace } }
    if texts.allSatisfy(\.isEmpty) { return nil }
    func fail(_ english: String, _ russian: String) -> InputError {
      return InputError(
        .badData, file: file, line: line, problem: Phrase(english, russian),
        hint: Phrase(
          "Columns hold degrees on WGS 84, longitude up to 360 and latitude up to 90; both empty for a row without a place",
          "В столбцах градусы на WGS 84: долгота до 360, широта до 90; у строки без места оба пусты"))
    }
    guard let longitude = number(texts[0]), let latitude = number(texts[1]) else {
      throw fail("no coordinates: \(x), \(y)", "это не координаты: \(x), \(y)")
    }
    guard abs(longitude) <= 360, let place = Position(longitude: longitude, latitude: latitude).onGlobe else {
      throw fail("not degrees: \(x), \(y)", "это не градусы: \(x), \(y)")
    }
    return place
  }

  /// A decimal number with a point or one comma; `nil` for anything else, NaN and infinity included.
  package static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ $0 < 58 || $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }) else {
      return nil
    }
    let value = Double(text) ?? Double(String(text.map { $0 == "," ? "." : $0 }))
    return value.flatMap { $0.isFinite ? $0 : nil }
  }
}
