internal import Glibc

/// The system's function, whose name methods have too.
private let systemSend = unsafe send(_:_:_:_:)

/// One end of a socket on which messages go both ways.
final class MessageChannel {
  /// Why nothing more can be said.
  enum Failure: Error {
    /// The other process has ended.
    case closed
    /// It says nothing for too long.
    case silent
    /// It says what is no message.
    case damaged
  }

  private static let quiet = Int32(MSG_NOSIGNAL)

  private let descriptor: Int32
  /// How long to wait for the other process, in milliseconds; -1 for ever.
  private let patience: Int32
  private var outgoing: [UInt8] = []
  private var incoming: [UInt8] = []
  private var start = 0
  private var block: [UInt8]

  /// Takes over a descriptor, which stays open.
  init(_ descriptor: Int32, patienceSeconds: Int?) {
    self.descriptor = descriptor
    patience = patienceSeconds.map { Int32(clamping: $0 * 1000) } ?? -1
    block = [UInt8](repeating: 0, count: 1 << 18)
  }

  /// Says something, soon: `flush` sends it.
  func send(_ kind: MessageKind, _ message: MessageWriter = MessageWriter()) throws(Failure) {
    outgoing.append(kind.rawValue)
    unsafe withUnsafeBytes(of: Int64(message.bytes.count).littleEndian) {
      unsafe outgoing.append(contentsOf: $0)
    }
    outgoing.append(contentsOf: message.bytes)
    if outgoing.count >= 1 << 18 { try flush() }
  }

  /// Sends all that was said. Function of the system: `send`, without the signal when nobody listens.
  func flush() throws(Failure) {
    defer { outgoing.removeAll(keepingCapacity: true) }
    var sent = 0
    while sent < outgoing.count {
      let count = unsafe outgoing.withUnsafeBytes { bytes in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[sent...])
        return unsafe systemSend(descriptor, rest.baseAddress, rest.count, Self.quiet)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .closed }
      sent += count
    }
  }

  /// Waits for a message.
  func receive() throws(Failure) -> (kind: MessageKind, message: MessageReader) {
    try fill(9)
    guard let kind = MessageKind(rawValue: incoming[start]) else { throw .damaged }
    var length: UInt64 = 0
    for index in stride(from: start + 8, to: start, by: -1) { length = length << 8 | UInt64(incoming[index]) }
    guard length < 1 << 40 else { throw .damaged }
    try fill(9 + Int(length))
    let first = start + 9
    start = first + Int(length)
    return (kind, MessageReader(Array(incoming[first..<start])))
  }

  /// Reads until so many bytes are there. Functions of the system: `poll`, `read`.
  private func fill(_ count: Int) throws(Failure) {
    if start > 1 << 20 || start == incoming.count {
      incoming.removeFirst(start)
      start = 0
    }
    while incoming.count - start < count {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = unsafe poll(&waiting, 1, patience)
      if ready < 0 && errno == EINTR { continue }
      guard ready > 0 else { throw ready == 0 ? .silent : .closed }
      let size = block.count
      let got = unsafe block.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, size) }
      if got < 0 && errno == EINTR { continue }
      guard got > 0 else { throw .closed }
      incoming.append(contentsOf: block[..<got])
    }
  }
}
