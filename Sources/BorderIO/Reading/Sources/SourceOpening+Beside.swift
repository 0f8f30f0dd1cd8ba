internal import BorderCore
internal import GDAL

extension SourceOpening {
  /// The CRS of a layer: what it names, or for a table what the `.prj` beside it says.
  ///
  /// GDAL reads that file beside a table that it opens itself, but not beside one whose text was turned into UTF-8 first.
  ///
  /// - Throws: `InputError` when it cannot be read.
  static func ownSystem(of layer: VectorLayer, _ input: InputSpec) throws(InputError) -> CoordinateSystem? {
    if let own = layer.coordinateSystem { return own }
    guard ["csv", "tsv", "txt"].contains(input.format) else { return nil }
    let file = input.file.dropLast(3) + "prj"
    guard case .file(1...) = FileStatus(of: String(file)) else { return nil }
    let text = String(decoding: try FileContents.rawBytes(of: String(file)), as: UTF8.self)
    return ReferenceText.accepted(text).flatMap { try? CoordinateSystem(definition: $0) }
  }
}
