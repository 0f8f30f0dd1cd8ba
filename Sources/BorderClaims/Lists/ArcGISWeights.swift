import BorderCore
import BorderIO

/// Reads SWM, the binary weights of ArcGIS: a line of text, then numbers of four and eight bytes, least byte first.
///
/// The layout is that of libpysal's reader: after the header the number of regions and a flag; for each region its id,
/// the number of neighbours and, where there are any, their ids, their weights (one for all where the header says that
/// weights are fixed) and a sum.
struct ArcGISWeights {
  private let bytes: [UInt8]
  private let name: String
  private var index = 0
  private var isFixed = false
  /// Where the first region begins.
  private var start = 0
  private var records: [Record] = []

  /// A region with its neighbours and their weights; one weight where all have the same.
  private struct Record {
    var head: Int
    var neighbours: [Int] = []
    var weights: [Double] = []
  }

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
    isFixed = fields["FIXEDWEIGHTS"]?.uppercased().hasPrefix("TRUE") ?? false
    let count = try number()
    _ = try number()
    start = index
    for _ in 0..<max(0, count) {
      let head = try number()
      let neighbours = try number()
      var record = Record(head: head)
      guard neighbours > 0 else {
        list.isolates.append("\(head)")
        records.append(record)
        continue
      }
      for _ in 0..<neighbours {
        let other = try number()
        record.neighbours.append(other)
        list.claims.append(Claim(id: "\(list.claims.count + 1)", a: "\(head)", b: "\(other)"))
      }
      let weights = index
      try skip(8 * (isFixed ? 2 : neighbours + 1))
      for place in 0..<(isFixed ? 1 : neighbours) { record.weights.append(double(at: weights + 8 * place)) }
      records.append(record)
    }
    return list
  }

  /// The file without some claims, counted as they are read, and with others; a neighbour that is added weighs 1.
  ///
  /// - Throws: `InputError` when the file ends before its regions do.
  mutating func rewritten(wrong: Set<Int>, added: [(a: String, b: String)]) throws(InputError) -> [UInt8] {
    _ = try read()
    var result = Array(bytes[..<start])
    func append(_ value: Int) {
      let bits = UInt32(bitPattern: Int32(truncatingIfNeeded: value))
      for shift in 0..<4 { result.append(UInt8(truncatingIfNeeded: bits >> UInt32(8 * shift))) }
    }
    func append(_ value: Double) {
      for shift in 0..<8 { result.append(UInt8(truncatingIfNeeded: value.bitPattern >> UInt64(8 * shift))) }
    }
    var claim = 0
    for record in records {
      var kept: [(place: Int, weight: Double)] = []
      for (index, place) in record.neighbours.enumerated() {
        if !wrong.contains(claim) { kept.append((place, record.weights[isFixed ? 0 : index])) }
        claim += 1
      }
      for pair in added where pair.a == "\(record.head)" {
        if let place = Int(pair.b) { kept.append((place, isFixed ? record.weights.first ?? 1 : 1)) }
      }
      append(record.head)
      append(kept.count)
      guard !kept.isEmpty else { continue }
      for neighbour in kept { append(neighbour.place) }
      for neighbour in isFixed ? Array(kept.prefix(1)) : kept { append(neighbour.weight) }
      append(kept.reduce(0) { $0 + $1.weight })
    }
    return result
  }

  private func double(at place: Int) -> Double {
    Double(bitPattern: bytes[place..<(place + 8)].reversed().reduce(0) { $0 << 8 | UInt64($1) })
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
