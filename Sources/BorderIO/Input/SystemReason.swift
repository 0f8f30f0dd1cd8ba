package import BorderCore
internal import Glibc

/// Why the system refused something.
///
/// The C library knows its texts in English, or in the language of the process; the Russian ones of what users meet stand
/// here. What is not among them has its number, so that it can be looked up.
package enum SystemReason {
  /// The reason for an error number, `errno` if none is given. Function of the system: `strerror`.
  package static func phrase(_ code: Int32 = errno) -> Phrase {
    let english = String(cString: strerror(code))
    return Phrase(english, russian[code] ?? "системная ошибка \(code) (\(english))")
  }

  private static let russian: [Int32: String] = [
    ENOENT: "такого файла или папки нет",
    EACCES: "нет прав доступа",
    EPERM: "операция запрещена",
    EISDIR: "это папка, а не файл",
    ENOTDIR: "часть пути — не папка",
    ENOSPC: "на диске нет места",
    EDQUOT: "дисковая квота исчерпана",
    EROFS: "файловая система только для чтения",
    EFBIG: "файл слишком велик",
    ENAMETOOLONG: "слишком длинное имя",
    ELOOP: "символьные ссылки ходят по кругу",
    EEXIST: "такой файл уже есть",
    EBUSY: "занято другой программой",
    ETXTBSY: "эта программа сейчас выполняется",
    EMFILE: "открыто слишком много файлов",
    ENFILE: "в системе открыто слишком много файлов",
    ENOMEM: "не хватает памяти",
    EIO: "ошибка ввода-вывода",
    EPIPE: "читающий закрыл канал",
    ENODEV: "это устройство, а не файл",
    ENXIO: "нет такого устройства",
    EXDEV: "это другая файловая система",
    ESTALE: "файл на сервере уже удалён",
  ]
}
