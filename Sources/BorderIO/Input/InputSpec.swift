package import BorderCore
internal import Glibc

/// Which file, and which layer of it, to read: `FILE`, `FILE#LAYER` or `-`.
public struct InputSpec: Hashable, Sendable {
  /// The file as the user wrote it; `-` is standard input.
  public let file: String
  /// The layer; `nil` for the only one.
  public let layer: String?
  /// The bytes themselves, where the input is not a file; `file` is a name for messages then.
  let contents: [UInt8]?
  /// Whether `contents` are those of `file` in another encoding.
  private(set) var isDecoded = false

  /// Takes an argument of the command line apart.
  ///
  /// What follows the last `#` is the layer, unless a file of the whole name exists. An empty layer counts as
  /// none.
  public init(parsing argument: String) {
    contents = nil
    SecretText.note(in: argument)
    guard let mark = argument.lastIndex(of: "#"), mark > argument.startIndex, !FileStatus.exists(argument)
    else {
      file = argument
      layer = nil
      return
    }
    file = String(argument[..<mark])
    let name = argument[argument.index(after: mark)...]
    layer = name.isEmpty ? nil : String(name)
  }

  /// A file and a layer.
  public init(file: String, layer: String? = nil) {
    SecretText.note(in: file)
    self.file = file
    self.layer = layer
    contents = nil
  }

  /// Bytes in memory, such as embedded data.
  ///
  /// - Parameters:
  ///   - name: The name for messages; its extension gives the format.
  ///   - contents: The bytes of the file.
  ///   - layer: The layer; `nil` for the only one.
  public init(name: String, contents: [UInt8], layer: String? = nil) {
    file = name
    self.layer = layer
    self.contents = contents
  }

  /// The same input with its text in UTF-8.
  init(decoded input: InputSpec, contents: [UInt8]) {
    file = input.file
    layer = input.layer
    self.contents = contents
    isDecoded = input.contents == nil
  }

  /// Whether this is standard input.
  public var isStandardInput: Bool { file == "-" && contents == nil }

  /// The file's name without folders and extensions, as drivers name a single layer.
  var stem: String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return name.firstIndex(of: ".").flatMap { $0 > name.startIndex ? String(name[..<$0]) : nil } ?? name
  }

  /// The extension in lower case, that of what is packed included: `geojson.gz`.
  var format: String {
    let name = (file.split(separator: "/").last.map(String.init) ?? file).lowercased()
    let pieces = name.split(separator: ".").dropFirst()
    guard let last = pieces.last else { return "" }
    return last == "gz" ? pieces.suffix(2).joined(separator: ".") : String(last)
  }
}

/// What the file system says of a name.
package enum FileStatus {
  case file(size: Int)
  case folder
  case missing(reason: Phrase)

  /// Function of the system: `stat`.
  package init(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      self = .missing(reason: SystemReason.phrase())
      return
    }
    self = status.st_mode & S_IFMT == S_IFDIR ? .folder : .file(size: Int(status.st_size))
  }

  /// Whether this user may read what a name stands for. Function of the system: `access`.
  static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }

  /// Why this user may not read it.
  static func accessReason(_ path: String) -> Phrase {
    access(path, R_OK) == 0 ? Phrase(same: "") : SystemReason.phrase()
  }

  /// Whether two names stand for one file. Function of the system: `stat`.
  package static func areSame(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_dev == second.st_dev
      && first.st_ino == second.st_ino
  }

  /// Whether it is a file with bytes of its own, which a folder is not.
  package static func isFile(_ path: String) -> Bool {
    if case .file = FileStatus(of: path) { return true }
    return false
  }

  package static func exists(_ path: String) -> Bool {
    if case .missing = FileStatus(of: path) { return false }
    return true
  }
}
