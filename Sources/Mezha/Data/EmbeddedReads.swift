import BorderCore
import BorderIO
import Synchronization

/// What a run has read of the embedded data: each table is read once, and none is forgotten by provenance.
final class EmbeddedReads: Sendable {
  private struct Read {
    let features: Int
    let vertices: Int
  }

  private struct State {
    var tables: [String: CSVTable] = [:]
    var reads: [String: Read] = [:]
    var places: CountryPlaces?
  }

  private let state = Mutex(State())

  /// A table of the data.
  func table(_ name: String, in folder: String) throws(InputError) -> CSVTable {
    if let known = state.withLock({ $0.tables[name] }) { return known }
    let file = folder + "/" + name
    let table = try CSVTable(FileContents.bytes(of: file), name: file)
    state.withLock { $0.tables[name] = table }
    enter(name, features: table.rows.count)
    return table
  }

  /// Where the countries of the world lie.
  func places(_ data: EmbeddedData) throws(InputError) -> CountryPlaces {
    if let known = state.withLock({ $0.places }) { return known }
    let places = try CountryPlaces(data)
    state.withLock { $0.places = places }
    return places
  }

  /// Enters a file that is no plain table.
  func enter(_ name: String, features: Int, vertices: Int = 0) {
    state.withLock { $0.reads[name] = Read(features: features, vertices: vertices) }
  }

  /// What was read so far, by name, with checksums.
  ///
  /// - Throws: `InputError` when a file cannot be read any more for its checksum.
  func inputs(in folder: String) throws(InputError) -> [Provenance.Input] {
    let reads = state.withLock { $0.reads }
    var inputs: [Provenance.Input] = []
    for (name, read) in reads.sorted(by: { $0.key < $1.key }) {
      inputs.append(
        Provenance.Input(
          path: name, sha256: try SHA256Digest.of(file: folder + "/" + name), features: read.features,
          vertices: read.vertices))
    }
    return inputs
  }
}
