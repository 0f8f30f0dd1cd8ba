internal import BorderTables
internal import GDAL

extension VectorFeature {
  /// The value of a field as text, numbers as in every format; `nil` when it is unset or null.
  ///
  /// `isValidUTF8` is set to `false` when the bytes are not UTF-8.
  func value(ofField index: Int, isValidUTF8: inout Bool) -> String? {
    if let number = real(ofField: index) { return NumberText.of(number) }
    return text(ofField: index, isValidUTF8: &isValidUTF8)
  }

  /// As `value(ofField:isValidUTF8:)`, where damaged text needs no telling.
  func value(ofField index: Int) -> String? {
    var isValid = true
    return value(ofField: index, isValidUTF8: &isValid)
  }
}
