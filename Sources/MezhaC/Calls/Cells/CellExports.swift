// The functions of Sources/CMezha/include/mezha.h for regions on many machines, where they are described.
internal import BorderCore
public import CMezha

/// `mezha_survey`.
@_cdecl("mezha_survey")
public func mezhaSurvey(
  _ schema: UnsafePointer<ArrowSchema>?, _ batches: UnsafePointer<UnsafePointer<ArrowArray>?>?,
  _ batchCount: Int64, _ options: UnsafePointer<mezha_option>?, _ optionCount: Int64,
  _ outSchema: UnsafeMutablePointer<ArrowSchema>?, _ outArray: UnsafeMutablePointer<ArrowArray>?,
  _ outcome: UnsafeMutablePointer<mezha_outcome>?
) -> Int32 {
  unsafe Answer.give(
    schema, batches, batchCount, options, optionCount, known: CellCalls.survey, outSchema, outArray, outcome
  ) { (batches, options, _) throws(CallError) in try CellCalls.survey(batches, options) }
}

/// `mezha_plan`.
@_cdecl("mezha_plan")
public func mezhaPlan(
  _ schema: UnsafePointer<ArrowSchema>?, _ batches: UnsafePointer<UnsafePointer<ArrowArray>?>?,
  _ batchCount: Int64, _ options: UnsafePointer<mezha_option>?, _ optionCount: Int64,
  _ outSchema: UnsafeMutablePointer<ArrowSchema>?, _ outArray: UnsafeMutablePointer<ArrowArray>?,
  _ outcome: UnsafeMutablePointer<mezha_outcome>?
) -> Int32 {
  unsafe Answer.give(
    schema, batches, batchCount, options, optionCount, known: CellCalls.plan, outSchema, outArray, outcome
  ) { (batches, options, reporter) throws(CallError) in try CellCalls.plan(batches, options, reporter) }
}

/// `mezha_cut`.
@_cdecl("mezha_cut")
public func mezhaCut(
  _ schema: UnsafePointer<ArrowSchema>?, _ batches: UnsafePointer<UnsafePointer<ArrowArray>?>?,
  _ batchCount: Int64, _ options: UnsafePointer<mezha_option>?, _ optionCount: Int64,
  _ outSchema: UnsafeMutablePointer<ArrowSchema>?, _ outArray: UnsafeMutablePointer<ArrowArray>?,
  _ outcome: UnsafeMutablePointer<mezha_outcome>?
) -> Int32 {
  unsafe Answer.give(
    schema, batches, batchCount, options, optionCount, known: CellCalls.cut, outSchema, outArray, outcome
  ) { (batches, options, _) throws(CallError) in try CellCalls.cut(batches, options) }
}

/// `mezha_join`.
@_cdecl("mezha_join")
public func mezhaJoin(
  _ schema: UnsafePointer<ArrowSchema>?, _ batches: UnsafePointer<UnsafePointer<ArrowArray>?>?,
  _ batchCount: Int64, _ options: UnsafePointer<mezha_option>?, _ optionCount: Int64,
  _ outSchema: UnsafeMutablePointer<ArrowSchema>?, _ outArray: UnsafeMutablePointer<ArrowArray>?,
  _ outcome: UnsafeMutablePointer<mezha_outcome>?
) -> Int32 {
  unsafe Answer.give(
    schema, batches, batchCount, options, optionCount, known: CellCalls.join, outSchema, outArray, outcome
  ) { (batches, options, _) throws(CallError) in try CellCalls.join(batches, options) }
}

/// `mezha_merge`.
@_cdecl("mezha_merge")
public func mezhaMerge(
  _ schema: UnsafePointer<ArrowSchema>?, _ batches: UnsafePointer<UnsafePointer<ArrowArray>?>?,
  _ batchCount: Int64, _ partSchema: UnsafePointer<ArrowSchema>?,
  _ parts: UnsafePointer<UnsafePointer<ArrowArray>?>?, _ partCount: Int64,
  _ options: UnsafePointer<mezha_option>?, _ optionCount: Int64,
  _ outSchema: UnsafeMutablePointer<ArrowSchema>?, _ outArray: UnsafeMutablePointer<ArrowArray>?,
  _ outcome: UnsafeMutablePointer<mezha_outcome>?
) -> Int32 {
  unsafe Answer.give(
    schema, batches, batchCount, options, optionCount, known: CellCalls.merge, outSchema, outArray, outcome
  ) { (batches, options, reporter) throws(CallError) in
    let parts = unsafe try RegionBatches(partSchema, parts, count: partCount)
    return try CellCalls.merge(batches, parts, options, reporter)
  }
}
