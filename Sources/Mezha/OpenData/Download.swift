import BorderCore
import BorderIO
import Curl
import Glibc

/// Brings the file of an entry onto the disk, in as many requests as it takes, and checks it.
struct Download: ~Copyable {
  let entry: CatalogueEntry
  private let transfer: Transfer
  let part: FetchedPart
  private let reporter: Reporter
  private let deadline: Int

  /// How often a request may bring nothing, one after another, and how many there may be in all.
  private static let (greatestIdle, greatestRequests) = (3, 50)

  /// - Throws: `InputError` where libcurl is missing.
  init(_ entry: CatalogueEntry, folder: String, seconds: Int, reporter: Reporter) throws {
    self.entry = entry
    self.reporter = reporter
    part = FetchedPart("\(folder)/.\(entry.file).part")
    deadline = Self.now + seconds
    do throws(TransferError) {
      transfer = try Transfer()
    } catch {
      throw InputError(
        .noSuchInput, file: "@" + entry.name,
        problem: Phrase(
          "libcurl cannot be loaded: \(error.message)", "libcurl не загружается: \(error.message)"),
        hint: Phrase(
          "Install it (Debian: libcurl4). \(entry.byHand.english)",
          "Установите её (Debian: libcurl4). \(entry.byHand.russian)"))
    }
  }

