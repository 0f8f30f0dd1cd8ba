import BorderCore
import BorderIO
import Synchronization

/// What a run has opened beside its regions, with checksums: who reads a file enters it here, so that no provenance
/// forgets one.
package final class OpenedInputs: Sendable {
  private let list = Mutex<[Provenance.Input]>([])
  /// Whom to name for those that were fetched by a name.
  private let origins = Mutex<[DataRecord]>([])
  /// Whether checksums are wanted: without an output that names its inputs, none is taken.
  private let isWanted: Bool
  /// The files that the run writes, of which none may be an input.
  private let outputs: [String]

  init(isWanted: Bool, outputs: [OutputFile]) {
    self.isWanted = isWanted
    self.outputs = outputs.filter { !$0.isStream }.map(\.path)
  }

  /// Refuses an input that the results would replace, also where files may be replaced: what the results lack would be lost.
  ///
  /// - Throws: `InputError` when a file that the run writes is the input, whatever the two are called.
  func check(_ file: String) throws(InputError) {
    guard outputs.contains(where: { FileStatus.areSame($0, file) }) else { return }
    throw InputError(
      .usage, file: file,
      problem: Phrase("the result would replace this input", "результат заменил бы эти исходные данные"),
      hint: Phrase("Give the result another name", "Дайте результату другое имя"))
  }

  /// The inputs in the order in which they were opened.
  package var all: [Provenance.Input] { list.withLock { $0 } }

  /// Enters a layer of lines, points or polygons.
  ///
  /// - Throws: `InputError` when the file cannot be read any more for its checksum.
  package func add(_ source: SourceInfo) throws(InputError) {
    try check(source.file)
    note(source.file)
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
    if !spec.isStandardInput { try check(spec.file) }
    note(spec.file)
    guard isWanted else { return }
    let sha256 =
      spec.isStandardInput ? nil : try FileStatus.isFile(spec.file) ? SHA256Digest.of(file: spec.file) : nil
    let name = spec.isStandardInput ? "stdin" : spec.file
    var input = Provenance.Input(
      path: name, layer: spec.layer, sha256: sha256, features: rows, vertices: places)
    input.origin = NamedData.record(ofFile: spec.file)?.origin
    list.withLock { $0.append(input) }
  }

  private func note(_ file: String) {
    guard let record = NamedData.record(ofFile: file) else { return }
    origins.withLock { if !$0.contains(record) { $0.append(record) } }
  }

  /// Whom to name for what was fetched by a name.
  var credits: [Credits.Source] {
    origins.withLock { $0 }.map { $0.credit(Phrase("further data", "прочие данные")) }
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
    origin = NamedData.record(ofFile: source.file)?.origin
  }
}
