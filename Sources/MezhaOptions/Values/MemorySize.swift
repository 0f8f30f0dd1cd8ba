import ArgumentParser

/// An amount of memory, such as 8G: a number of bytes, or of 1024, 1024², 1024³ or 1024⁴ of them.
package struct MemorySize: Equatable, ExpressibleByArgument {
  package let bytes: Int

  package init?(argument: String) {
    let units = "KMGT"
    let unit = argument.last.flatMap { letter in units.firstIndex(of: Character(letter.uppercased())) }
    let digits = unit == nil ? argument[...] : argument.dropLast()
    let power = unit.map { units.distance(from: units.startIndex, to: $0) + 1 } ?? 0
    guard let number = Double(digits), number > 0, number.isFinite else { return nil }
    var bytes = number
    for _ in 0..<power { bytes *= 1024 }
    guard bytes >= 1, bytes < Double(1 << 50) else { return nil }
    self.bytes = Int(bytes)
  }
}
