internal import CSimdJSON
internal import GDAL

extension AttributeReader {
  /// Reads the attributes of an input by the reader that read its shapes.
  ///
  /// - Parameters:
  ///   - input: The input as it was read: standard input as its bytes.
  ///   - options: How it was read.
  init(input: InputSpec, options: ReadOptions) {
    self.init(input: input, options: options) { fields, visit throws(InputError) in
      if RegionReader.isForParser(input, options), try GeoJSONRegions.readAttributes(input, fields, visit) {
        return
      }
      if RegionReader.isForOwnReader(input, options) {
        switch input.format {
        case "fgb": if try FlatGeobufRegions.readAttributes(input, fields, visit) { return }
        case "gpkg": if GeoPackageRegions.readAttributes(input, fields, visit) { return }
        default: break
        }
      }
      try VectorRegions.readAttributes(input, fields, options, visit)
    }
  }
}
