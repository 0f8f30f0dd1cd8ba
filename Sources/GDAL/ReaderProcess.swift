internal import CGDAL
internal import Glibc

/// A process of its own that reads one dataset, so that what its driver does to it is done to nobody else.
///
/// Ended and waited for once, when the last reference goes.
final class ReaderProcess {
  private let channel: MessageChannel
  private let descriptor: Int32
  private let process: pid_t
  private let request: ReaderRequest
  /// The driver that was last heard of.
  private(set) var driver = ""
  private(set) var warnings: [String] = []
  private(set) var layers: [LayerInfo] = []
  /// How it ended, once that is known.
  private var end: ReaderEnd?
  private var isWaitedFor = false

  /// Starts a program with `ReaderService.argument`, and has it open what is asked for.
  ///
  /// - Throws: `GDALError`: what GDAL says, or how the process ended.
  ///
  /// Functions of the system: `socketpair`, `posix_spawn`.
  init(_ request: ReaderRequest, program: String) throws(GDALError) {
    // Strings of C must not go by the path of the file: arguments can be seen by others.
    var ends: [Int32] = [-1, -1]
    let made = unsafe socketpair(
      AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends)
    guard made == 0 else { throw GDALError(reader: "", ended: .notStarted) }
    let started = Self.spawn(program, socket: ends[1])
    close(ends[1])
    guard let started else {
      close(ends[0])
      throw GDALError(reader: "", ended: .notStarted)
    }
    process = started
    descriptor = ends[0]
    self.request = request
    channel = MessageChannel(ends[0], patienceSeconds: request.patienceSeconds)
    var (kind, message) = try ask(.open, request.message)
    while kind == .driver {
      driver = try understood { () throws(MessageReader.Damage) in try message.text() }
      (kind, message) = try receive()
    }
    guard kind == .dataset else { throw broken(.garbled) }
    (driver, warnings, layers) = try understood { () throws(MessageReader.Damage) in
      let driver = try message.text()
      let warnings = try message.texts()
      var layers: [LayerInfo] = []
      for _ in 0..<max(0, try message.number()) { layers.append(try LayerInfo(&message)) }
      return (driver, warnings, layers)
    }
  }

  deinit {
    close(descriptor)
    wait(isKilled: true)
  }

  private static func spawn(_ program: String, socket: Int32) -> pid_t? {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    unsafe posix_spawn_file_actions_adddup2(&actions, socket, 0)
    // What libraries print of their own accord is no result and no message of Mezha's.
    unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var arguments: [UnsafeMutablePointer<CChar>?] = unsafe [
      strdup(program), strdup(ReaderService.argument), nil,
    ]
    defer { unsafe arguments.forEach { unsafe free($0) } }
    var process: pid_t = 0
    let result = unsafe posix_spawn(&process, program, &actions, &attributes, &arguments, environ)
    return result == 0 ? process : nil
  }

  // MARK: Talking

  /// Says something and waits for the answer.
  func ask(_ kind: MessageKind, _ message: MessageWriter) throws(GDALError) -> (MessageKind, MessageReader) {
    do throws(MessageChannel.Failure) {
      try channel.send(kind, message)
      try channel.flush()
    } catch {
      throw broken(error)
    }
    return try receive()
  }

  /// Waits for a message; one of failure is thrown.
  func receive() throws(GDALError) -> (MessageKind, MessageReader) {
    let answer: (kind: MessageKind, message: MessageReader)
    do throws(MessageChannel.Failure) {
      answer = try channel.receive()
    } catch {
      throw broken(error)
    }
    guard answer.kind == .failure else { return answer }
    var message = answer.message
    throw try understood { () throws(MessageReader.Damage) in
      GDALError(
        function: try message.text(), code: Int32(truncatingIfNeeded: try message.number()),
        message: try message.text())
    }
  }

  /// Runs what takes a message apart.
  func understood<Result>(_ body: () throws(MessageReader.Damage) -> Result) throws(GDALError) -> Result {
    do throws(MessageReader.Damage) { return try body() } catch { throw broken(.garbled) }
  }

  private func broken(_ failure: MessageChannel.Failure) -> GDALError {
    switch failure {
    case .silent: broken(.silent(seconds: request.patienceSeconds ?? 0))
    case .damaged: broken(.garbled)
    case .closed: broken(nil)
    }
  }

  /// The error for an end: the one that was reported, or the one that the system gives.
  private func broken(_ reason: ReaderEnd?) -> GDALError {
    if end == nil {
      let status = wait(isKilled: reason != nil)
      let signal = status & 0x7F
      let known: ReaderEnd =
        if signal == 0 {
          .left(code: status >> 8 & 0xFF)
        } else if let seconds = request.seconds, signal == SIGXCPU {
          .outOfTime(seconds: seconds)
        } else {
          .crashed(signal: signal)
        }
      end = reason ?? known
    }
    return GDALError(reader: driver, ended: end ?? .garbled)
  }

