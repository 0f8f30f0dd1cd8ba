import Testing

@testable import BorderIO

struct StoredArchiveTests {
  /// The check value that CRC-32's catalogue gives.
  @Test func `the checksum is that of ISO 3309`() {
    #expect(Checksum32.of(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(Checksum32.of([]) == 0)
  }

  @Test func `an archive says where it begins and how long its file is`() {
    let contents = Array("мир\n".utf8)
    let bytes = StoredArchive.bytes(of: "a.txt", contents)
    #expect(bytes.starts(with: [0x50, 0x4B, 3, 4]))
    // The end: one entry, its size, and where it begins: after a header of 30, the name, the file.
    let end = Array(bytes.suffix(22))
    #expect(end.starts(with: [0x50, 0x4B, 5, 6]) && end[8] == 1 && end[10] == 1)
    #expect(Int(end[12]) == 46 + 5 && Int(end[16]) == 30 + 5 + contents.count)
    #expect(bytes.count == 30 + 5 + contents.count + 46 + 5 + 22)
    #expect(Array(bytes[35..<35 + contents.count]) == contents)
  }
}
