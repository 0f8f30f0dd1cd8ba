internal import BorderCore
internal import BorderTables
internal import CMezha

/// Record batches of one schema, as they were passed in.
@safe struct RegionBatches {
  /// The names of the columns.
  let names: [String]
  /// The number of rows of all batches.
  let rowCount: Int
  private let schema: UnsafePointer<ArrowSchema>
  private let batches: [UnsafePointer<ArrowArray>]

  /// No file has so many fields; each is looked at.
  private static let mostColumns: Int64 = 100_000

  init(
    _ schema: UnsafePointer<ArrowSchema>?, _ batches: UnsafePointer<UnsafePointer<ArrowArray>?>?, count: Int64
  ) throws(CallError) {
    guard let schema = unsafe schema, count >= 0, unsafe count == 0 || batches != nil else {
      throw CallError(.argument, "no schema, or no batches")
    }
    let head = unsafe schema.pointee
    guard unsafe head.release != nil else { throw CallError(.argument, "the schema has been released") }
    guard unsafe head.format.map({ unsafe String(cString: $0) }) == "+s", unsafe head.dictionary == nil else {
      throw CallError(
        .schema, "the schema is no table: its format is not '+s'",
        hint: "Pass record batches: struct arrays with a column for each field")
    }
    guard unsafe (1...Self.mostColumns).contains(head.n_children), let children = unsafe head.children else {
      throw CallError(.schema, unsafe "the table has \(head.n_children) columns")
    }
    var names: [String] = []
    for index in unsafe 0..<Int(head.n_children) {
      guard let child = unsafe children[index], unsafe child.pointee.release != nil else {
        throw CallError(.schema, "column \(index) of the schema is missing")
      }
      unsafe names.append(child.pointee.name.map { unsafe String(cString: $0) } ?? "")
    }
    unsafe self.schema = schema
    self.names = names
    var list: [UnsafePointer<ArrowArray>] = unsafe []
    var rows = 0
    for index in 0..<Int(count) {
      guard let batch = unsafe batches?[index], unsafe batch.pointee.release != nil else {
        throw CallError(.argument, "batch \(index) is missing, or has been released")
      }
      let (length, offset) = unsafe (batch.pointee.length, batch.pointee.offset)
      guard length >= 0, offset >= 0, length <= Int64(Int32.max) - Int64(rows), offset <= ArrowColumn.longest
      else { throw CallError(.data, "batch \(index) has a length of \(length) at an offset of \(offset)") }
      guard unsafe batch.pointee.n_children == head.n_children, unsafe batch.pointee.children != nil,
        unsafe (0...1).contains(batch.pointee.n_buffers),
        unsafe batch.pointee.n_buffers == 0 || batch.pointee.buffers != nil
      else { throw CallError(.data, "batch \(index) does not have the columns of its schema") }
      rows += Int(length)
      unsafe list.append(batch)
    }
    unsafe self.batches = list
    rowCount = rows
  }

  /// The metadata of a column.
  func metadata(of column: Int, _ key: String) -> String? {
    guard let child = unsafe schema.pointee.children?[column] else { return nil }
    return unsafe ArrowMetadata.value(key, in: child.pointee.metadata)
  }

  /// Whether a column can be read as a field: text, numbers, or a dictionary of them.
  func isField(_ column: Int) -> Bool {
    guard let child = unsafe schema.pointee.children?[column], let format = unsafe child.pointee.format else {
      return false
    }
    return unsafe ArrowLayout(String(cString: format))?.isField ?? false
  }

  /// Calls the body with each batch: its column, and the rows that are the batch's.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - isConsumed: Whether the column of a batch is released when the body has read it. The caller of the library then finds
  ///     a child that has been released, as the Arrow C data interface allows for.
  ///   - body: Gets them.
  /// - Throws: What is wrong with the column, or what the body throws.
  func forEachBatch(
    of column: Int, isConsumed: Bool = false, _ body: (ArrowColumn, Range<Int>) throws(CallError) -> Void
  ) throws(CallError) {
    for index in unsafe batches.indices {
      let batch = unsafe batches[index]
      let rows = unsafe Int(batch.pointee.offset)..<Int(batch.pointee.offset + batch.pointee.length)
      let values = unsafe try self.column(column, of: batch)
      try body(values, rows)
      guard isConsumed, let child = unsafe batch.pointee.children?[column] else { continue }
      unsafe child.pointee.release?(child)
    }
  }

  private func column(_ index: Int, of batch: UnsafePointer<ArrowArray>) throws(CallError) -> ArrowColumn {
    guard let child = unsafe schema.pointee.children?[index],
      let values = unsafe batch.pointee.children?[index]
    else {
      throw CallError(.data, "column \(names[index]) is missing in a batch")
    }
    let column = unsafe try ArrowColumn(child, values, path: names[index])
    // The rows of a batch are its columns' from its own offset on.
    guard unsafe column.length >= Int(batch.pointee.offset) + Int(batch.pointee.length) else {
      throw CallError(
        .data, unsafe "column \(names[index]) has \(column.length) values for \(batch.pointee.length) rows")
    }
    return column
  }

  /// The texts of a column, without blanks at their ends; empty where there is no value.
  func texts(_ column: Int) throws(CallError) -> [String] {
    var texts: [String] = []
    texts.reserveCapacity(rowCount)
    try forEachBatch(of: column) { (values, rows) throws(CallError) in
      for row in rows {
        do throws(CallError) {
          texts.append(FieldText.trimmed(try values.text(row) ?? ""))
        } catch { throw error.at(row: texts.count) }
      }
    }
    return texts
  }
}
