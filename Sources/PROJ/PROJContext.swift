import CPROJ
import Synchronization

/// A PROJ context: the place where the library keeps its database, its last error and its log.
///
/// Not `Sendable`, and never to be: every call writes into the context, and the objects made in it write
/// there too. They retain it, so it is destroyed after the last of them. The library's own clean-up of
/// the process is not called: other users of PROJ, such as GDAL, may be alive.
///
/// The network is switched off in every context, whatever the settings of the machine say: results must
/// not depend on what a server hands out.
///
/// Two ways to get one:
/// - `PROJContext()` makes a new one. It is cheap by itself, but opens the database again when first used.
/// - `PROJContext.withCurrent { context in … }` lends the one of the calling thread, with its transforms.
///
/// C functions: `proj_context_create`, `proj_context_destroy`, `proj_log_func`,
/// `proj_context_set_enable_network`.
@safe
public final class PROJContext {
  let handle: OpaquePointer
  private var lastMessage: String?
  private var transforms: [TransformKey: CachedTransform] = [:]

  /// How many transforms made in this context are alive, those kept for later not counted.
  public internal(set) var liveHandleCount = 0

  /// How many contexts are alive in the process, those of threads included.
  public static var liveContextCount: Int { liveContexts.load(ordering: .relaxed) }

  private static let liveContexts = Atomic<Int>(0)
  private static let perThread = PerThread<PROJContext>()

  /// Makes a context of its own.
  public init() {
    guard let handle = unsafe proj_context_create() else {
      // `proj_context_create` fails only where memory does.
      preconditionFailure("proj_context_create: no memory")
    }
    unsafe self.handle = handle
    Self.liveContexts.add(1, ordering: .relaxed)
    // The handler stores the message and nothing else: an error or a trap here would unwind through C++.
    unsafe proj_log_func(
      handle, Unmanaged.passUnretained(self).toOpaque(),
      { userData, level, message in
        guard let message = unsafe message, let userData = unsafe userData else { return }
        guard level == Int32(PJ_LOG_ERROR.rawValue) else { return }
        let context = unsafe Unmanaged<PROJContext>.fromOpaque(userData).takeUnretainedValue()
        context.lastMessage = unsafe String(cString: message)
      })
    _ = unsafe proj_context_set_enable_network(handle, 0)
  }

  deinit {
    // Children before their context.
    transforms = [:]
    unsafe proj_context_destroy(handle)
    Self.liveContexts.subtract(1, ordering: .relaxed)
  }

  /// Whether the context may ask servers for grids; always false.
  ///
  /// C function: `proj_context_is_network_enabled`.
  public var isNetworkEnabled: Bool { unsafe proj_context_is_network_enabled(handle) != 0 }

  /// Lends the context of the calling thread for the duration of a synchronous closure.
  ///
  /// The context is made at the first call on a thread and destroyed when the thread ends. Handles cannot
  /// leave the closure, since the result is `Sendable`. Calls may be nested.
  public static func withCurrent<Result: Sendable, Failure: Error>(
    _ body: (PROJContext) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(perThread.object { PROJContext() })
  }

  /// Lends the transform between two systems, made at the first request and kept.
  ///
  /// Making a transform takes about 10 ms, finding it again less than 1 µs. At most 64 are kept: the next one
  /// drops them all. C functions: see `CoordinateTransform`.
  ///
  /// - Parameters:
  ///   - source: The system of the input: `EPSG:4326`, well-known text, or a PROJ string.
  ///   - target: The system of the output.
  ///   - allowsBallpark: Whether to accept an operation that ignores a difference of datums, as for a
  ///     source whose datum is unknown.
  ///   - body: Uses the transform.
  /// - Returns: What the closure returns.
  /// - Throws: `PROJError`.
  public func withTransform<Result: ~Copyable>(
    from source: String, to target: String, allowsBallpark: Bool = false,
    _ body: (borrowing CoordinateTransform) throws(PROJError) -> Result
  ) throws(PROJError) -> Result {
    let key = TransformKey(source: source, target: target, allowsBallpark: allowsBallpark)
    let cached: CachedTransform
    if let known = transforms[key] {
      cached = known
    } else {
      cached = unsafe CachedTransform(
        unsafe try CoordinateTransform.make(
          from: source, to: target, allowsBallpark: allowsBallpark, in: self))
      if transforms.count >= 64 { transforms = [:] }
      transforms[key] = cached
    }
    // `cached` keeps the transform alive, even if the closure makes others that push it out.
    return try withExtendedLifetime(cached) { () throws(PROJError) in
      try body(unsafe CoordinateTransform(lending: cached.handle, in: self))
    }
  }

  /// The number of transforms kept for later.
  public var cachedTransformCount: Int { transforms.count }

  /// Drops the transforms kept for later.
  public func removeCachedTransforms() { transforms = [:] }

  /// Forgets message and number of an earlier call.
  func forgetFailure() { lastMessage = nil }

  /// The error of a call that has just failed; the message is handed over, not kept.
  func failure(_ function: StaticString) -> PROJError {
    let code = unsafe proj_context_errno(handle)
    let message = lastMessage ?? self.message(of: code) ?? "the library gave no reason"
    lastMessage = nil
    return PROJError(function: "\(function)", code: .init(rawValue: code), message: message)
  }

  /// The library's words for a number. C function: `proj_context_errno_string`.
  func message(of code: Int32) -> String? {
    guard code != 0, let text = unsafe proj_context_errno_string(handle, code) else { return nil }
    return unsafe String(cString: text)
  }

  /// The one choke point for functions that return a pointer, `NULL` on failure.
  func pointer<Pointee>(
    _ function: StaticString, _ call: (OpaquePointer) -> Pointee?
  ) throws(PROJError) -> Pointee {
    forgetFailure()
    guard let result = unsafe call(handle) else { throw failure(function) }
    return result
  }
}

@available(*, unavailable)
extension PROJContext: Sendable {}

private struct TransformKey: Hashable {
  let source: String
  let target: String
  let allowsBallpark: Bool
}

/// The owner of a transform that a context keeps; it does not retain the context, which owns it.
@safe
private final class CachedTransform {
  let handle: OpaquePointer

  init(_ handle: OpaquePointer) { unsafe self.handle = handle }

  deinit { unsafe proj_destroy(handle) }
}
