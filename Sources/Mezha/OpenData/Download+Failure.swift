import BorderCore
import BorderIO
import Curl
import Glibc

/// What is said of a transfer that failed, and what is kept of it.
extension Download {
  borrowing func failure(
    _ error: TransferError, _ address: String, _ published: Published? = nil
  ) -> any Error {
    let said = error.message.isEmpty ? "" : ": " + error.message
    var problem: Phrase
    switch error.kind {
    case .status(let status):
      problem = Phrase(
        "the server answers \(status) for \(address)", "сервер отвечает \(status) на \(address)")
      if status == 404 || status == 410 {
        problem.english += ": there is no such file there"
        problem.russian += ": такого файла там нет"
      }
    case .tooLarge:
      problem = Phrase(
        "more bytes come from \(address) than are allowed (--limit-mb); nothing was kept",
        "с \(address) идёт больше байтов, чем разрешено (--limit-mb); ничего не сохранено")
    case .notWritten(let code):
      let reason: OutputError.Reason = code == ENOSPC || code == EDQUOT ? .diskFull : .system(code)
      return OutputError(file: part.path, reason: reason)
    case .protocolRefused:
      problem = Phrase(
        "\(address) leads to an address that is not of HTTP or HTTPS, or from HTTPS to HTTP\(said)",
        "\(address) ведёт на адрес не по HTTP и не по HTTPS или с HTTPS на HTTP\(said)")
    case .wrongPart:
      problem = Phrase(
        "the server sends another part of \(address) than was asked for",
        "сервер шлёт не ту часть \(address), которую просили")
    case .certificate:
      problem = Phrase(
        "the certificate of \(address) is not trusted\(said)", "сертификату \(address) нет доверия\(said)")
    case .outOfTime:
      problem = Phrase("\(address) is too slow\(said)", "\(address) отвечает слишком медленно\(said)")
    case .unreachable:
      problem = Phrase(
        "there is no way to \(address) from here\(said)", "отсюда нет пути к \(address)\(said)")
    case .missingLibrary, .cut, .failed:
      problem = Phrase(
        "the connection to \(address) failed\(said)", "соединение с \(address) оборвалось\(said)")
    }
    var hint = entry.byHand
    if let kept = beginning(published) {
      let megabytes = Phrase(number: Double(kept.count) / 1e6, places: 1)
      hint.english =
        "The first \(megabytes.english) MB are kept: the same command goes on from there. " + hint.english
      hint.russian = "Первые \(megabytes.russian) МБ сохранены: та же команда продолжит. " + hint.russian
    }
    return InputError(.noSuchInput, file: "@" + entry.name, problem: problem, hint: hint)
  }
}
