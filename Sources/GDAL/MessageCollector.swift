internal import CGDAL

/// Takes GDAL's messages of one thread while a body runs, so that GDAL prints nothing.
final class MessageCollector {
  /// The number and text of the last failure.
  private(set) var failure: (code: Int32, message: String)?
  /// Texts of warnings; the first hundred.
  private(set) var warnings: [String] = []

  /// Called from C: takes the message and returns. Never throws or traps.
  fileprivate func take(_ level: CPLErr, _ code: Int32, _ text: UnsafePointer<CChar>?) {
    let message = unsafe text.map { unsafe String(cString: $0) } ?? "unknown error"
    if level == CE_Failure || level == CE_Fatal {
      failure = (code, message)
    } else if level == CE_Warning && warnings.count < 100 {
      warnings.append(message)
    }
  }

  /// The failure of a C function that reported one by its result.
  func error(_ function: String) -> GDALError {
    GDALError(
      function: function, code: failure?.code ?? 0,
      message: failure?.message.trimmedOfLineEnd() ?? "failed without a message")
  }

  /// Forgets the last failure, before a call whose failure is known only by its message.
  func forgetFailure() { failure = nil }

  /// Runs a body while a new collector takes all messages of this thread.
  ///
  /// C functions: `CPLPushErrorHandlerEx`, `CPLPopErrorHandler`.
  static func collecting<Result: ~Copyable, Failure: Error>(
    _ body: (MessageCollector) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let collector = MessageCollector()
    unsafe CPLPushErrorHandlerEx(
      { level, code, text in
        guard let user = unsafe CPLGetErrorHandlerUserData() else { return }
        let collector = unsafe Unmanaged<MessageCollector>.fromOpaque(user).takeUnretainedValue()
        unsafe collector.take(level, Int32(code), text)
      }, Unmanaged.passUnretained(collector).toOpaque())
    defer {
      CPLPopErrorHandler()
      withExtendedLifetime(collector) {}
    }
    return try body(collector)
  }
}

extension String {
  func trimmedOfLineEnd() -> String {
    var text = self[...]
    while let last = text.last, last.isNewline || last == " " { text.removeLast() }
    return text.isEmpty ? "failed without a message" : String(text)
  }
}
