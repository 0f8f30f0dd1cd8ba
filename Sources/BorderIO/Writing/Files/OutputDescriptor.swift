import Glibc

/// Plain writing to a descriptor of the system.
enum OutputDescriptor {
  /// How a write ended.
  enum Outcome: Hashable {
    /// All bytes are out.
    case complete
    /// The reader of the pipe has gone; the rest was not wanted.
    case readerGone
    /// The system's error number.
    case failed(Int32)
  }

  /// Writes all bytes, going on after short writes and interruptions.
  ///
  /// `SIGPIPE` is held off for this thread while writing, so that a reader such as `head` that has seen
  /// enough ends nothing but the writing. The rest of the process keeps its signal handling.
  static func write(_ chunks: [OutputBuffer], to descriptor: Int32) -> Outcome {
    var pipeSignal = sigset_t()
    sigemptyset(&pipeSignal)
    sigaddset(&pipeSignal, SIGPIPE)
    var pending = sigset_t()
    sigpending(&pending)
    let wasPending = sigismember(&pending, SIGPIPE) == 1
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &pipeSignal, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }

    for chunk in chunks {
      let outcome = chunk.bytes.withUnsafeBytes { write($0, to: descriptor) }
      if outcome == .readerGone && !wasPending { takePipeSignal(&pipeSignal) }
      guard outcome == .complete else { return outcome }
    }
    return .complete
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Outcome {
    var rest = bytes[...]
    while !rest.isEmpty {
      let buffer = UnsafeRawBufferPointer(rebasing: rest)
      let count = Glibc.write(descriptor, buffer.baseAddress, buffer.count)
      if count < 0 {
        switch errno {
        case EINTR: continue
        case EPIPE: return .readerGone
        case let code: return .failed(code)
        }
      }
      rest = rest.dropFirst(count)
    }
    return .complete
  }

  /// Takes away the `SIGPIPE` that the failed write left pending for this thread.
  private static func takePipeSignal(_ signals: inout sigset_t) {
    var noTime = timespec(tv_sec: 0, tv_nsec: 0)
    while sigtimedwait(&signals, nil, &noTime) == -1 && errno == EINTR {}
  }
}
