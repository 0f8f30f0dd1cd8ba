import BorderCore
import BorderIO
internal import Glibc

/// A program of the machine that takes the text out of a document, such as `pdftotext`.
///
/// It is started without a shell, with limits: so many seconds, so many bytes.
struct TextProgram {
  /// Its name, looked for in the folders of `PATH`.
  let name: String
  /// The package that holds it, for the message where it is missing.
  let package: String
  /// Its arguments; it writes the text to standard output.
  let arguments: [String]

  /// How long it may work, in seconds, and how much it may write, in bytes.
  private static let seconds = 60
  private static let limit = 64 << 20

  /// The text of a document.
  ///
  /// - Throws: `InputError` when the program is not installed, fails, or goes beyond a limit.
  func output(for file: String) throws(InputError) -> String {
    guard let program = Self.find(name) else {
      throw InputError(
        .badData, file: file,
        problem: Phrase(
          "\(name) is needed to read it, and is not installed",
          "нужна программа \(name), а она не установлена"),
        hint: Phrase(
          "Install it: apt install \(package); or save the document as text or CSV",
          "Установите её: apt install \(package); или сохраните документ как текст или CSV"))
    }
    func failed(_ english: String, _ russian: String) -> InputError {
      InputError(
        .badData, file: file, problem: Phrase("\(name) \(english)", "\(name) \(russian)"),
        hint: Phrase(
          "Open the document and save it as text or CSV",
          "Откройте документ и сохраните его как текст или CSV"))
    }
    switch Self.run(program, arguments) {
    case .text(let bytes):
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw failed("gave no UTF-8 text", "дала текст не в UTF-8")
      }
      return text
    case .failed(let status):
      throw failed("cannot read it (status \(status))", "не может его прочитать (код \(status))")
    case .outOfTime:
      throw failed("took more than \(Self.seconds) s", "работала дольше \(Self.seconds) с")
    case .tooLong:
      throw failed(
        "gave more than \(Self.limit >> 20) MB of text", "дала больше \(Self.limit >> 20) МБ текста")
    case .notStarted: throw failed("cannot be started", "не запускается")
    }
  }

  private static func find(_ name: String) -> String? {
    let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    return folders.split(separator: ":").map { "\($0)/\(name)" }.first {
      $0.hasPrefix("/") && access($0, X_OK) == 0
    }
  }

  private enum End {
    case text([UInt8])
    case failed(Int32)
    case outOfTime
    case tooLong
    case notStarted
  }

  /// Functions of the system: `pipe`, `posix_spawn`, `poll`, `read`, `kill`, `waitpid`.
  private static func run(_ program: String, _ arguments: [String]) -> End {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return .notStarted }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let process = spawn(program, arguments, output: ends[1])
    close(ends[1])
    defer { close(ends[0]) }
    guard let process else { return .notStarted }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var reason: End?
    let deadline = now() + seconds * 1000
    while true {
      let left = deadline - now()
      var wanted = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
      let ready = left > 0 ? poll(&wanted, 1, Int32(left)) : 0
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else {
        reason = .outOfTime
        break
      }
      let count = read(ends[0], &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      guard bytes.count + count <= limit else {
        reason = .tooLong
        break
      }
      bytes += buffer[..<count]
    }
    if reason != nil { kill(process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    if let reason { return reason }
    return status == 0 ? .text(bytes) : .failed(status >> 8 & 0xFF)
  }

  /// Milliseconds of a clock that nobody sets.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }

  private static func spawn(_ program: String, _ arguments: [String], output: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var list = ([program] + arguments).map { strdup($0) } + [nil]
    defer { list.forEach { free($0) } }
    var process: pid_t = 0
    return posix_spawn(&process, program, &actions, nil, &list, environ) == 0 ? process : nil
  }
}
