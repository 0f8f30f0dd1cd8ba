internal import BorderCore
internal import BorderTables

/// One column of a result in the making: its type is that of the first value that is there.
struct ColumnBuilder: Sendable {
  private enum Kind { case none, text, integer, decimal, flag }

  private let column: Column
  private var kind = Kind.none
  private let validity = ArrowBits()
  private var values = ArrowBuffer()
  /// Where the texts end.
  private var ends = ArrowOffsets()
  private var flags = ArrowBits()

  init(_ column: Column) { self.column = column }

  /// Adds a value. Decimals are the numbers that text files hold, rounded to their places.
  mutating func append(_ cell: Cell) {
    switch cell {
    case .text(let text): appendText(text)
    case .phrase(let phrase): appendText(phrase.english)
    case .integer(let number):
      if kind == .decimal { return appendNumber(Double(number)) }
      become(.integer)
      values.append(Int64(number))
      validity.append(true)
    case .decimal(let number, let places):
      appendNumber(DecimalScale(places: places).rounded(number))
    case .flag(let flag):
      become(.flag)
      flags.append(flag)
      validity.append(true)
    case .missing:
      appendNothing()
      validity.append(false)
    }
  }

  /// Adds the values of a column that holds the rows behind these.
  mutating func append(_ other: ColumnBuilder) {
    var other = other
    if other.kind != .none { become(other.kind) }
    if kind == .integer, other.kind == .decimal { widen() }
    if kind == .decimal, other.kind == .integer { other.widen() }
    if other.kind == .none {
      for _ in 0..<other.validity.count { appendNothing() }
    } else {
      if kind == .text { ends.append(other.ends) }
      values.append(other.values)
      flags.append(other.flags)
    }
    validity.append(other.validity)
  }

  private mutating func appendText(_ text: String) {
    become(.text)
    values.append(text)
    ends.append(values.count)
    validity.append(true)
  }

  private mutating func appendNumber(_ number: Double) {
    if kind == .integer { widen() }
    become(.decimal)
    values.append(number)
    validity.append(true)
  }

  /// Takes the first value's type; what was missing before gets room in it.
  private mutating func become(_ kind: Kind) {
    guard self.kind == .none else { return }
    self.kind = kind
    for _ in 0..<validity.count { appendNothing() }
  }

  private mutating func appendNothing() {
    switch kind {
    case .none: break
    case .text: ends.append(values.count)
    case .integer: values.append(Int64(0))
    case .decimal: values.append(0.0)
    case .flag: flags.append(false)
    }
  }

  /// Whole numbers become decimals where a fraction comes after them.
  private mutating func widen() {
    let wider = ArrowBuffer(capacity: values.count)
    for index in 0..<validity.count { wider.append(Double(values.load(index, as: Int64.self))) }
    values = wider
    kind = .decimal
  }

  /// The column; one without any value is of decimals or texts, as its values would be.
  consuming func finish() -> ArrowNode {
    if kind == .none { become(column.isNumeric ? .decimal : .text) }
    var node = ArrowNode(format: "", name: column.key, length: validity.count, validity: validity)
    if let meaning = column.meaning { node.metadata = [("description", meaning.english)] }
    switch kind {
    case .none, .text:
      node.format = ends.isLarge ? "U" : "u"
      node.buffers = [ends.buffer, values]
    case .integer, .decimal:
      node.format = kind == .integer ? "l" : "g"
      node.buffers = [values]
    case .flag:
      node.format = "b"
      node.buffers = [flags.buffer]
    }
    return node
  }
}
