/// Numbers of lines as people write them: `3, 7–9, 12`.
enum LineRanges {
  /// All of some lines, each once and in their order.
  static func text(of numbers: [Int]) -> String {
    var parts: [String] = []
    var first: Int?
    var last = 0
    func close() {
      guard let first else { return }
      parts.append(last > first + 1 ? "\(first)–\(last)" : last > first ? "\(first), \(last)" : "\(first)")
    }
    for number in Set(numbers).sorted() {
      if first != nil, number == last + 1 {
        last = number
        continue
      }
      close()
      (first, last) = (number, number)
    }
    close()
    return parts.joined(separator: ", ")
  }
}
