import CPROJ

/// A transform of coordinates between two reference systems.
///
/// On both sides x comes first: longitude in degrees or easting, then latitude or northing, whatever the
/// axis order of the system says. Cannot be copied; frees its object before its context.
///
/// C functions: `proj_create`, `proj_create_crs_to_crs_from_pj`, `proj_normalize_for_visualization`,
/// `proj_destroy`.
@safe
public struct CoordinateTransform: ~Copyable {
  /// The context that the transform was made in.
  public let context: PROJContext
  private let handle: OpaquePointer
  private let isOwner: Bool

  /// Makes a transform. Costs about 10 ms: `PROJContext.withTransform` keeps them.
  ///
  /// - Parameters:
  ///   - source: The system of the input: `EPSG:4326`, well-known text, or a PROJ string.
  ///   - target: The system of the output.
  ///   - allowsBallpark: Whether to accept an operation that ignores a difference of datums, as for a
  ///     source whose datum is unknown. Such a transform may be off by hundreds of metres.
  ///   - context: The context to make the transform in.
  /// - Throws: `PROJError` for a system that PROJ cannot read, or if there is no operation between the two.
  public init(
    from source: String, to target: String, allowsBallpark: Bool = false, in context: PROJContext
  ) throws(PROJError) {
    let handle = unsafe try Self.make(
      from: source, to: target, allowsBallpark: allowsBallpark, in: context)
    self.context = context
    unsafe self.handle = handle
    isOwner = true
    context.liveHandleCount += 1
  }

  /// Stands for a transform that the context keeps.
  init(lending handle: OpaquePointer, in context: PROJContext) {
    self.context = context
    unsafe self.handle = handle
    isOwner = false
  }

  deinit {
    if isOwner {
      unsafe proj_destroy(handle)
      context.liveHandleCount -= 1
    }
  }

  /// Makes the C object, which is the caller's to destroy.
  static func make(
    from source: String, to target: String, allowsBallpark: Bool, in context: PROJContext
  ) throws(PROJError) -> OpaquePointer {
    let sourceSystem = try ReferenceSystemHandle(source, in: context)
    let targetSystem = try ReferenceSystemHandle(target, in: context)
    let option = allowsBallpark ? "ALLOW_BALLPARK=YES" : "ALLOW_BALLPARK=NO"
    let operation = unsafe try context.pointer("proj_create_crs_to_crs_from_pj") { context in
      unsafe option.withCString { option in
        var options: [UnsafePointer<CChar>?] = unsafe [option, nil]
        return unsafe proj_create_crs_to_crs_from_pj(
          context, sourceSystem.handle, targetSystem.handle, nil, &options)
      }
    }
    // The normalized object is a copy; the first one is freed whether or not there is a second.
    defer { unsafe proj_destroy(operation) }
    return unsafe try context.pointer("proj_normalize_for_visualization") {
      unsafe proj_normalize_for_visualization($0, operation)
    }
  }
}

/// Which way to go through a transform. C enumeration: `PJ_DIRECTION`.
public enum TransformDirection: Hashable, Sendable {
  /// From source to target.
  case forward
  /// From target to source.
  case inverse
}

extension CoordinateTransform {
  /// Transforms positions in place, in a buffer where the numbers of a position need not be neighbours.
  ///
  /// C function: `proj_trans_generic`.
  ///
  /// - Parameters:
  ///   - numbers: The numbers, those of one position at `stride * index + offset`.
  ///   - count: The number of positions.
  ///   - stride: How many numbers lie between the x of a position and that of the next, at least 1.
  ///   - xOffset: Where the x of the first position is.
  ///   - yOffset: Where the y of the first position is.
  ///   - direction: Forward or inverse.
  /// - Throws: `PROJError` with `positionIndex`, the first position that has no image or was not finite;
  ///   the others have been transformed, and those that failed hold infinity. Its code is the last one
  ///   that PROJ reported for the block. `.illegalArgument` if the positions do not fit the buffer, which
  ///   is then untouched.
  /// - Complexity: O(*n*), about 0.1 µs a position.
  public func transform(
    _ numbers: UnsafeMutableBufferPointer<Double>, count: Int, stride: Int = 2, xOffset: Int = 0,
    yOffset: Int = 1, direction: TransformDirection = .forward
  ) throws(PROJError) {
    guard count > 0 else { return }
    guard stride >= 1, xOffset >= 0, yOffset >= 0, xOffset != yOffset,
      let base = numbers.baseAddress,
      (numbers.count - 1 - max(xOffset, yOffset)) / stride >= count - 1,
      max(xOffset, yOffset) < numbers.count
    else {
      throw .refused(
        "proj_trans_generic", "\(count) positions at stride \(stride) in \(numbers.count) numbers")
    }
    let bytes = stride * MemoryLayout<Double>.stride
    context.forgetFailure()
    _ = unsafe proj_errno_reset(handle)
    _ = unsafe proj_trans_generic(
      handle, direction == .forward ? PJ_FWD : PJ_INV, base + xOffset, bytes, count, base + yOffset,
      bytes, count, nil, 0, 0, nil, 0, 0)
    for index in 0..<count {
      if unsafe !(numbers[index * stride + xOffset].isFinite
        && numbers[index * stride + yOffset].isFinite)
      {
        throw failure(at: index)
      }
    }
  }

  /// Transforms interleaved positions x, y, x, y, … of an array in place.
  public func transform(
    _ xy: inout [Double], direction: TransformDirection = .forward
  ) throws(PROJError) {
    guard xy.count.isMultiple(of: 2) else {
      throw .refused("proj_trans_generic", "\(xy.count) numbers are not pairs")
    }
    try unsafe xy.withUnsafeMutableBufferPointer { (buffer) throws(PROJError) in
      try unsafe transform(buffer, count: buffer.count / 2, direction: direction)
    }
  }

  /// The image of one position. For many, transform a block.
  public func transformed(
    x: Double, y: Double, direction: TransformDirection = .forward
  ) throws(PROJError) -> (x: Double, y: Double) {
    var xy = [x, y]
    try transform(&xy, direction: direction)
    return (xy[0], xy[1])
  }

  private func failure(at index: Int) -> PROJError {
    let reported = unsafe proj_errno(handle)
    let code = reported == 0 ? PROJError.Code.transformation : .init(rawValue: reported)
    return PROJError(
      function: "proj_trans_generic", code: code,
      message: context.message(of: code.rawValue) ?? "no image", positionIndex: index)
  }
}
