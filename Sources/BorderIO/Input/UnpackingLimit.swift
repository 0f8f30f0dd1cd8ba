internal import BorderCore
internal import GDAL

/// Refuses packed files that unpack to much more than data do.
///
/// A megabyte of zeros packs into a kilobyte, so that a small file can hold more than any memory. Text of coordinates
/// packs to a fourth, tables padded with blanks to a fiftieth.
struct UnpackingLimit {
  /// What is smaller is unpacked at any ratio.
  static let harmlessSize = 64 << 20
  /// How many bytes may come out of one.
  static let greatestRatio = 250

  /// The name for messages.
  let file: String
  /// How many bytes are packed.
  let packed: Int

  /// Whether unpacking may go on.
  ///
  /// - Parameters:
  ///   - unpacked: How many bytes have come out so far.
  ///   - need: How many bytes of memory the next step takes, 0 for none.
  /// - Returns: Why it must not; `nil` when it may.
  func refusal(unpacked: Int, need: Int = 0) -> InputError? {
    if unpacked > Self.harmlessSize, unpacked / Self.greatestRatio > packed {
      let size = InputError.megabytes(unpacked)
      let ratio = unpacked / max(packed, 1)
      return InputError(
        .badData, file: file,
        problem: Phrase(
          "unpacks to \(size) MB or more, \(ratio) times its size: no data do",
          "распаковывается в \(size) МБ или больше, в \(ratio) раз больше себя: с данными так не бывает"),
        hint: Phrase(
          "If it is what you want, unpack it by hand and name what came out: gunzip -k, unzip",
          "Если так и надо, распакуйте его сами и назовите то, что получилось: gunzip -k, unzip"))
    }
    guard need > 1 << 24 else { return nil }
    let budget = MemoryBudget.now()
    return need > budget.bytes ? .memory(file, need: need, budget: budget) : nil
  }

  /// Looks at bytes that GDAL will read from memory: a zip archive from standard input. What gzip packed is unpacked before.
  ///
  /// - Parameters:
  ///   - contents: The bytes.
  ///   - file: The name for messages.
  /// - Throws: `InputError` when they unpack to too much.
  static func check(_ contents: [UInt8], file: String) throws(InputError) {
    guard PackedFile.kind(of: contents.prefix(4)) == .zip, let memory = try? MemoryFile(contents) else {
      return
    }
    try check(PackedFile.path(for: memory.path, start: contents), file: file, size: contents.count)
    withExtendedLifetime(memory) {}
  }

  /// Looks at a packed file that GDAL will read piece by piece.
  ///
  /// - Parameters:
  ///   - path: The name as GDAL knows it, with the prefix that unpacks it.
  ///   - file: The name for messages.
  ///   - size: How many bytes are packed; the file's own size when `nil`.
  /// - Throws: `InputError` when it unpacks to too much.
  static func check(_ path: String, file: String, size: Int? = nil) throws(InputError) {
    var packed = size ?? 0
    if size == nil, case .file(let size) = FileStatus(of: file) { packed = size }
    let limit = UnpackingLimit(file: file, packed: packed)
    // Deflate gives 1032 bytes for one at most (zlib, "Technical Details").
    guard packed > harmlessSize / 1032 else { return }
    if path.hasPrefix("/vsizip/") {
      // Sizes stand in the archive; GDAL reads no more of a member than it tells.
      if let refusal = limit.refusal(unpacked: VirtualFile.sizeOfMembers(of: path)) { throw refusal }
      return
    }
    let inner: String
    if path.hasPrefix("/vsigzip/") {
      inner = path
    } else if path.hasPrefix("/vsitar/"), PackedFile.isGzip(file) {
      inner = "/vsigzip/" + path.dropFirst("/vsitar/".count)
    } else {
      return
    }
    // Only reading tells: the length that gzip keeps has 32 bits and may be any.
    var unpacked = 0
    var refusal: InputError?
    do {
      try VirtualFile.read(inner) { bytes in
        unpacked += bytes.count
        refusal = limit.refusal(unpacked: unpacked)
        return refusal == nil && unpacked / greatestRatio <= packed
      }
    } catch {
      // Whoever opens it will say what is wrong.
      return
    }
    if let refusal { throw refusal }
  }
}
