import BorderIO
import Dispatch
import Synchronization

/// Checksums of input files, taken on another thread while the main one reads.
final class Digests: Sendable {
  private let results = Mutex<[String: String]>([:])
  private let group = DispatchGroup()

  /// Starts on some files. What cannot be read is left to the reader to complain about.
  ///
  /// - Parameters:
  ///   - files: Paths.
  ///   - threads: With 1, the checksums are taken at once.
  init(_ files: [String], threads: Int) {
    let work: @Sendable () -> Void = { [self] in
      for file in files {
        guard let digest = try? SHA256Digest.of(file: file) else { continue }
        results.withLock { $0[file] = digest }
      }
    }
    if threads > 1 { DispatchQueue.global().async(group: group, execute: work) } else { work() }
  }

  /// The checksum of a source, `nil` where it could not be taken beforehand; waits for it.
  func digest(of source: SourceInfo) -> String? {
    group.wait()
    return results.withLock { $0[source.file] }
  }
}
