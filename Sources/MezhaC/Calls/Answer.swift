internal import BorderCore
internal import BorderTables
internal import CMezha

/// What a function answers with: the columns of one table.
struct Answer {
  var columns: [ArrowNode]
  var rowCount: Int

  /// Takes a call, answers it, and writes the answer where the caller wants it.
  ///
  /// - Parameters:
  ///   - schema: The schema of the batches.
  ///   - batches: The batches.
  ///   - batchCount: How many.
  ///   - options: The options.
  ///   - optionCount: How many.
  ///   - known: The options that the function knows.
  ///   - outSchema: Where the schema of the result goes.
  ///   - outArray: Where the result goes.
  ///   - outcome: Where errors and notes go.
  ///   - body: Makes the answer.
  /// - Returns: The code for the caller.
  static func give(
    _ schema: UnsafePointer<ArrowSchema>?, _ batches: UnsafePointer<UnsafePointer<ArrowArray>?>?,
    _ batchCount: Int64, _ options: UnsafePointer<mezha_option>?, _ optionCount: Int64, known: Set<String>,
    _ outSchema: UnsafeMutablePointer<ArrowSchema>?, _ outArray: UnsafeMutablePointer<ArrowArray>?,
    _ outcome: UnsafeMutablePointer<mezha_outcome>?,
    _ body: (RegionBatches, CallOptions, Reporter) throws(CallError) -> Answer
  ) -> Int32 {
    let notes = CallNotes()
    do throws(CallError) {
      guard let outSchema = unsafe outSchema, let outArray = unsafe outArray else {
        throw CallError(.argument, "there is no room for the result: out_schema or out_array is NULL")
      }
      let options = unsafe try CallOptions(options, count: optionCount, known: known)
      let batches = unsafe try RegionBatches(schema, batches, count: batchCount)
      let answer = try body(batches, options, notes.reporter)
      let node = ArrowNode(format: "+s", name: "", length: answer.rowCount, children: answer.columns)
      unsafe node.export(schema: outSchema)
      unsafe node.export(array: outArray)
      return unsafe notes.export(nil, to: outcome)
    } catch {
      return unsafe notes.export(error, to: outcome)
    }
  }

  /// The same for a call that analyses regions in one piece.
  ///
  /// What the function knows beside the options of all such calls is `own`.
  static func give(
    _ schema: UnsafePointer<ArrowSchema>?, _ batches: UnsafePointer<UnsafePointer<ArrowArray>?>?,
    _ batchCount: Int64, _ options: UnsafePointer<mezha_option>?, _ optionCount: Int64, own: Set<String>,
    _ outSchema: UnsafeMutablePointer<ArrowSchema>?, _ outArray: UnsafeMutablePointer<ArrowArray>?,
    _ outcome: UnsafeMutablePointer<mezha_outcome>?,
    _ body: (RegionCall, CallOptions) throws(CallError) -> Answer
  ) -> Int32 {
    unsafe give(
      schema, batches, batchCount, options, optionCount, known: CallOptions.common.union(own), outSchema,
      outArray, outcome
    ) { (batches, options, reporter) throws(CallError) in
      try body(RegionCall(batches, options, reporter), options)
    }
  }
}

extension Answer {
  init(_ table: Table) { self.init(columns: table.arrowColumns(), rowCount: table.rows.count) }
}
