/// What a process of its own is to open, and what it may do.
public struct ReaderRequest: Sendable {
  /// The name, with a prefix such as `/vsigzip/` where needed.
  public var path: String
  /// Bytes that are to be a file in memory, and its name in `/vsimem/`, which `path` holds; `nil` for files.
  public var memory: (contents: [UInt8], path: String)?
  /// The short names of the drivers that may be used; all when empty.
  public var drivers: [String]
  /// Open options of the driver, such as `ENCODING=CP1251`.
  public var options: [String] = []
  /// Files and folders that may be read besides the system's libraries; `nil` for any.
  public var readable: [String]?
  /// Whether it may talk to others.
  public var mayReachNetwork = false
  /// How many seconds it may compute; `nil` for any number.
  public var seconds: Int?
  /// How many bytes of memory it may take; `nil` for any number.
  public var memoryLimit: Int?

  /// A request without limits; they are set afterwards.
  public init(path: String, drivers: [String] = []) {
    self.path = path
    self.drivers = drivers
  }

  /// How long the process may say nothing, in seconds: long enough for what it may compute on a busy machine.
  var patienceSeconds: Int? { seconds.map { 30 + 4 * $0 } }

  var message: MessageWriter {
    var writer = MessageWriter()
    writer.put(path)
    writer.put(memory != nil)
    writer.put(memory?.path ?? "")
    writer.put(memory?.contents ?? [])
    writer.put(drivers)
    writer.put(options)
    writer.put(readable != nil)
    writer.put(readable ?? [])
    writer.put(mayReachNetwork)
    writer.put(seconds ?? 0)
    writer.put(memoryLimit ?? 0)
    return writer
  }

  init(_ message: MessageReader) throws(MessageReader.Damage) {
    var message = message
    path = try message.text()
    let isInMemory = try message.flag()
    let name = try message.text()
    let bytes = try message.raw()
    memory = isInMemory ? (Array(bytes), name) : nil
    drivers = try message.texts()
    options = try message.texts()
    let isClosed = try message.flag()
    let files = try message.texts()
    readable = isClosed ? files : nil
    mayReachNetwork = try message.flag()
    let limits = (try message.number(), try message.number())
    seconds = limits.0 > 0 ? limits.0 : nil
    memoryLimit = limits.1 > 0 ? limits.1 : nil
  }
}

/// How a process that read ended before it was done.
public enum ReaderEnd: Hashable, Sendable {
  /// By a signal: the library crashed, or had no memory left.
  case crashed(signal: Int32)
  /// By itself, with an exit code.
  case left(code: Int32)
  /// It computed for longer than it may.
  case outOfTime(seconds: Int)
  /// It said nothing for so long.
  case silent(seconds: Int)
  /// It said what cannot be understood.
  case garbled
  /// It could not be started.
  case notStarted
}

/// What is known of a layer that another process reads.
struct LayerInfo {
  var name: String
  var kind: GeometryKind
  var typeName: String
  var fields: [String]
  /// Which of the fields hold real numbers; the others go over as texts.
  var areReal: [Bool]
  var system: CoordinateSystem?

  init(_ layer: VectorLayer) {
    name = layer.name
    kind = layer.geometryKind
    typeName = layer.geometryTypeName
    fields = layer.fieldNames
    areReal = layer.areReal
    system = layer.coordinateSystem
  }

  func put(into writer: inout MessageWriter) {
    writer.put(name)
    writer.put(Int(kind.rawValue))
    writer.put(typeName)
    writer.put(fields)
    for isReal in areReal { writer.put(isReal) }
    writer.put(system != nil)
    if let system { system.put(into: &writer) }
  }

  init(_ message: inout MessageReader) throws(MessageReader.Damage) {
    name = try message.text()
    kind = UInt8(exactly: try message.number()).flatMap(GeometryKind.init) ?? .other
    typeName = try message.text()
    fields = try message.texts()
    areReal = []
    for _ in fields { areReal.append(try message.flag()) }
    system = try message.flag() ? try CoordinateSystem(&message) : nil
  }
}

extension CoordinateSystem {
  func put(into writer: inout MessageWriter) {
    writer.put(name)
    writer.put(wkt)
    writer.put(authorityCode ?? "")
    writer.put(isGeographic)
    writer.put(isLatitudeFirst)
    writer.put(isWGS84)
  }

  init(_ message: inout MessageReader) throws(MessageReader.Damage) {
    name = try message.text()
    wkt = try message.text()
    let code = try message.text()
    authorityCode = code.isEmpty ? nil : code
    isGeographic = try message.flag()
    isLatitudeFirst = try message.flag()
    isWGS84 = try message.flag()
  }
}
