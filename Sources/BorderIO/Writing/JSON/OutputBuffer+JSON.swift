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
  /// short forms where there are some, and what else `PrintableText.isHarmful` knows, so that a file shown on a terminal
  /// does nothing to it. All else is written as it is, in UTF-8.
  public mutating func append(jsonString text: String) {
    append(byte: Ascii.quote)
    // No harmful sign that is no control character of ASCII begins with another byte in UTF-8.
    if text.utf8.contains(where: { $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }),
      text.unicodeScalars.contains(where: { $0.value >= 0x7F && PrintableText.isHarmful($0.value) })
    {
      for scalar in text.unicodeScalars { append(jsonScalar: scalar) }
    } else {
      append(jsonBytes: text)
    }
    append(byte: Ascii.quote)
  }

  private mutating func append(jsonScalar scalar: Unicode.Scalar) {
    guard scalar.value >= 0x7F, PrintableText.isHarmful(scalar.value) else {
      append(jsonBytes: String(Character(scalar)))
      return
    }
    append("\\u")
    for shift in [12, 8, 4, 0] { append(hexDigit: UInt8(truncatingIfNeeded: scalar.value >> shift & 15)) }
  }

  private mutating func append(hexDigit nibble: UInt8) {
    bytes.append(nibble < 10 ? Ascii.zero + nibble : UInt8(ascii: "a") + nibble - 10)
  }

  private mutating func append(jsonBytes text: String) {
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
        append(hexDigit: byte >> 4)
        append(hexDigit: byte & 15)
      }
    }
  }
}