  /// Seconds of a clock that nobody sets.
  fileprivate static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec
  }

  /// What the publisher says of the file; `none` where nothing is said.
  struct Published {
    var kind = "none"
    var digest = ""
    /// The size, where it is said.
    var bytes: Int?
  }

  /// Asks the publisher for the checksum.
  ///
  /// - Throws: `InputError` where the publisher gives none although the catalogue says so, and there is no connection.
  borrowing func publishedChecksum(_ limits: inout Transfer.Limits) throws -> Published {
    let address: String
    switch entry.checksum {
    case .none: return Published()
    case .sha256(let digest): return Published(kind: "sha256", digest: digest)
    case .md5(let at), .pointer(let at): address = at
    }
    let text = try smallText(address, limits)
    if case .md5 = entry.checksum {
      let digest = text.split { $0.isWhitespace }.first.map { $0.lowercased() } ?? ""
      guard digest.utf8.count == 32, digest.allSatisfy(\.isHexDigit) else { return noChecksum(address) }
      return Published(kind: "md5", digest: digest)
    }
    var published = Published(kind: "lfs")
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count == 2, words[0] == "oid", words[1].hasPrefix("sha256:") {
        published.digest = words[1].dropFirst(7).lowercased()
      }
      if words.count == 2, words[0] == "size" { published.bytes = Int(words[1]) }
    }
    // Without a pointer the file itself stands in Git, and has no checksum of its own.
    return published.digest.utf8.count == 64 ? published : Published()
  }

  private borrowing func noChecksum(_ address: String) -> Published {
    reporter.warn(
      Phrase(
        "@\(entry.name): there is no checksum at \(address), as the catalogue says there would be; the file is taken without one",
        "@\(entry.name): по адресу \(address) нет контрольной суммы, обещанной каталогом; файл взят без неё"))
    return Published()
  }

  private borrowing func smallText(_ address: String, _ limits: Transfer.Limits) throws -> String {
    let small = FetchedPart(part.path + ".checksum")
    defer { small.discard() }
    var limits = limits
    limits.bytes = 1 << 16
    let descriptor = try small.open()
    defer { close(descriptor) }
    for attempt in 1... {
      do throws(TransferError) {
        limits.seconds = secondsLeft()
        _ = try transfer.fetch(address, into: descriptor, limits: limits)
        break
      } catch {
        if case .status(404) = error.kind { return "" }
        // A small file is kept in Git itself: then there is no pointer at its place, but the file.
        if case .tooLarge = error.kind { return "" }
        guard Self.mayPass(error), attempt < Self.greatestIdle, Self.now < deadline else {
          throw failure(error, address)
        }
        Self.pause(attempt)
      }
    }
    return String(decoding: try FileContents.rawBytes(of: small.path), as: UTF8.self)
  }

  private borrowing func secondsLeft() -> Int { max(1, deadline - Self.now) }

  /// Fetches the file, or what is missing of it, and checks it.
  ///
  /// - Returns: The file under its hidden name, with its checksum.
  /// - Throws: `InputError` and `OutputError`. What can be continued stays, what is wrong is removed.
  borrowing func fetch(_ limits: inout Transfer.Limits, _ published: Published) throws -> FetchedPart {
    var whole = part
    var mayContinue = true
    while true {
      let wasContinued = try bring(&limits, mayContinue ? published : nil)
      do throws(InputError) {
        try whole.measure()
        try check(whole, published)
        return whole
      } catch {
        whole.discard()
        // Its beginning may have been that of another edition.
        guard wasContinued, mayContinue else { throw error }
        mayContinue = false
        reporter.note(
          Phrase(
            "@\(entry.name): what was continued does not fit together; beginning again",
            "@\(entry.name): продолжение не подошло к началу; начинаем заново"))
      }
    }
  }

  /// What is there and can be continued: bytes with a tag, or such as a checksum will show to belong together.
  borrowing func beginning(_ published: Published?) -> Transfer.Beginning? {
    guard let published, let kept = part.beginning(of: entry.address) else { return nil }
    return kept.validator.isEmpty && published.kind == "none" ? nil : kept
  }

  /// Requests until all is there.
  ///
  /// - Parameters:
  ///   - limits: How large it may be.
  ///   - published: What will show whether its pieces fit; `nil` where it has to come in one piece.
  /// - Returns: Whether it came in pieces.
  /// - Throws: `InputError` and `OutputError`, as ``fetch(_:_:)`` does.
  private borrowing func bring(_ limits: inout Transfer.Limits, _ published: Published?) throws -> Bool {
    var start = beginning(published)
    var wasContinued = false
    var idle = 0
    let descriptor = try part.open()
    defer { close(descriptor) }
    for request in 1... {
      let begin = start?.count ?? 0
      if begin > 0 { tellContinuing(begin) }
      let clock = ProgressClock()
      var isNoted = false
      limits.seconds = secondsLeft()
      do throws(TransferError) {
        let response = try transfer.fetch(entry.address, into: descriptor, after: start, limits: limits) {
          // Whoever ends the program now can go on from here later.
          if !isNoted { part.note($0.validator, of: entry.address) }
          isNoted = true
          if clock.isDue { reporter.phase(phase($0.count, $0.total)) }
        }
        wasContinued = wasContinued || response.begin > 0
        let count = response.begin + response.received
        if let total = response.total, count != total {
          throw TransferError.cut(response)
        }
        part.forgetBeginning()
        return wasContinued
      } catch {
        let response = error.response
        wasContinued = wasContinued || (response?.begin ?? 0) > 0
        let hasBytes = (response?.received ?? 0) > 0
        if case .tooLarge = error.kind {
          part.discard()
        }
        idle = hasBytes ? 0 : idle + 1
        guard Self.mayPass(error), idle < Self.greatestIdle, request < Self.greatestRequests,
          Self.now < deadline
        else {
          if beginning(published) == nil { part.discard() }
          throw failure(error, entry.address, published)
        }
        if !hasBytes { Self.pause(idle) }
        start = beginning(published)
        switch error.kind {
        // What is there is not the beginning of what the server has.
        case .wrongPart, .status(416): start = nil
        default: break
        }
      }
    }
    return wasContinued
  }

  private borrowing func tellContinuing(_ count: Int) {
    let megabytes = Phrase(number: Double(count) / 1e6, places: 1)
    reporter.detail(
      Phrase(
        "@\(entry.name): continuing after \(megabytes.english) MB",
        "@\(entry.name): продолжаем после \(megabytes.russian) МБ"))
  }

  private borrowing func phase(_ count: Int, _ total: Int?) -> Phrase {
    let now = Phrase(number: Double(count) / 1e6, places: 1)
    let all = total.map { Phrase(number: Double($0) / 1e6, places: 1) }
    return Phrase(
      "fetching @\(entry.name): \(now.english)\(all.map { " of \($0.english)" } ?? "") MB",
      "скачивание @\(entry.name): \(now.russian)\(all.map { " из \($0.russian)" } ?? "") МБ")
  }

  /// Whether the same request may go well a moment later.
  private static func mayPass(_ error: TransferError) -> Bool {
    switch error.kind {
    case .cut, .outOfTime, .wrongPart, .failed: true
    case .status(let status): [408, 416, 429, 500, 502, 503, 504].contains(status)
    default: false
    }
  }

  /// Waits a little, longer each time. Function of the system: `usleep`.
  private static func pause(_ attempt: Int) { usleep(UInt32(min(attempt * attempt, 25)) * 200_000) }

  // MARK: What is wrong

  private borrowing func check(_ file: FetchedPart, _ published: Published) throws(InputError) {
    func fault(_ problem: Phrase) -> InputError {
      InputError(
        .badData, file: "@" + entry.name,
        problem: Phrase(
          "what came from \(entry.address) was thrown away: \(problem.english)",
          "пришедшее с \(entry.address) выброшено: \(problem.russian)"),
        hint: Phrase(
          "Try again later, or look at the address with a browser. \(entry.byHand.english)",
          "Повторите позже или откройте адрес в браузере. \(entry.byHand.russian)"))
    }
    if let problem = try FetchedContents(file.path).fault(as: entry.format) { throw fault(problem) }
    if let bytes = published.bytes, bytes != file.bytes {
      throw fault(
        Phrase(
          "it has \(file.bytes) bytes, and its publisher says \(bytes)",
          "в нём байтов \(file.bytes), а издатель называет \(bytes)"))
    }
    guard published.kind != "none" else { return }
    let own = published.kind == "md5" ? try MD5Digest.of(file: file.path) : file.sha256
    guard own == published.digest else {
      let name = published.kind == "md5" ? "MD5" : "SHA-256"
      throw fault(
        Phrase(
          "its \(name) is \(own), and its publisher says \(published.digest)",
          "его \(name) – \(own), а издатель называет \(published.digest)"))
    }
  }
}

/// Says every two seconds that something may be shown.
private final class ProgressClock {
  private var last = -2

  var isDue: Bool {
    let now = Download.now
    guard now >= last + 2 else { return false }
    last = now
    return true
  }
}
