// The functions of Sources/CMezha/include/mezha.h, where they are described.
internal import BorderCore
public import CMezha

/// `mezha_abi_version`.
@_cdecl("mezha_abi_version")
public func mezhaABIVersion() -> Int32 { MEZHA_ABI_VERSION }

/// `mezha_borders`.
@_cdecl("mezha_borders")
public func mezhaBorders(
  _ schema: UnsafePointer<ArrowSchema>?, _ batches: UnsafePointer<UnsafePointer<ArrowArray>?>?,
  _ batchCount: Int64, _ options: UnsafePointer<mezha_option>?, _ optionCount: Int64,
  _ outSchema: UnsafeMutablePointer<ArrowSchema>?, _ outArray: UnsafeMutablePointer<ArrowArray>?,
  _ outcome: UnsafeMutablePointer<mezha_outcome>?
) -> Int32 {
  unsafe Answer.give(
    schema, batches, batchCount, options, optionCount, own: ["rule", "international", "shapes"], outSchema,
    outArray, outcome
  ) { (call, options) throws(CallError) in try call.borders(options) }
}

/// `mezha_adjacency`.
@_cdecl("mezha_adjacency")
public func mezhaAdjacency(
  _ schema: UnsafePointer<ArrowSchema>?, _ batches: UnsafePointer<UnsafePointer<ArrowArray>?>?,
  _ batchCount: Int64, _ options: UnsafePointer<mezha_option>?, _ optionCount: Int64,
  _ outSchema: UnsafeMutablePointer<ArrowSchema>?, _ outArray: UnsafeMutablePointer<ArrowArray>?,
  _ outcome: UnsafeMutablePointer<mezha_outcome>?
) -> Int32 {
  unsafe Answer.give(
    schema, batches, batchCount, options, optionCount, own: ["rule", "international", "nodes"], outSchema,
    outArray, outcome
  ) { (call, options) throws(CallError) in try call.adjacency(options) }
}

/// `mezha_weights`.
@_cdecl("mezha_weights")
public func mezhaWeights(
  _ schema: UnsafePointer<ArrowSchema>?, _ batches: UnsafePointer<UnsafePointer<ArrowArray>?>?,
  _ batchCount: Int64, _ options: UnsafePointer<mezha_option>?, _ optionCount: Int64,
  _ outSchema: UnsafeMutablePointer<ArrowSchema>?, _ outArray: UnsafeMutablePointer<ArrowArray>?,
  _ outcome: UnsafeMutablePointer<mezha_outcome>?
) -> Int32 {
  unsafe Answer.give(
    schema, batches, batchCount, options, optionCount,
    own: ["rule", "international", "weights", "order", "standardise"], outSchema, outArray, outcome
  ) { (call, options) throws(CallError) in try call.weights(options) }
}

/// `mezha_regions`.
@_cdecl("mezha_regions")
public func mezhaRegions(
  _ schema: UnsafePointer<ArrowSchema>?, _ batches: UnsafePointer<UnsafePointer<ArrowArray>?>?,
  _ batchCount: Int64, _ options: UnsafePointer<mezha_option>?, _ optionCount: Int64,
  _ outSchema: UnsafeMutablePointer<ArrowSchema>?, _ outArray: UnsafeMutablePointer<ArrowArray>?,
  _ outcome: UnsafeMutablePointer<mezha_outcome>?
) -> Int32 {
  unsafe Answer.give(
    schema, batches, batchCount, options, optionCount, own: ["by"], outSchema, outArray, outcome
  ) { (call, options) throws(CallError) in try call.regions(options) }
}

/// `mezha_scale`.
@_cdecl("mezha_scale")
public func mezhaScale(
  _ schema: UnsafePointer<ArrowSchema>?, _ batches: UnsafePointer<UnsafePointer<ArrowArray>?>?,
  _ batchCount: Int64, _ options: UnsafePointer<mezha_option>?, _ optionCount: Int64,
  _ outSchema: UnsafeMutablePointer<ArrowSchema>?, _ outArray: UnsafeMutablePointer<ArrowArray>?,
  _ outcome: UnsafeMutablePointer<mezha_outcome>?
) -> Int32 {
  unsafe Answer.give(
    schema, batches, batchCount, options, optionCount, own: ["international", "longest", "curve"],
    outSchema, outArray, outcome
  ) { (call, options) throws(CallError) in try call.scale(options) }
}

/// `mezha_share`.
@_cdecl("mezha_share")
public func mezhaShare(
  _ schema: UnsafePointer<ArrowSchema>?, _ array: UnsafePointer<ArrowArray>?,
  _ outSchema: UnsafeMutablePointer<ArrowSchema>?, _ outArray: UnsafeMutablePointer<ArrowArray>?
) -> Int32 {
  guard let schema = unsafe schema, let array = unsafe array, let outSchema = unsafe outSchema,
    let outArray = unsafe outArray,
    let node = unsafe ArrowNode.of(schema.pointee, array.pointee)
  else { return CallError.Code.argument.rawValue }
  unsafe node.export(schema: outSchema)
  unsafe node.export(array: outArray)
  return 0
}
