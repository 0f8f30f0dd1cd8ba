/// How the values of an array are laid out, by the format string of its schema.
///
/// Source: the Arrow C data interface, "Data type description: format strings". Layouts that no region has are none here.
enum ArrowLayout: Hashable {
  case null
  case boolean
  case integer(bytes: Int, isSigned: Bool)
  case float(bytes: Int)
  /// Bytes behind offsets of four or eight bytes.
  case bytes(offsetSize: Int, isText: Bool)
  /// Bytes in views of sixteen bytes, in place or in one of several buffers.
  case view(isText: Bool)
  case list(offsetSize: Int)
  case fixedList(Int)
  case structure

  init?(_ format: String) {
    switch format {
    case "n": self = .null
    case "b": self = .boolean
    case "c": self = .integer(bytes: 1, isSigned: true)
    case "C": self = .integer(bytes: 1, isSigned: false)
    case "s": self = .integer(bytes: 2, isSigned: true)
    case "S": self = .integer(bytes: 2, isSigned: false)
    case "i": self = .integer(bytes: 4, isSigned: true)
    case "I": self = .integer(bytes: 4, isSigned: false)
    case "l": self = .integer(bytes: 8, isSigned: true)
    case "L": self = .integer(bytes: 8, isSigned: false)
    case "f": self = .float(bytes: 4)
    case "g": self = .float(bytes: 8)
    case "u": self = .bytes(offsetSize: 4, isText: true)
    case "U": self = .bytes(offsetSize: 8, isText: true)
    case "z": self = .bytes(offsetSize: 4, isText: false)
    case "Z": self = .bytes(offsetSize: 8, isText: false)
    case "vu": self = .view(isText: true)
    case "vz": self = .view(isText: false)
    case "+l": self = .list(offsetSize: 4)
    case "+L": self = .list(offsetSize: 8)
    case "+s": self = .structure
    default:
      guard format.hasPrefix("+w:"), let size = Int(format.dropFirst(3)), (1...16).contains(size) else {
        return nil
      }
      self = .fixedList(size)
    }
  }

  /// How many buffers an array has, the one of validity included; those of views are three or more.
  var bufferCount: Int {
    switch self {
    case .null: 0
    case .boolean, .integer, .float: 2
    case .bytes, .view: 3
    case .list: 2
    case .fixedList, .structure: 1
    }
  }

  /// Whether a value can be read as the text of a field.
  var isField: Bool {
    switch self {
    case .null, .boolean, .integer, .float, .bytes(_, true), .view(true): true
    default: false
    }
  }
}
