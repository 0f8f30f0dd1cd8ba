/// Whole files as bytes, for tables and other small things.
package enum FileContents {
  /// All bytes of a file, unpacked where gzip packed it; in UTF-8 where they are UTF-16.
  ///
  /// - Throws: `InputError` when the file cannot be read.
  package static func bytes(of file: String) throws(InputError) -> [UInt8] {
    let bytes = try rawBytes(of: file)
    return UnicodeText.utf8(bytes) ?? bytes
  }

  /// All bytes of a file, unpacked where gzip packed it.
  ///
  /// - Throws: `InputError` when the file cannot be read.
  package static func rawBytes(of file: String) throws(InputError) -> [UInt8] {
    let path = PackedFile.path(for: file)
    if path.hasPrefix("/vsigzip/") || PackedFile.isInArchive(file) {
      return try PackedFile.bytes(of: path, file: file)
    }
    if case .file(let size) = FileStatus(of: file), size > 1 << 24 {
      let budget = MemoryBudget.now()
      // The file and its copy.
      if 2 * size > budget.bytes { throw .memory(file, need: 2 * size, budget: budget) }
    }
    let text = try PaddedText(mapping: file)
    return Array(UnsafeRawBufferPointer(start: text.start, count: text.count))
  }
}