  /// Waits for the process once. Functions of the system: `kill`, `waitpid`.
  @discardableResult
  private func wait(isKilled: Bool) -> Int32 {
    guard !isWaitedFor else { return 0 }
    isWaitedFor = true
    if isKilled { kill(process, SIGKILL) }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return status
  }
}

/// A layer that another process reads.
final class RemoteLayer {
  let process: ReaderProcess
  let index: Int
  let info: LayerInfo

  init(_ info: LayerInfo, index: Int, of process: ReaderProcess) {
    self.process = process
    self.index = index
    self.info = info
  }

  /// The layer of a name that is not among those that were listed.
  static func named(_ name: String, of process: ReaderProcess) -> RemoteLayer? {
    var question = MessageWriter()
    question.put(name)
    guard let (kind, answer) = try? process.ask(.layerNamed, question), kind == .layer else { return nil }
    var message = answer
    guard let index = try? message.number(), let info = try? LayerInfo(&message) else { return nil }
    return RemoteLayer(info, index: index, of: process)
  }

  func setAttributeFilter(_ clause: String?) throws(GDALError) {
    var question = MessageWriter()
    question.put(index)
    question.put(clause != nil)
    question.put(clause ?? "")
    _ = try process.ask(.filter, question)
  }

  func readOnly(fields wanted: [String], withShapes: Bool) {
    var question = MessageWriter()
    question.put(index)
    question.put(wanted)
    question.put(withShapes)
    // Drivers need not skip anything; whether the process is alive shows at the next question.
    _ = try? process.ask(.fields, question)
  }

  /// C functions: `OGR_FD_Create`, `OGR_F_Create`, `OGR_F_SetFieldString`, `OGR_F_SetFieldDouble`, `OGR_G_CreateFromWkb`.
  func forEachFeature(_ body: (borrowing VectorFeature) throws -> Void) throws -> [String] {
    try GDALLibrary.load()
    let template = FeatureTemplate(info)
    var question = MessageWriter()
    question.put(index)
    var (kind, message) = try process.ask(.read, question)
    while kind == .feature {
      let feature = try template.feature(&message, from: process)
      try body(feature)
      (kind, message) = try process.receive()
    }
    return try process.understood { () throws(MessageReader.Damage) in
      guard kind == .end else { throw MessageReader.Damage() }
      return try message.texts()
    }
  }
}

/// Makes features of messages.
@safe
private final class FeatureTemplate {
  private let definition: OGRFeatureDefnH?
  private let areReal: [Bool]

  init(_ info: LayerInfo) {
    unsafe definition = OGR_FD_Create(info.name)
    unsafe _ = OGR_FD_Reference(definition)
    areReal = info.areReal
    for (name, isReal) in zip(info.fields, areReal) {
      let field = unsafe OGR_Fld_Create(name, isReal ? OFTReal : OFTString)
      unsafe OGR_FD_AddFieldDefn(definition, field)
      unsafe OGR_Fld_Destroy(field)
    }
  }

  deinit { unsafe OGR_FD_Release(definition) }

  func feature(_ message: inout MessageReader, from process: ReaderProcess) throws(GDALError) -> VectorFeature
  {
    guard let made = unsafe OGR_F_Create(definition) else {
      throw GDALError(function: "OGR_F_Create", code: 0, message: "out of memory")
    }
    let feature = unsafe VectorFeature(owning: made)
    var reader = message
    try process.understood { () throws(MessageReader.Damage) in
      unsafe _ = OGR_F_SetFID(made, Int64(try reader.number()))
      if try reader.flag() { unsafe Self.setGeometry(try reader.raw(), of: made) }
      for (field, isReal) in areReal.enumerated() where try reader.flag() {
        if isReal {
          unsafe OGR_F_SetFieldDouble(made, Int32(field), try reader.real())
          continue
        }
        let bytes = try reader.raw().map { CChar(bitPattern: $0) } + [0]
        unsafe OGR_F_SetFieldString(made, Int32(field), bytes)
      }
    }
    return feature
  }

  private static func setGeometry(_ bytes: ArraySlice<UInt8>, of feature: OGRFeatureH) {
    guard let count = Int32(exactly: bytes.count) else { return }
    var geometry: OGRGeometryH?
    let result = unsafe bytes.withUnsafeBytes {
      unsafe OGR_G_CreateFromWkb($0.baseAddress, nil, &geometry, count)
    }
    if result == OGRERR_NONE, let geometry = unsafe geometry {
      unsafe _ = OGR_F_SetGeometryDirectly(feature, geometry)
    }
  }
}
