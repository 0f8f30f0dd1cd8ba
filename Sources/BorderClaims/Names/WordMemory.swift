import Synchronization

/// What was found out of words and short texts before, as they return in every sentence.
///
/// It forgets all when it has grown large, so that a text of ever new words costs no memory without a bound.
final class WordMemory<Value: Sendable>: Sendable {
  private static var mostWords: Int { 20_000 }
  private let known = Mutex<[String: Value]>([:])

  /// The value of a text, made where it is not known.
  func value(of text: String, _ make: (String) -> Value) -> Value {
    if let value = known.withLock({ $0[text] }) { return value }
    let value = make(text)
    known.withLock { known in
      if known.count >= Self.mostWords { known.removeAll(keepingCapacity: true) }
      known[text] = value
    }
    return value
  }
}
