public import BorderCore

/// A file that could not be written: which one, why, and what to do.
///
/// Ends the command with `exitStatus` 73, "cannot create output" (`EX_CANTCREAT` of `sysexits.h`).
public struct OutputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What stands in the way.
  public enum Reason: Hashable, Sendable {
    /// The file is there already and may not be replaced.
    case exists
    /// The path names a folder.
    case isFolder
    /// The folder that the file belongs in is not there.
    case missingFolder
    /// Neither the file nor its folder may be written to.
    case noPermission
    /// The disk or the user's share of it is full.
    case diskFull
    /// The file would be larger than the user or the file system allows.
    case tooLarge
    /// The file system can be read only.
    case readOnly
    /// The name is longer than the system takes.
    case nameTooLong
    /// Anything else, with the system's error number.
    case system(Int32)
  }

  /// The path as the user gave it; `-` for standard output.
  public let file: String
  /// What stands in the way.
  public let reason: Reason

  /// An error about a file.
  public init(file: String, reason: Reason) {
    self.file = file
    self.reason = reason
  }

  /// What the command exits with.
  public static let exitStatus: Int32 = 73

  /// The English message.
  public var description: String { message(.english) }

  /// The message: file, reason, and what to do.
  public func message(_ language: Language) -> String {
    let name =
      OutputFile(file).isStandardOutput ? Phrase("standard output", "стандартный вывод")(language) : file
    return Phrase("cannot write \(name): ", "не удалось записать \(name): ")(language)
      + explanation(language) + ". " + hint(language) + "."
  }

  /// Why, as part of a sentence.
  public func explanation(_ language: Language) -> String {
    let phrase =
      switch reason {
      case .exists: Phrase("the file is there already", "такой файл уже есть")
      case .isFolder: Phrase("this is a folder", "это папка")
      case .missingFolder:
        Phrase("there is no folder \(folder)", "нет папки \(folder)")
      case .noPermission: Phrase("permission denied", "нет прав на запись")
      case .diskFull: Phrase("no space left on the disk", "на диске нет места")
      case .tooLarge: Phrase("the file would be larger than is allowed", "файл больше, чем разрешено")
      case .readOnly: Phrase("the file system is read-only", "файловая система только для чтения")
      case .nameTooLong: Phrase("the name is too long", "слишком длинное имя")
      case .system(let code): SystemReason.phrase(code)
      }
    return phrase(language)
  }

  /// What to do about it.
  public func hint(_ language: Language) -> String {
    let phrase =
      switch reason {
      case .exists:
        Phrase("Give --overwrite to replace it, or another name", "Укажите --overwrite или другое имя")
      case .isFolder: Phrase("Name a file in it", "Укажите имя файла в ней")
      case .missingFolder: Phrase("Create it first", "Сначала создайте её")
      case .noPermission:
        Phrase(
          "Choose a folder of your own or change its permissions", "Выберите другую папку или измените права")
      case .diskFull:
        Phrase("Free some space; nothing was left behind", "Освободите место; лишних файлов не осталось")
      case .tooLarge:
        Phrase(
          "Raise the limit (ulimit -f) or choose another disk; nothing was left behind",
          "Поднимите предел (ulimit -f) или выберите другой диск; лишних файлов не осталось")
      case .readOnly: Phrase("Choose another folder", "Выберите другую папку")
      case .nameTooLong: Phrase("Choose a shorter one", "Выберите имя короче")
      case .system: Phrase("Check the path and the disk", "Проверьте путь и диск")
      }
    return phrase(language)
  }

  private var folder: String { OutputPath(file).folder }
}

/// The two halves of a path.
struct OutputPath {
  /// The folder, `.` where the path has none.
  let folder: String
  /// The name in the folder; empty for a path that ends in a slash.
  let name: String

  init(_ path: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      folder = "."
      name = path
      return
    }
    let before = path[..<slash]
    folder = before.isEmpty ? "/" : String(before)
    name = String(path[path.utf8.index(after: slash)...])
  }
}
