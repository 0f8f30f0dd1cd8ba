internal import BorderCore
internal import CMezha

/// Why a call could not be answered: what becomes the `mezha_outcome` of the caller.
struct CallError: Error, Hashable {
  /// The codes of the header.
  enum Code: Int32 {
    case argument = 1
    case schema = 2
    case data = 3
    case tooMany = 4
  }

  var code: Code
  var message: String
  var hint = ""
  /// The row at fault, counted from 0 over all batches.
  var row: Int?
  var place: Position?

  init(_ code: Code, _ message: String, hint: String = "", row: Int? = nil, place: Position? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
    self.row = row
    self.place = place
  }

  /// The same with the row at fault, where none is named yet.
  func at(row: Int) -> CallError {
    var copy = self
    if copy.row == nil { copy.row = row }
    return copy
  }
}
