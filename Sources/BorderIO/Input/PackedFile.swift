internal import BorderCore
internal import GDAL
internal import Glibc

/// Files that are packed by gzip or zip, whatever their names.
enum PackedFile {
  /// How a file is packed.
  enum Kind {
    case gzip, zip
  }

  /// Formats that are archives themselves; GDAL has readers of their own for them.
  private static let archives: Set = ["xlsx", "ods", "kmz", "zip", "gz", "tgz", "mbtiles", "gdb", "qgz"]

  /// How bytes are packed, by their beginning; `nil` when they are not.
  static func kind(of start: some Collection<UInt8>) -> Kind? {
    if start.starts(with: [0x1F, 0x8B]) { return .gzip }
    if start.starts(with: [0x50, 0x4B, 3, 4]) { return .zip }
    return nil
  }

  /// The name by which GDAL opens a file, with the prefix that unpacks it.
  ///
  /// - Parameters:
  ///   - path: The file as the user wrote it, or one in memory.
  ///   - start: Its first bytes, where they are known.
  /// - Returns: The name; the file's own where it is not packed.
  static func path(for path: String, start: (some Collection<UInt8>)?) -> String {
    let named = VirtualFile.path(for: path)
    guard named == path else { return named }
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let packing = start.map { kind(of: $0) } ?? kind(of: firstBytes(of: path, count: 4))
    guard let packing, !archives.contains(ending) else { return path }
    // Braces, because the name does not end as an archive's.
    return packing == .gzip ? "/vsigzip/" + path : "/vsizip/{\(path)}"
  }

  /// As `path(for:start:)` for a file on disk.
  static func path(for path: String) -> String { Self.path(for: path, start: [UInt8]?.none) }

  /// The unpacked bytes of what gzip packed.
  ///
  /// - Parameters:
  ///   - path: A name as GDAL knows it, with the prefix.
  ///   - file: The name for messages.
  /// - Returns: All of them.
  /// - Throws: `InputError` when it cannot be unpacked.
  static func bytes(of path: String, file: String) throws(InputError) -> [UInt8] {
    try bytes(of: path, UnpackingLimit(file: file, packed: packedSize(of: file)))
  }

  /// How many bytes are packed: those of the file, or of the archive that a name goes through.
  private static func packedSize(of file: String) -> Int {
    var path = Substring(file)
    if isInArchive(file) { path = path.dropFirst().drop { $0 != "/" }.dropFirst() }
    while !path.isEmpty {
      if case .file(let size) = FileStatus(of: path.filter { $0 != "{" && $0 != "}" }) { return size }
      path = path.lastIndex(of: "/").map { path[..<$0] } ?? ""
    }
    return .max
  }

  /// Whether a name is that of a file in an archive, as the user names one of several: `/vsizip/a.zip/b.geojson`.
  static func isInArchive(_ file: String) -> Bool {
    ["/vsizip/", "/vsitar/", "/vsigzip/"].contains { file.hasPrefix($0) }
  }

  /// The text of a file, unpacked where it is packed or in an archive.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - isPassedThrough: Of a file that is not packed, whether little of it is to be in memory at a time; see `PaddedText`.
  /// - Returns: The text.
  /// - Throws: `InputError` when it cannot be read or unpacked.
  static func text(of file: String, isPassedThrough: Bool = false) throws(InputError) -> PaddedText {
    let path = path(for: file)
    guard path != file || isInArchive(file) else {
      return try PaddedText(mapping: file, isPassedThrough: isPassedThrough)
    }
    return PaddedText(try bytes(of: path, file: file))
  }

  private static func bytes(of path: String, _ limit: UnpackingLimit) throws(InputError) -> [UInt8] {
    let file = limit.file
    var bytes: [UInt8] = []
    var refusal: InputError?
    do {
      try VirtualFile.read(path) { piece in
        let isFull = bytes.count + piece.count > bytes.capacity
        // The array doubles, and the old one is there until all is copied.
        refusal = limit.refusal(unpacked: bytes.count, need: isFull ? 2 * bytes.capacity + piece.count : 0)
        guard refusal == nil else { return false }
        bytes.append(contentsOf: piece)
        return true
      }
    } catch {
      throw InputError(
        .badData, file: file,
        problem: Phrase("cannot be unpacked: \(error.message)", "не распаковывается: \(error.message)"),
        hint: Phrase(
          "It is damaged or not whole: get the file again, or try gunzip -t",
          "Файл повреждён или не целый: получите его заново или проверьте: gunzip -t"))
    }
    if let refusal { throw refusal }
    return bytes
  }

  /// Whether a file on disk is packed by gzip.
  static func isGzip(_ path: String) -> Bool { kind(of: firstBytes(of: path, count: 4)) == .gzip }

  /// The unpacked bytes of bytes that gzip packed.
  static func bytes(of packed: [UInt8], file: String) throws(InputError) -> [UInt8] {
    do {
      let memory = try MemoryFile(packed, suffix: ".gz")
      defer { withExtendedLifetime(memory) {} }
      return try bytes(of: "/vsigzip/" + memory.path, UnpackingLimit(file: file, packed: packed.count))
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError(
        .badData, file: file,
        problem: Phrase("cannot be unpacked: \(error)", "не распаковывается: \(error)"),
        hint: Phrase("Unpack it first: gunzip", "Распакуйте его: gunzip"))
    }
  }

  /// The beginning of a file; fewer bytes where it is shorter, none where it cannot be read.
  ///
  /// Of what is no plain file nothing is taken. Functions of the system: `open`, `fstat`, `read`.
  static func firstBytes(of path: String, count: Int) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return [] }
    var bytes = [UInt8](repeating: 0, count: count)
    let got = read(descriptor, &bytes, count)
    return Array(bytes.prefix(max(0, got)))
  }
}

/// A file in a zip archive, whole.
package enum PackedMember {
  /// The bytes of a member of an archive.
  ///
  /// - Parameters:
  ///   - name: Its name in the archive; nothing else of the archive is looked at.
  ///   - archive: The archive, whatever its name.
  /// - Returns: All of them.
  /// - Throws: `InputError` where there is none of that name, or it unpacks to what no data do.
  package static func bytes(of name: String, in archive: String) throws(InputError) -> [UInt8] {
    let path = "/vsizip/{\(archive)}"
    let names = VirtualFile.contents(of: path)
    guard names.contains(name) else {
      let list = names.isEmpty ? "–" : names.prefix(20).joined(separator: ", ")
      throw InputError(
        .badData, file: archive,
        problem: Phrase("there is no \(name) in the archive", "в архиве нет файла \(name)"),
        hint: Phrase("There is: \(list)", "Есть: \(list)"))
    }
    return try PackedFile.bytes(of: "\(path)/\(name)", file: archive)
  }
}
