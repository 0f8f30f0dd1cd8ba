import CGEOS
import Synchronization

/// A GEOS context: the place where the library keeps its error handler and its last message.
///
/// Not `Sendable`, and never to be: a call writes its failure into the context it was given, so two
/// threads in one context would read each other's messages, and the count of live handles is a plain
/// number. Everything made in a context retains it, hence shares its isolation; the context is finished
/// after the last of them.
///
/// Two ways to get one:
/// - `GEOSContext()` makes a new one (about 30 ns). The compiler then keeps the context and all that was
///   made in it together on one side of every isolation boundary.
/// - `GEOSContext.withCurrent { context in … }` lends the one of the calling thread.
///
/// C functions: `GEOS_init_r`, `GEOS_finish_r`, `GEOSContext_setErrorMessageHandler_r`.
@safe
public final class GEOSContext {
  let handle: OpaquePointer
  private var lastMessage: String?

  /// How many geometries, prepared geometries and trees made in this context are alive.
  ///
  /// Zero when everything has been freed; tests ask for it.
  public internal(set) var liveHandleCount = 0

  /// How many contexts are alive in the process, those of threads included.
  ///
  /// A handle that leaks keeps its context alive, so it shows here too.
  public static var liveContextCount: Int { liveContexts.load(ordering: .relaxed) }

  private static let liveContexts = Atomic<Int>(0)
  private static let perThread = PerThread<GEOSContext>()

  /// Makes a context of its own.
  public init() {
    guard let handle = unsafe GEOS_init_r() else {
      // `GEOS_init_r` allocates a small object and does nothing else.
      preconditionFailure("GEOS_init_r: no memory")
    }
    unsafe self.handle = handle
    Self.liveContexts.add(1, ordering: .relaxed)
    // The handler lives as long as the context, the context as long as this object: unretained is right.
    // It stores the message and nothing else: an error thrown or a trap here would unwind through C++.
    _ = unsafe GEOSContext_setErrorMessageHandler_r(
      handle,
      { message, userData in
        guard let message = unsafe message, let userData = unsafe userData else { return }
        let context = unsafe Unmanaged<GEOSContext>.fromOpaque(userData).takeUnretainedValue()
        context.lastMessage = unsafe String(cString: message)
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit {
    unsafe GEOS_finish_r(handle)
    Self.liveContexts.subtract(1, ordering: .relaxed)
  }

  /// Lends the context of the calling thread for the duration of a synchronous closure.
  ///
  /// The context is made at the first call on a thread and finished when the thread ends. Enter with
  /// values, leave with values: handles cannot leave the closure, since the result is `Sendable`, and no
  /// handle can live across an `await`, since the closure has none. Calls may be nested.
  public static func withCurrent<Result: Sendable, Failure: Error>(
    _ body: (GEOSContext) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(perThread.object { GEOSContext() })
  }

  /// Forgets the message of an earlier call.
  func forgetMessage() { lastMessage = nil }

  /// Hands over the last message and forgets it: messages are not accumulated.
  func takeMessage() -> String? {
    defer { lastMessage = nil }
    return lastMessage
  }
}

@available(*, unavailable)
extension GEOSContext: Sendable {}
