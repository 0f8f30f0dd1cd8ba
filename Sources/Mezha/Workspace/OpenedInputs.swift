import BorderIO
import Synchronization

/// What a run has opened beside its regions, with checksums: who reads a file enters it here, so that no provenance
/// forgets one.
package final class OpenedInputs: Sendable {
  private let list = Mutex<[Provenance.Input]>([])
  /// Whether checksums are wanted: without an output that names its inputs, none is taken.
  private let isWanted: Bool

  init(isWanted: Bool) { self.isWanted = isWanted }

  /// The inputs in the order in which they were opened.
  package var all: [Provenance.Input] { list.withLock { $0 } }

  /// Enters a layer of lines, points or polygons.
  ///
  /// - Throws: `InputError` when the file cannot be read any more for its checksum.
  package func add(_ source: SourceInfo) throws(InputError) {
    guard isWanted else { return }
    let input = try Provenance.Input(source)
    list.withLock { $0.append(input) }
  }

  /// Enters a file of rows.
  ///
  /// - Parameters:
  ///   - spec: The file; standard input has no checksum.
  ///   - rows: The rows that it holds.
  ///   - places: How many of them have a place.
  /// - Throws: `InputError` when the file cannot be read any more for its checksum.
  package func add(_ spec: InputSpec, rows: Int, places: Int = 0) throws(InputError) {
    guard isWanted else { return }
    let sha256 =
      spec.isStandardInput ? nil : try FileStatus.isFile(spec.file) ? SHA256Digest.of(file: spec.file) : nil
    let name = spec.isStandardInput ? "stdin" : spec.file
    let input = Provenance.Input(
      path: name, layer: spec.layer, sha256: sha256, features: rows, vertices: places)
    list.withLock { $0.append(input) }
  }
}

extension Provenance.Input {
  /// A source as it was read.
  ///
  /// - Parameters:
  ///   - source: What was read.
  ///   - sha256: Its checksum where it was taken already.
  /// - Throws: `InputError` when the file cannot be read any more for its checksum.
  init(_ source: SourceInfo, sha256: String? = nil) throws(InputError) {
    var digest = sha256
    if digest == nil { digest = try source.sha256() }
    self.init(
      path: source.file, layer: source.layer, sha256: digest.flatMap { $0.isEmpty ? nil : $0 },
      features: source.featureCount, vertices: source.vertexCount, crs: source.coordinateSystem)
  }
}
