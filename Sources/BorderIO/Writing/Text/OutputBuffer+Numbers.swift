package import BorderTables

extension OutputBuffer {
  /// Appends a whole number in decimal digits.
  public mutating func append(_ value: Int) {
    if value < 0 { bytes.append(Ascii.minus) }
    appendDigits(UInt64(value.magnitude))
  }

  /// Appends a number with a fixed count of digits after the point: `12.50`.
  ///
  /// Rounded as `DecimalScale` tells: exactly, ties to the even digit. Never `-0` or `-0.00`. From 2^62 on
  /// the digits are those of the shortest form, filled up with zeros.
  ///
  /// - Parameters:
  ///   - value: The number. Nothing is written for NaN and infinities.
  ///   - places: Digits after the point, 0...15; others are moved to the nearer end.
  ///   - point: The decimal sign, `.` or `,`.
  public mutating func append(fixed value: Double, places: Int, point: UInt8 = UInt8(ascii: ".")) {
    append(fixed: value, scale: DecimalScale(places: places), point: point)
  }

  package mutating func append(fixed value: Double, scale: DecimalScale, point: UInt8) {
    guard value.isFinite else { return }
    guard value.magnitude < DecimalScale.limit else {
      appendLarge(value)
      if scale.places > 0 {
        bytes.append(point)
        append(byte: Ascii.zero, count: scale.places)
      }
      return
    }
    let (whole, fraction) = scale.split(value.magnitude)
    if value < 0 && (whole != 0 || fraction != 0) { bytes.append(Ascii.minus) }
    appendDigits(UInt64(whole))
    if scale.places > 0 {
      bytes.append(point)
      appendDigits(UInt64(fraction), width: scale.places)
    }
  }

  /// Appends a number rounded to so many places, without zeros at its end: `37.6`, `-180`, `0`.
  ///
  /// - Parameters:
  ///   - value: The number. Nothing is written for NaN and infinities.
  ///   - decimals: Digits after the point at most, 0...15.
  public mutating func append(rounded value: Double, decimals: Int) {
    guard value.isFinite else { return }
    let scale = DecimalScale(places: decimals)
    guard value.magnitude < DecimalScale.limit else {
      appendLarge(value)
      return
    }
    let (whole, fraction) = scale.split(value.magnitude)
    if value < 0 && (whole != 0 || fraction != 0) { bytes.append(Ascii.minus) }
    appendTrimmed(whole: UInt64(whole), fraction: UInt64(fraction), places: scale.places)
  }

  /// Appends the shortest digits that read back as the same number: `0.1`, `5`, `1e-07`, `1e+16`.
  ///
  /// Valid in JSON and CSV. Whole numbers have no `.0`, zero has no sign. Nothing is written for NaN and
  /// infinities.
  public mutating func append(shortest value: Double) {
    guard value.isFinite else { return }
    guard value != 0 else {
      bytes.append(Ascii.zero)
      return
    }
    let text = value.description
    append(text)
    if text.hasSuffix(".0") { bytes.removeLast(2) }
  }

  /// Appends a count of `1 / scale.units` without zeros at its end.
  package mutating func append(count: Int64, scale: DecimalScale) {
    let magnitude = count.magnitude
    if count < 0 { bytes.append(Ascii.minus) }
    let units = UInt64(scale.units)
    appendTrimmed(whole: magnitude / units, fraction: magnitude % units, places: scale.places)
  }

  private mutating func appendTrimmed(whole: UInt64, fraction: UInt64, places: Int) {
    appendDigits(whole)
    guard fraction != 0 else { return }
    var fraction = fraction
    var places = places
    while true {
      let (quotient, remainder) = fraction.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { break }
      fraction = quotient
      places -= 1
    }
    bytes.append(Ascii.point)
    appendDigits(fraction, width: places)
  }

  /// Digits of a number, with zeros before them up to the width.
  private mutating func appendDigits(_ value: UInt64, width: Int = 1) {
    if value < 10 && width == 1 {
      bytes.append(Ascii.zero + UInt8(truncatingIfNeeded: value))
      return
    }
    var digits = 1
    var rest = value
    while rest >= 10 {
      rest /= 10
      digits += 1
    }
    digits = max(digits, width)
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(Ascii.zero, count: digits))
    var index = start + digits
    rest = value
    while rest > 0 {
      index -= 1
      bytes[index] = Ascii.zero + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  /// A finite number from 2^62 on, without exponent: its shortest digits and zeros.
  private mutating func appendLarge(_ value: Double) {
    if value < 0 { bytes.append(Ascii.minus) }
    let parts = value.magnitude.description.split(separator: "e", maxSplits: 1)
    guard let mantissa = parts.first else { return }
    let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
    let pieces = mantissa.split(separator: ".", maxSplits: 1)
    let whole = pieces.first ?? ""
    let fraction = pieces.count == 2 && pieces[1] != "0" ? pieces[1] : ""
    append(String(whole + fraction))
    append(byte: Ascii.zero, count: exponent - fraction.utf8.count)
  }
}
