public import BorderCore
internal import Glibc

/// How much memory the program may still take, and what sets the limit.
///
/// Swift ends the program when memory cannot be had, so what would not fit is refused before it is asked for.
public struct MemoryBudget: Hashable, Sendable {
  /// What sets a limit.
  public enum Limit: Hashable, Sendable {
    /// `ulimit -v`: addresses, whether they are written to or not.
    case addresses
    /// `ulimit -d`: memory of the program's own.
    case data
    /// The control group of a container or a service.
    case controlGroup
    /// The memory of the machine, with its swap.
    case machine
    /// The environment variable `MEZHA_MEMORY_MB`.
    case variable

    /// Its name for messages.
    var name: Phrase {
      switch self {
      case .addresses: Phrase(same: "ulimit -v")
      case .data: Phrase(same: "ulimit -d")
      case .controlGroup: Phrase("the control group", "контрольная группа")
      case .machine: Phrase("the machine's memory", "память машины")
      case .variable: Phrase(same: "MEZHA_MEMORY_MB")
      }
    }
  }

  /// How many bytes are left.
  public let bytes: Int
  /// What sets the limit.
  public let limit: Limit

  /// What is left now: the least of all limits. Takes some ten microseconds.
  ///
  /// Functions of the system: `getrlimit`, and files in `/proc` and `/sys/fs/cgroup`.
  public static func now() -> MemoryBudget {
    var least = MemoryBudget(bytes: .max, limit: .machine)
    func consider(_ bytes: Int?, _ limit: Limit) {
      guard let bytes, bytes < least.bytes else { return }
      least = MemoryBudget(bytes: max(0, bytes), limit: limit)
    }
    let own = OwnMemory.now()
    consider(left(of: __rlimit_resource_t(RLIMIT_AS.rawValue), used: own.addresses), .addresses)
    consider(left(of: __rlimit_resource_t(RLIMIT_DATA.rawValue), used: own.data), .data)
    consider(ControlGroup.left(), .controlGroup)
    consider(machine(), .machine)
    if let megabytes = getenv("MEZHA_MEMORY_MB").flatMap({ Int(String(cString: $0)) }), megabytes > 0 {
      consider(min(megabytes, 1 << 40) << 20 - own.resident, .variable)
    }
    return least
  }

  private static func left(of resource: __rlimit_resource_t, used: Int) -> Int? {
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur < rlim_t(Int.max) else { return nil }
    return Int(limit.rlim_cur) - used
  }

  /// What the machine can give without ending other programs.
  private static func machine() -> Int? {
    let lines = SystemFile.text("/proc/meminfo").split(separator: "\n")
    func kilobytes(_ name: String) -> Int? {
      lines.first { $0.hasPrefix(name) }?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    }
    guard let available = kilobytes("MemAvailable:") else { return nil }
    return (available + (kilobytes("SwapFree:") ?? 0)) * 1024
  }
}

/// What the program has taken.
private struct OwnMemory {
  var addresses = 0
  var resident = 0
  var data = 0

  static func now() -> OwnMemory {
    let pages = SystemFile.text("/proc/self/statm").split(separator: " ").map { Int($0) ?? 0 }
    guard pages.count > 5 else { return OwnMemory() }
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    return OwnMemory(addresses: pages[0] * page, resident: pages[1] * page, data: pages[5] * page)
  }
}

/// Limits of control groups, version 2.
private enum ControlGroup {
  /// What the narrowest of the groups that the program is in has left; `nil` without a limit.
  static func left() -> Int? {
    let line = SystemFile.text("/proc/self/cgroup").split(separator: "\n").first { $0.hasPrefix("0::") }
    guard let line else { return nil }
    var folder = String(line.dropFirst(3))
    var least: Int?
    // As deep as groups are; the root has no limit.
    for _ in 0..<64 {
      let path = "/sys/fs/cgroup" + (folder == "/" ? "" : folder)
      if let limit = number(path + "/memory.max"), let used = number(path + "/memory.current") {
        // Pages of files are given back when memory is wanted.
        let files = SystemFile.text(path + "/memory.stat").split(separator: "\n")
          .first { $0.hasPrefix("inactive_file ") }?.split(separator: " ").last.flatMap { Int($0) }
        least = min(least ?? .max, limit - used + (files ?? 0))
      }
      guard let slash = folder.lastIndex(of: "/"), folder != "/" else { break }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
    return least
  }

  private static func number(_ path: String) -> Int? {
    Int(SystemFile.text(path).filter { !$0.isWhitespace })
  }
}

/// Small files of the system.
private enum SystemFile {
  /// The first 64 KiB of a file; empty when it cannot be read. Functions of the system: `open`, `read`.
  static func text(_ path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    return withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { room in
      let count = read(descriptor, room.baseAddress, room.count)
      return count > 0 ? String(decoding: room[..<count], as: UTF8.self) : ""
    }
  }
}

extension InputError {
  /// An input that would take more memory than there is.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - need: How many bytes more it would take, at least.
  ///   - budget: What is left.
  /// - Returns: The error, of bad data.
  public static func memory(_ file: String, need: Int, budget: MemoryBudget) -> InputError {
    let (needed, left) = (megabytes(need), megabytes(budget.bytes))
    let limit = budget.limit.name
    var error = InputError(
      .badData, file: file,
      problem: Phrase(
        "needs about \(needed) MB of memory more, and \(left) MB are left (\(limit.english))",
        "нужно ещё около \(needed) МБ памяти, а осталось \(left) МБ (\(limit.russian))"),
      hint: Phrase(
        "Raise the limit, or take less: --where, one layer, a part of the file, --threads 1",
        "Поднимите предел или возьмите меньше: --where, один слой, часть файла, --threads 1"))
    error.isAboutMemory = true
    return error
  }

  static func megabytes(_ bytes: Int) -> Int { max(0, bytes) >> 20 }
}

extension RegionSet {
  /// How much memory measuring borders takes beside the regions themselves, at least.
  ///
  /// For each vertex 4 bytes for its name and 16 for a table, or later 32 of addresses for chains, most of which are
  /// never written to; for each ring, region and their borders what was measured of grids of squares.
  ///
  /// - Parameter limit: What sets the limit: addresses count also where nothing is written to them.
  /// - Returns: The number of bytes.
  public func memoryForBorders(under limit: MemoryBudget.Limit) -> Int {
    let perVertex = limit == .addresses || limit == .data ? 36 : 20
    return perVertex * positions.count + 250 * ringCount + 150 * regionCount
  }
}
