extension OutputBuffer {
  /// Appends a JSON value on one line, without blanks.
  ///
  /// Numbers that JSON cannot hold become `null`. O(size of the value).
  public mutating func append(json value: JSONValue) {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .integer(let number): append(number)
    case .number(let number):
      if number.isFinite { append(shortest: number) } else { append("null") }
    case .decimal(let number, let places):
      if number.isFinite { append(rounded: number, decimals: places) } else { append("null") }
    case .string(let text): append(jsonString: text)
    case .array(let values):
      append(byte: Ascii.openBracket)
      for (index, value) in values.enumerated() {
        if index > 0 { append(byte: Ascii.comma) }
        append(json: value)
      }
      append(byte: Ascii.closeBracket)
    case .object(let object): append(json: object)
    }
  }

  /// Appends a JSON object on one line, without blanks, its members in their order.
  public mutating func append(json object: JSONObject) {
    append(byte: Ascii.openBrace)
    for (index, member) in object.members.enumerated() {
      if index > 0 { append(byte: Ascii.comma) }
      append(jsonString: member.name)
      append(byte: Ascii.colon)
      append(json: member.value)
    }
    append(byte: Ascii.closeBrace)
  }

  /// Appends a JSON value over several lines, indented by two blanks, for people to read.
  ///
  /// Empty arrays and objects stay on one line.
  public mutating func append(prettyJSON value: JSONValue, indent: Int = 0) {
    switch value {
    case .array(let values) where !values.isEmpty:
      append(byte: Ascii.openBracket)
      for (index, value) in values.enumerated() {
        beginItem(index, indent: indent + 2)
        append(prettyJSON: value, indent: indent + 2)
      }
      endItems(indent: indent)
      append(byte: Ascii.closeBracket)
    case .object(let object) where !object.isEmpty:
      append(byte: Ascii.openBrace)
      for (index, member) in object.members.enumerated() {
        beginItem(index, indent: indent + 2)
        append(jsonString: member.name)
        append(": ")
        append(prettyJSON: member.value, indent: indent + 2)
      }
      endItems(indent: indent)
      append(byte: Ascii.closeBrace)
    default:
      append(json: value)
    }
  }

  private mutating func beginItem(_ index: Int, indent: Int) {
    if index > 0 { append(byte: Ascii.comma) }
    endItems(indent: indent)
  }

  private mutating func endItems(indent: Int) {
    appendNewline()
    append(byte: Ascii.space, count: indent)
  }

  /// Appends a text in quotation marks, escaped as RFC 8259 section 7 asks.
  ///
  /// Escaped are the quotation mark, the reverse solidus and the control characters below U+0020, with the
  /// short forms where there are some. All else is written as it is, in UTF-8.
  public mutating func append(jsonString text: String) {
    append(byte: Ascii.quote)
    for byte in text.utf8 {
      if byte >= 0x20 && byte != Ascii.quote && byte != Ascii.backslash {
        bytes.append(byte)
        continue
      }
      bytes.append(Ascii.backslash)
      switch byte {
      case Ascii.quote, Ascii.backslash: bytes.append(byte)
      case 0x08: bytes.append(UInt8(ascii: "b"))
      case 0x0C: bytes.append(UInt8(ascii: "f"))
      case Ascii.newline: bytes.append(UInt8(ascii: "n"))
      case Ascii.carriageReturn: bytes.append(UInt8(ascii: "r"))
      case Ascii.tab: bytes.append(UInt8(ascii: "t"))
      default:
        append("u00")
        for nibble in [byte >> 4, byte & 15] {
          bytes.append(nibble < 10 ? Ascii.zero + nibble : UInt8(ascii: "a") + nibble - 10)
        }
      }
    }
    append(byte: Ascii.quote)
  }
}
