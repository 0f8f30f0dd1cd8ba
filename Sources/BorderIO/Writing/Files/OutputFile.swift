import Glibc

/// A file to be written in one go: it is there in full, or as it was before.
///
/// The bytes go into a hidden file beside the target, which is then renamed; on failure it is removed. A file
/// that is there already is kept unless `overwrite` is set, also when it appears while we write. A symbolic
/// link is followed, so the file it points to is made or replaced and the link stays. What is neither a file nor a
/// folder (`/dev/null`, a named pipe) is written to in place. `-` and `/dev/stdout` are standard output. See
/// `UnfinishedFiles` for what a signal leaves.
public struct OutputFile: Hashable, Sendable {
  /// The path as the user gave it; `-` for standard output.
  public let path: String
  /// Whether a file of this name may be replaced.
  public let overwrite: Bool
  /// Whether to wait until the disk has the bytes (`fsync`) before the file gets its name.
  public let synchronise: Bool

  /// A file to be written.
  public init(_ path: String, overwrite: Bool = false, synchronise: Bool = false) {
    self.path = path
    self.overwrite = overwrite
    self.synchronise = synchronise
  }

  /// Whether the bytes go to standard output.
  public var isStandardOutput: Bool {
    ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].contains(path)
  }

  /// Whether the bytes go into a stream (standard output, a named pipe, a device), beside which nothing can lie.
  public var isStream: Bool {
    var status = stat()
    guard !isStandardOutput, stat(path, &status) == 0 else { return isStandardOutput }
    return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  /// Checks what can be known before the work begins, so that long work is not done in vain.
  ///
  /// - Throws: `OutputError` when the target is a folder, is there already, or has no folder to be in.
  public func check() throws(OutputError) {
    guard !isStandardOutput else { return }
    _ = try target()
  }

  /// Writes all chunks, one after the other.
  ///
  /// - Returns: `false` when the reader of standard output went away before the end, which is no error.
  /// - Throws: `OutputError`; the target is then as it was before.
  @discardableResult
  public func write(_ chunks: [OutputBuffer]) throws(OutputError) -> Bool {
    if isStandardOutput { return try write(chunks, to: STDOUT_FILENO) }
    let target = try target()
    if target.isSpecial {
      let descriptor = open(target.path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw error(errno) }
      defer { close(descriptor) }
      return try write(chunks, to: descriptor)
    }
    let temporary = try writeTemporary(chunks, beside: target)
    do throws(OutputError) {
      try move(temporary, to: target.path)
    } catch {
      UnfinishedFiles.remove(temporary)
      throw error
    }
    return true
  }

  /// Writes several files: all are there in full, or all as they were before, unless a file cannot get its name after all
  /// bytes are on the disk.
  ///
  /// - Parameter files: Each with its chunks.
  /// - Throws: `OutputError` of the first file that cannot be written.
  public static func write(_ files: [(file: OutputFile, chunks: [OutputBuffer])]) throws(OutputError) {
    var written: [(file: OutputFile, temporary: String, target: String)] = []
    do throws(OutputError) {
      for (file, chunks) in files {
        let target = file.isStandardOutput ? nil : try file.target()
        guard let target, !target.isSpecial else {
          try file.write(chunks)
          continue
        }
        written.append((file, try file.writeTemporary(chunks, beside: target), target.path))
      }
      for entry in written { try entry.file.move(entry.temporary, to: entry.target) }
    } catch {
      for entry in written { UnfinishedFiles.remove(entry.temporary) }
      throw error
    }
  }

  /// Writes one buffer. See `write(_:)` for several.
  @discardableResult
  public func write(_ buffer: OutputBuffer) throws(OutputError) -> Bool { try write([buffer]) }

  // MARK: Steps

  private struct Target {
    var path: String
    var isSpecial = false
    /// The permissions of the file to be replaced.
    var mode: mode_t?
  }

  /// Looks at what the path names now.
  private func target() throws(OutputError) -> Target {
    let parts = OutputPath(path)
    // A NUL would end the path early for the system.
    if path.isEmpty || path.utf8.contains(0) { throw error(EINVAL) }
    var status = stat()
    guard stat(path, &status) == 0 else {
      let code = errno
      guard code == ENOENT else { throw error(code) }
      // A link to a file that is not there yet stays, and leads to the new file.
      let target = try followed(path)
      var folder = stat()
      guard stat(OutputPath(target).folder, &folder) == 0, folder.st_mode & S_IFMT == S_IFDIR else {
        throw OutputError(file: target, reason: .missingFolder)
      }
      guard !parts.name.isEmpty else { throw OutputError(file: path, reason: .isFolder) }
      return Target(path: target)
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      throw OutputError(file: path, reason: .isFolder)
    case S_IFREG:
      guard overwrite else { throw OutputError(file: path, reason: .exists) }
      return Target(path: resolved(path), mode: status.st_mode & 0o7777)
    default:
      return Target(path: path, isSpecial: true)
    }
  }

  /// The name that a symbolic link leads to, where there is no file of it; other names as they are.
  private func followed(_ path: String) throws(OutputError) -> String {
    var name = path
    // As many links as Linux follows.
    for _ in 0..<40 {
      var status = stat()
      guard lstat(name, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return name }
      var bytes = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
      let count = readlink(name, &bytes, bytes.count - 1)
      guard count > 0 else { throw error(errno) }
      let link = String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      name = link.hasPrefix("/") ? link : OutputPath(name).folder + "/" + link
    }
    throw error(ELOOP)
  }

  /// The path with its symbolic links followed.
  private func resolved(_ path: String) -> String {
    guard let pointer = realpath(path, nil) else { return path }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// Writes all bytes into a file beside the target; on failure nothing of it is left.
  private func writeTemporary(_ chunks: [OutputBuffer], beside target: Target) throws(OutputError) -> String {
    let (descriptor, temporary) = try openTemporary(beside: target.path)
    do throws(OutputError) {
      try fill(descriptor, with: chunks, mode: target.mode)
    } catch {
      UnfinishedFiles.remove(temporary)
      throw error
    }
    return temporary
  }

  /// Opens a file of a name not yet taken, in the folder of the target.
  private func openTemporary(beside target: String) throws(OutputError) -> (Int32, String) {
    let folder = OutputPath(target).folder
    // A report has a few dozens of files.
    for attempt in 0..<1000 {
      let temporary = "\(folder)/.mezha-\(getpid())-\(attempt).part"
      UnfinishedFiles.note(temporary)
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (descriptor, temporary) }
      let code = errno
      UnfinishedFiles.forget(temporary)
      guard code == EEXIST else { throw error(code) }
    }
    throw error(EEXIST)
  }

  private func fill(_ descriptor: Int32, with chunks: [OutputBuffer], mode: mode_t?) throws(OutputError) {
    var isOpen = true
    defer { if isOpen { close(descriptor) } }
    // Where the system does not let us, the new file has the usual permissions instead.
    if let mode { fchmod(descriptor, mode) }
    try write(chunks, to: descriptor)
    if synchronise && fsync(descriptor) != 0 { throw error(errno) }
    isOpen = false
    // Some file systems tell only now that the disk is full.
    if close(descriptor) != 0 && errno != EINTR { throw error(errno) }
  }

  private func move(_ temporary: String, to target: String) throws(OutputError) {
    if !overwrite {
      // A hard link never replaces a file; a rename does. Not all file systems have links.
      if link(temporary, target) == 0 {
        UnfinishedFiles.remove(temporary)
        return
      }
      if errno == EEXIST { throw OutputError(file: path, reason: .exists) }
    }
    guard rename(temporary, target) == 0 else { throw error(errno) }
    UnfinishedFiles.forget(temporary)
  }

  @discardableResult
  private func write(_ chunks: [OutputBuffer], to descriptor: Int32) throws(OutputError) -> Bool {
    switch OutputDescriptor.write(chunks, to: descriptor) {
    case .complete: return true
    case .readerGone: return false
    case .failed(let code): throw error(code)
    }
  }

  private func error(_ code: Int32) -> OutputError {
    // A folder of the system, such as /proc, is there and takes no files.
    if code == ENOENT, FileStatus.exists(OutputPath(path).folder) {
      return OutputError(file: path, reason: .noPermission)
    }
    return OutputError(file: path, code: code)
  }
}

extension OutputError {
  /// An error about a file, by the number that the system gives for it.
  init(file: String, code: Int32) {
    let reason: Reason =
      switch code {
      case ENOENT, ENOTDIR: .missingFolder
      case EISDIR: .isFolder
      case EACCES, EPERM: .noPermission
      case ENOSPC, EDQUOT: .diskFull
      case EFBIG: .tooLarge
      case EROFS: .readOnly
      case ENAMETOOLONG: .nameTooLong
      default: .system(code)
      }
    self.init(file: file, reason: reason)
  }
}
