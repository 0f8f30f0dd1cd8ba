/// How a claim fares by a verdict: what a page shows by colour and shape, beside the word.
package enum VerdictTone: String, Hashable, Sendable {
  /// It holds.
  case yes
  /// It nearly holds, or holds in part.
  case part
  /// It does not hold.
  case no
  /// Nobody can tell.
  case open
}
