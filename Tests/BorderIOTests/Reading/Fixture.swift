import BorderCore
import BorderIO
import BorderTestSupport
import Glibc
import Testing

/// Where test data stand.
enum Fixture {
  static let package = Project.folder

  /// A file of Tests/Fixtures/reading.
  static func path(_ name: String) -> String { "\(package)/Tests/Fixtures/reading/\(name)" }

  /// The folder of large real data; `nil` where it is absent.
  static let geodata: String? = {
    let named = getenv("MEZHA_GEODATA").map { String(cString: $0) }
    let folder = named ?? "\(package)/../shared/geodata"
    return access(folder + "/osm-adm1-eurasia.gpkg", R_OK) == 0 ? folder : nil
  }()

  /// Writes a file of its own and removes it after the body.
  static func withFile<Result>(
    _ name: String, _ text: some Sequence<UInt8>, _ body: (String) throws -> Result
  ) throws -> Result {
    var template = Array("/tmp/mezha-XXXXXX".utf8CString)
    let folder = String(cString: try #require(mkdtemp(&template)))
    let path = "\(folder)/\(name)"
    let file = try #require(fopen(path, "wb"))
    let bytes = Array(text)
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    defer {
      unlink(path)
      rmdir(folder)
    }
    return try body(path)
  }

  /// A collection with one square per id.
  static func collection(ids: [String], field: String = "id", crs: String = "") -> String {
    let features = ids.enumerated().map { index, id in
      let x = index * 2
      return """
        {"type":"Feature","properties":{"\(field)":"\(id)"},"geometry":{"type":"Polygon","coordinates":\
        [[[\(x),0],[\(x + 1),0],[\(x + 1),1],[\(x),0]]]}}
        """
    }
    return #"{"type":"FeatureCollection","# + crs + #""features":["# + features.joined(separator: ",") + "]}"
  }

  /// The error that reading a text gives; `nil` when there is none.
  static func error(
    _ text: String, name: String = "test.geojson", options: ReadOptions = ReadOptions()
  ) -> InputError? {
    do throws(InputError) {
      _ = try RegionReader.read(InputSpec(name: name, contents: Array(text.utf8)), options: options)
      return nil
    } catch {
      return error
    }
  }

  /// Reads a text.
  static func read(
    _ text: String, name: String = "test.geojson", options: ReadOptions = ReadOptions()
  ) throws -> RegionInput {
    try RegionReader.read(InputSpec(name: name, contents: Array(text.utf8)), options: options)
  }
}
