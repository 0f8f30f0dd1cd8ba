import BorderCore

/// Reads SWM, the binary weights of ArcGIS: a line of text, then numbers of four and eight bytes, least byte first.
///
/// The layout is that of libpysal's reader: after the header the number of regions and a flag; for each region its id,
/// the number of neighbours and, where there are any, their ids, their weights (one for all where the header says that
/// weights are fixed) and a sum.
struct ArcGISWeights {
  private let bytes: [UInt8]
  private let name: String
  private var index = 0

  init(_ bytes: [UInt8], name: String) {
    self.bytes = bytes
    self.name = name
  }

  /// The neighbours of a file.
  ///
  /// - Throws: `InputError` when the file ends before its regions do.
  mutating func read() throws(InputError) -> ClaimList {
    var list = ClaimList(format: "swm")
    let end = bytes.firstIndex(of: 10) ?? bytes.count
    let header = String(decoding: bytes[..<end], as: UTF8.self)
    index = end + 1
    var fields: [String: String] = [:]
    for item in header.split(separator: ";") {
      let pair = item.split(separator: "@", maxSplits: 1).map(String.init)
      if pair.count == 2 { fields[pair[0].uppercased()] = pair[1] }
    }
    let isNew = header.uppercased().hasPrefix("VERSION@")
    list.idField = isNew ? fields["UNIQUEID"] : header.split(separator: ";").first.map(String.init)
    let isFixed = fields["FIXEDWEIGHTS"]?.uppercased().hasPrefix("TRUE") ?? false
    let count = try number()
    _ = try number()
    for _ in 0..<max(0, count) {
      let head = try number()
      let neighbours = try number()
      guard neighbours > 0 else {
        list.isolates.append("\(head)")
        continue
      }
      for _ in 0..<neighbours {
        let other = try number()
        list.claims.append(Claim(id: "\(list.claims.count + 1)", a: "\(head)", b: "\(other)"))
      }
      try skip(8 * (isFixed ? 2 : neighbours + 1))
    }
    return list
  }

  private mutating func number() throws(InputError) -> Int {
    let start = index
    try skip(4)
    var value: UInt32 = 0
    for byte in (start..<(start + 4)).reversed() { value = value << 8 | UInt32(bytes[byte]) }
    return Int(Int32(bitPattern: value))
  }

  private mutating func skip(_ count: Int) throws(InputError) {
    guard index + count <= bytes.count else {
      throw InputError(
        .badData, file: name,
        problem: Phrase(
          "the SWM file ends before its regions do", "файл SWM кончается раньше своих регионов"),
        hint: Phrase("Write it again from ArcGIS or libpysal", "Запишите его ещё раз из ArcGIS или libpysal"))
    }
    index += count
  }
}
