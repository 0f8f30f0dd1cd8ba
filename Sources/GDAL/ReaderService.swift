internal import CConfinement
internal import CGDAL
internal import Glibc

/// The other side of a `ReaderProcess`: opens one dataset, confined, and hands out what is in it.
public enum ReaderService {
  /// The argument by which a program that can serve is started.
  public static let argument = "--read-for-another-process"

  /// Serves on descriptor 0, a socket, until the other side hangs up.
  ///
  /// - Returns: The exit code: 0, or 70 where the other side is not understood.
  public static func run() -> Int32 {
    let channel = MessageChannel(0, patienceSeconds: nil)
    do {
      let (kind, message) = try channel.receive()
      guard kind == .open else { return 70 }
      let service = try Service(ReaderRequest(message), channel)
      while true {
        let (kind, message) = try channel.receive()
        try service.answer(kind, message)
        try channel.flush()
      }
    } catch MessageChannel.Failure.closed {
      return 0
    } catch {
      return 70
    }
  }
}

/// One dataset, and what is asked of it.
private final class Service {
  private let channel: MessageChannel
  private var dataset: VectorDataset?
  private var layers: [VectorLayer] = []

  /// Opens what is asked for and says how that went.
  init(_ request: ReaderRequest, _ channel: MessageChannel) throws {
    self.channel = channel
    do {
      Registration.allowNetwork(request.mayReachNetwork)
      // Libraries and drivers are loaded before files are out of reach.
      try Registration.ensure()
      Registration.keepOnly(request.drivers)
      Self.confine(request)
      let opened = try VectorDataset.find(request) { name in
        var message = MessageWriter()
        message.put(name)
        try? channel.send(.driver, message)
        try? channel.flush()
      }
      dataset = opened
      layers = opened.layers
      var message = MessageWriter()
      message.put(opened.driverName)
      message.put(opened.warnings)
      message.put(layers.count)
      for layer in layers { LayerInfo(layer).put(into: &message) }
      try channel.send(.dataset, message)
    } catch let error as GDALError {
      try fail(error)
    }
    try channel.flush()
  }

  private static func confine(_ request: ReaderRequest) {
    let paths = request.readable.map { $0 + ownFolders }
    var texts = unsafe (paths ?? []).map { unsafe UnsafePointer<CChar>(strdup($0)) as UnsafePointer<CChar>? }
    unsafe texts.append(nil)
    unsafe texts.withUnsafeBufferPointer { list in
      var wanted = unsafe mezha_confinement(
        readable: paths == nil ? nil : list.baseAddress, may_reach_network: request.mayReachNetwork ? 1 : 0,
        cpu_seconds: UInt64(max(0, request.seconds ?? 0)),
        memory_bytes: UInt64(max(0, request.memoryLimit ?? 0)))
      unsafe mezha_confine(&wanted)
    }
    unsafe texts.forEach { unsafe free(UnsafeMutablePointer(mutating: $0)) }
  }

  /// Where the libraries look for their own data: definitions of reference systems, tables of drivers, encodings.
  private static var ownFolders: [String] {
    var folders = [
      "/usr/lib", "/usr/lib64", "/usr/share", "/usr/local/lib", "/usr/local/share", "/lib", "/lib64",
      "/etc/ld.so.cache", "/dev/null", "/dev/urandom",
    ]
    if let library = unsafe getenv("MEZHA_GDAL") {
      // The data of a library lie beside its folder.
      let prefix = unsafe String(cString: library).split(separator: "/").dropLast(2).joined(separator: "/")
      folders += ["/\(prefix)/lib", "/\(prefix)/share"]
    }
    for name in ["PROJ_DATA", "PROJ_LIB", "GDAL_DATA", "GDAL_DRIVER_PATH"] {
      guard let value = unsafe getenv(name) else { continue }
      folders += unsafe String(cString: value).split(separator: ":").map(String.init)
    }
    return folders
  }

  func answer(_ kind: MessageKind, _ message: MessageReader) throws {
    var message = message
    do {
      switch kind {
      case .layerNamed:
        guard let layer = dataset?.layer(named: try message.text()) else { return try channel.send(.none) }
        layers.append(layer)
        var answer = MessageWriter()
        answer.put(layers.count - 1)
        LayerInfo(layer).put(into: &answer)
        try channel.send(.layer, answer)
      case .filter:
        let layer = try layer(message.number())
        let isGiven = try message.flag()
        let clause = try message.text()
        try layer.setAttributeFilter(isGiven ? clause : nil)
        try channel.send(.done)
      case .fields:
        let layer = try layer(message.number())
        let fields = try message.texts()
        layer.readOnly(fields: fields, withShapes: try message.flag())
        try channel.send(.done)
      case .read: try read(try layer(message.number()))
      default: throw MessageReader.Damage()
      }
    } catch let error as GDALError {
      try fail(error)
    }
  }

  private func layer(_ index: Int) throws -> VectorLayer {
    guard layers.indices.contains(index) else { throw MessageReader.Damage() }
    return layers[index]
  }

  private func fail(_ error: GDALError) throws {
    var message = MessageWriter()
    message.put(error.function)
    message.put(Int(error.code))
    message.put(error.message)
    try channel.send(.failure, message)
  }

  private func read(_ layer: VectorLayer) throws {
    let areReal = layer.areReal
    let warnings = try layer.forEachFeature { feature in
      var message = MessageWriter()
      message.put(Int(feature.fid))
      feature.putGeometry(into: &message)
      for (field, isReal) in areReal.enumerated() {
        if isReal {
          let number = feature.real(ofField: field)
          message.put(number != nil)
          if let number { message.put(number) }
          continue
        }
        let bytes = feature.bytes(ofField: field)
        message.put(bytes != nil)
        if let bytes { message.put(bytes) }
      }
      try channel.send(.feature, message)
    }
    var message = MessageWriter()
    message.put(warnings)
    try channel.send(.end, message)
  }
}

extension VectorFeature {
  /// C functions: `OGR_F_GetGeometryRef`, `OGR_G_WkbSize`, `OGR_G_ExportToIsoWkb`.
  fileprivate borrowing func putGeometry(into message: inout MessageWriter) {
    var bytes: [UInt8] = []
    let hasGeometry: Void? = withGeometry { geometry in
      let size = unsafe OGR_G_WkbSize(geometry.pointer)
      guard size > 0 else { return }
      bytes = [UInt8](repeating: 0, count: Int(size))
      let result = unsafe bytes.withUnsafeMutableBufferPointer {
        unsafe OGR_G_ExportToIsoWkb(geometry.pointer, wkbNDR, $0.baseAddress)
      }
      if result != OGRERR_NONE { bytes = [] }
    }
    message.put(hasGeometry != nil && !bytes.isEmpty)
    if hasGeometry != nil && !bytes.isEmpty { message.put(bytes) }
  }
}
