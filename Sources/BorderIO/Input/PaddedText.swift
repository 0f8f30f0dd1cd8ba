internal import BorderCore
internal import CSimdJSON
internal import Glibc

/// Bytes in memory that are followed by zeros, as the GeoJSON parser wants them. Freed once.
struct PaddedText: ~Copyable {
  /// Where the bytes start.
  let start: UnsafePointer<CChar>
  /// How many there are.
  let count: Int
  private let mappedLength: Int?

  private static let padding = Int(MEZHA_GEOJSON_PADDING)

  /// Maps a file. The file must not be shortened while it is mapped.
  ///
  /// Zeros follow because the mapping lies on top of a larger one of empty memory.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - isPassedThrough: Whether little of it is to be in memory at a time: it is read as it is looked at, and given back by
  ///     `MappedFiles.giveBack()`. Otherwise all of it is read at once.
  /// - Throws: `InputError` when the file cannot be opened or mapped.
  ///
  /// Functions of the system: `open`, `fstat`, `mmap`, `madvise`.
  init(mapping file: String, isPassedThrough: Bool = false) throws(InputError) {
    func fail() -> InputError {
      if errno == ENOMEM, case .file(let size) = FileStatus(of: file) {
        return .memory(file, need: size, budget: MemoryBudget.now())
      }
      let reason = SystemReason.phrase()
      return InputError(
        .noSuchInput, file: file,
        problem: Phrase("cannot be read: \(reason.english)", "не читается: \(reason.russian)"),
        hint: Phrase(
          "Check that it is a file that you may read: ls -l",
          "Проверьте, что это файл и его можно читать: ls -l"))
    }
    MappedFiles.willMap(file)
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fail() }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw fail() }
    // The system would only say that a folder is no device.
    if status.st_mode & S_IFMT == S_IFDIR {
      errno = EISDIR
      throw fail()
    }
    let size = Int(status.st_size)
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let length = (size + Self.padding + page - 1) / page * page
    let empty = mmap(nil, length, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let base = empty, base != MAP_FAILED else { throw fail() }
    if size > 0 {
      let whole = isPassedThrough ? 0 : Int32(MAP_POPULATE)
      let mapped = mmap(base, size, PROT_READ, MAP_PRIVATE | MAP_FIXED | whole, descriptor, 0)
      guard mapped != MAP_FAILED else {
        munmap(base, length)
        throw fail()
      }
    }
    start = UnsafePointer(base.assumingMemoryBound(to: CChar.self))
    count = size
    mappedLength = length
    if isPassedThrough, size > 0 {
      _ = madvise(base, size, MADV_SEQUENTIAL)
      MappedFiles.passing(through: base, size)
    }
  }

  /// Copies bytes.
  init(_ bytes: [UInt8]) {
    let base = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + Self.padding)
    base.initialize(repeating: 0, count: bytes.count + Self.padding)
    bytes.withUnsafeBytes {
      UnsafeMutableRawPointer(base).copyMemory(from: $0.baseAddress ?? .init(base), byteCount: $0.count)
    }
    start = UnsafePointer(base)
    count = bytes.count
    mappedLength = nil
  }

  deinit {
    if let mappedLength {
      MappedFiles.passed(UnsafeRawPointer(start))
      munmap(UnsafeMutableRawPointer(mutating: start), mappedLength)
    } else {
      start.deallocate()
    }
  }
}

/// Reads all of standard input.
package enum StandardInput {
  /// All of it, unpacked where gzip packed it.
  package static func unpacked() throws(InputError) -> [UInt8] {
    let bytes = try read()
    return PackedFile.kind(of: bytes.prefix(4)) == .gzip
      ? try PackedFile.bytes(of: bytes, file: "stdin") : bytes
  }

  /// Function of the system: `read`.
  static func read() throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
    defer { block.deallocate() }
    while true {
      let count = Glibc.read(0, block.baseAddress, block.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        let reason = SystemReason.phrase()
        throw InputError(
          .noSuchInput, file: "stdin",
          problem: Phrase("cannot be read: \(reason.english)", "не читается: \(reason.russian)"),
          hint: Phrase(
            "Give it a file or a pipe: mezha … - < FILE", "Дайте ему файл или канал: mezha … - < ФАЙЛ"))
      }
      if count == 0 { return bytes }
      if bytes.count + count > bytes.capacity {
        // The array doubles, and the old one is there until all is copied.
        let (need, budget) = (2 * bytes.capacity + count, MemoryBudget.now())
        if need > budget.bytes { throw .memory("stdin", need: need, budget: budget) }
      }
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: block[..<count]))
    }
  }
}
