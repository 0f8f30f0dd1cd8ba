import BorderCore
import Glibc

/// Where an output comes from: what it was made of, by what, and how.
///
/// Written as `provenance.json`, as `metadata` of a GeoJSON file, or beside a table as `<file>.meta.json`. There
/// is no time in it but that of `SOURCE_DATE_EPOCH`, and no folder of the user, so that the same work gives the
/// same bytes anywhere.
public struct Provenance: Hashable, Sendable {
  /// One input.
  public struct Input: Hashable, Sendable {
    /// The name of the file, without its folder.
    public let file: String
    /// The layer; `nil` where the format has none.
    public var layer: String?
    /// The SHA-256 of the file, in hexadecimal digits; `nil` when it was not taken, as for a pipe.
    public var sha256: String?
    /// The features read.
    public var features: Int
    /// The vertices read.
    public var vertices: Int
    /// The coordinate reference system of the file, such as `EPSG:4326`; `nil` when the file states none.
    public var crs: String?
    /// Where a file came from that was fetched by a name: name, title, address, licence, checksum; `nil` for others.
    public var origin: JSONObject?

    /// An input. Of the path only the name of the file is kept, without passwords and tokens.
    public init(
      path: String, layer: String? = nil, sha256: String? = nil, features: Int, vertices: Int,
      crs: String? = nil
    ) {
      file = OutputPath(SecretText.publicName(path)).name
      self.layer = layer
      self.sha256 = sha256
      self.features = features
      self.vertices = vertices
      self.crs = crs
    }
  }

  /// The name of the tool.
  public var tool: String
  /// The version of the tool.
  public var version: String
  /// Libraries and their versions, in the order to be written.
  public var libraries: JSONObject
  /// The inputs in the order of the command.
  public var inputs: [Input] = []
  /// What the output was made of, and whom to name when it is passed on, as the licences of the inputs ask.
  public var credits = Credits()
  /// The files that it speaks for, where they lie beside it and cannot tell it themselves; empty for one file.
  public var files: [String] = []
  /// Options and their values, in the order to be written.
  public var options: JSONObject = JSONObject()
  /// The worldview by which disputed regions were assigned, such as `un`.
  public var worldview: String
  /// The tolerance within which vertices are one, in metres; `nil` when vertices must be equal.
  public var toleranceM: Double?
  /// How lengths were measured, such as `geodesic on WGS 84`.
  public var lengths: String
  /// Seconds since 1970, the value of `SOURCE_DATE_EPOCH`; `nil` when it is not set.
  public var sourceDateEpoch: Int?

  /// What an output comes from; inputs and options are added afterwards.
  ///
  /// The libraries are names and versions in order.
  public init(
    tool: String = "mezha", version: String, libraries: [(String, String)], worldview: String,
    toleranceM: Double? = nil, lengths: String,
    sourceDateEpoch: Int? = Provenance.sourceDateEpochOfEnvironment
  ) {
    self.tool = tool
    self.version = version
    self.libraries = JSONObject(libraries.map { ($0, .string($1)) })
    self.worldview = worldview
    self.toleranceM = toleranceM
    self.lengths = lengths
    self.sourceDateEpoch = sourceDateEpoch
  }

  /// The value of the environment variable `SOURCE_DATE_EPOCH`; `nil` when it is not set or no whole number.
  ///
  /// Source: reproducible-builds.org/specs/source-date-epoch.
  public static var sourceDateEpochOfEnvironment: Int? {
    guard let value = getenv("SOURCE_DATE_EPOCH") else { return nil }
    return Int(String(cString: value)).flatMap { $0 >= 0 ? $0 : nil }
  }

  /// The provenance as ordered JSON. Members that are unknown are left out; inputs keep theirs as `null`.
  public var json: JSONObject {
    var object: JSONObject = ["tool": .string(tool), "version": .string(version)]
    object["libraries"] = .object(libraries)
    object["inputs"] = .array(
      inputs.map { input in
        var member: JSONObject = [
          "file": .string(input.file), "layer": input.layer.map { .string($0) } ?? .null,
          "sha256": input.sha256.map { .string($0) } ?? .null, "features": .integer(input.features),
          "vertices": .integer(input.vertices), "crs": input.crs.map { .string($0) } ?? .null,
        ]
        if let origin = input.origin { member["origin"] = .object(origin) }
        return .object(member)
      })
    if !credits.sources.isEmpty { object["sources"] = .string(credits.line.english) }
    let attributions = credits.attributions
    if !attributions.isEmpty { object["attribution"] = .array(attributions.map { .string($0) }) }
    object["options"] = .object(options)
    object["worldview"] = .string(worldview)
    object["tolerance_m"] = toleranceM.map { .number($0) } ?? .null
    object["lengths"] = .string(lengths)
    if !files.isEmpty { object["files"] = .array(files.map { .string($0) }) }
    if let sourceDateEpoch { object["source_date_epoch"] = .integer(sourceDateEpoch) }
    return object
  }

  /// The file `provenance.json`, or the sidecar of a table: indented JSON that ends with a line end.
  ///
  /// - Parameter about: More to tell about this output, such as its name or its counts, after the rest.
  /// - Returns: The bytes of the file.
  public func file(about: JSONObject = JSONObject()) -> OutputBuffer {
    var object = json
    for member in about.members where object[member.name] == nil { object[member.name] = member.value }
    var buffer = OutputBuffer()
    buffer.append(prettyJSON: .object(object))
    buffer.appendNewline()
    return buffer
  }

  /// The path of the sidecar of a file: `borders.csv.meta.json` beside `borders.csv`.
  public static func sidecarPath(of file: String) -> String { file + ".meta.json" }
}
