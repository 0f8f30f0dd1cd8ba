import BorderCore
import BorderIO
import Glibc

/// Looks at the two ends of a file that came from elsewhere: whether it is of the format that was wanted, and whole.
///
/// Servers send pages in place of files, and connections end without anybody saying so.
struct FetchedContents {
  private let size: Int
  private let head: [UInt8]
  private let tail: [UInt8]

  /// Reads 66 kB from either end.
  ///
  /// - Throws: `InputError` when the file cannot be read.
  init(_ path: String) throws(InputError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw InputError(
        .noSuchInput, file: path,
        problem: SystemReason.phrase(), hint: nil)
    }
    defer { close(descriptor) }
    size = Int(lseek(descriptor, 0, SEEK_END))
    // As far from its end as the record that ends an archive can begin: 22 bytes and a comment of 65,535.
    let piece = min(max(size, 0), 65_557)
    func bytes(at offset: Int) -> [UInt8] {
      [UInt8](unsafeUninitializedCapacity: piece) { buffer, count in
        count = max(0, pread(descriptor, buffer.baseAddress, piece, off_t(offset)))
      }
    }
    head = bytes(at: 0)
    tail = bytes(at: size - piece)
  }

  /// What is wrong with the file for a format; `nil` when nothing shows.
  func fault(as format: CatalogueEntry.Format) -> Phrase? {
    if size == 0 { return Phrase("it is empty", "он пуст") }
    let start = Self.text(head.prefix(512)).lowercased()
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") || start.contains("<html") {
      return Phrase(
        "it is a web page in place of the file: perhaps one of an error, of a login or of a proxy",
        "вместо файла пришла веб-страница: возможно, об ошибке, для входа или от прокси")
    }
    if start.hasPrefix("version https://git-lfs") {
      return Phrase(
        "it is a pointer of Git LFS in place of the file", "вместо файла пришёл указатель Git LFS")
    }
    func wrong(_ name: String) -> Phrase { Phrase("it is no \(name)", "это не \(name)") }
    func partial(_ name: String) -> Phrase {
      Phrase("the end of the \(name) is missing", "у файла \(name) нет конца")
    }
    switch format {
    case .zip, .geonames:
      if !head.starts(with: [0x50, 0x4B, 3, 4]) { return wrong("zip") }
      return Self.contains(tail, [0x50, 0x4B, 5, 6]) ? nil : partial("zip")
    case .geojson:
      let first = head.first { $0 > 32 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
      if first != UInt8(ascii: "{") { return wrong("GeoJSON") }
      return tail.last { $0 > 32 } == UInt8(ascii: "}") ? nil : partial("GeoJSON")
    case .tiff:
      let marks: [[UInt8]] = [
        [0x49, 0x49, 42, 0], [0x4D, 0x4D, 0, 42], [0x49, 0x49, 43, 0], [0x4D, 0x4D, 0, 43],
      ]
      return marks.contains { head.starts(with: $0) } ? nil : wrong("TIFF")
    case .parquet:
      let mark = Array("PAR1".utf8)
      if !head.starts(with: mark) { return wrong("Parquet") }
      return size > 12 && tail.suffix(4).elementsEqual(mark) ? nil : partial("Parquet")
    case .pbf:
      return Self.contains(Array(head.prefix(64)), Array("OSMHeader".utf8)) ? nil : wrong("OSM PBF")
    case .any: return nil
    }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return String(text.drop { $0.isWhitespace || $0 == "\u{FEFF}" })
  }

  private static func contains(_ bytes: [UInt8], _ mark: [UInt8]) -> Bool {
    guard bytes.count >= mark.count else { return false }
    return (0...(bytes.count - mark.count)).contains { bytes[$0...].starts(with: mark) }
  }
}
