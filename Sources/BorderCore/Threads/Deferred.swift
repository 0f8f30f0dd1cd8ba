internal import Synchronization

/// A value that is made when it is first asked for: once, whoever asks, on any thread.
package final class Deferred<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let make: @Sendable () -> Value

  package init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  /// The value. What makes it must not ask for it.
  package func callAsFunction() -> Value {
    value.withLock { known in
      if let known { return known }
      let made = make()
      known = made
      return made
    }
  }
}
