internal import CGDAL
private import Synchronization

/// Reading files through GDAL's virtual file system.
public enum VirtualFile {
  /// The name by which GDAL opens a file: compressed files get the prefix that unpacks them.
  ///
  /// `x.gz` becomes `/vsigzip/x.gz`, `x.zip` and `x.tar` their like; all else stays as it is.
  public static func path(for file: String) -> String {
    if file.hasPrefix("/vsi") { return file }
    let lowercased = file.lowercased()
    if lowercased.hasSuffix(".tar") || lowercased.hasSuffix(".tar.gz") || lowercased.hasSuffix(".tgz") {
      return "/vsitar/" + file
    }
    if lowercased.hasSuffix(".gz") { return "/vsigzip/" + file }
    // A zipped shapefile or KML has its own driver; other archives are looked into.
    if lowercased.hasSuffix(".zip") { return "/vsizip/" + file }
    return file
  }

  /// The names in a folder or an archive, not in depth, sorted; empty when it cannot be read.
  ///
  /// C function: `VSIReadDir`.
  public static func contents(of folder: String) -> [String] {
    MessageCollector.collecting { _ in
      guard let list = unsafe VSIReadDir(folder) else { return [] }
      defer { unsafe CSLDestroy(list) }
      var names: [String] = []
      var next = unsafe list
      while let name = unsafe next.pointee {
        unsafe names.append(String(cString: name))
        unsafe next += 1
      }
      return names.filter { $0 != "." && $0 != ".." }.sorted()
    }
  }

  /// How many bytes the files of an archive are in all, unpacked, as the archive states; 0 when it cannot be read.
  ///
  /// Looks at a million names at most. C functions: `VSIReadDirRecursive`, `mezha_vsi_size`.
  public static func sizeOfMembers(of archive: String) -> Int {
    MessageCollector.collecting { _ in
      guard let list = unsafe VSIReadDirRecursive(archive) else { return 0 }
      defer { unsafe CSLDestroy(list) }
      var total = 0
      var index = 0
      while index < 1_000_000, let name = unsafe list[index] {
        let size = unsafe mezha_vsi_size(archive + "/" + String(cString: name))
        total = min(total, Int.max / 2) + min(Int(max(size, 0)), Int.max / 4)
        index += 1
      }
      return total
    }
  }

  /// Reads a whole file in pieces of 1 MiB.
  ///
  /// - Parameters:
  ///   - path: A name as GDAL knows it.
  ///   - take: Gets each piece; returns whether to go on.
  /// - Throws: `GDALError` when it cannot be opened or is damaged.
  ///
  /// C functions: `VSIFOpenExL`, `VSIFReadL`, `VSIFEofL`, `VSIFCloseL`.
  public static func read(
    _ path: String, _ take: (UnsafeRawBufferPointer) -> Bool
  ) throws(GDALError) {
    try Registration.ensure()
    try MessageCollector.collecting { messages throws(GDALError) in
      guard let file = unsafe VSIFOpenExL(path, "rb", 1) else { throw messages.error("VSIFOpenExL") }
      defer { unsafe _ = VSIFCloseL(file) }
      let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
      defer { unsafe block.deallocate() }
      messages.forgetFailure()
      while true {
        let count = unsafe VSIFReadL(block.baseAddress, 1, block.count, file)
        if count > 0, unsafe !take(UnsafeRawBufferPointer(rebasing: block[..<count])) { return }
        if count < block.count { break }
      }
      if messages.failure != nil { throw messages.error("VSIFReadL") }
    }
  }
}

/// Bytes that GDAL opens like a file. Must outlive what is opened from it. Removed once, at the end.
@safe
public struct MemoryFile: ~Copyable {
  /// The name to open, in `/vsimem/`.
  public let path: String
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  private static let counter = Mutex(0)

  /// Copies the bytes. C function: `VSIFileFromMemBuffer`.
  ///
  /// - Parameters:
  ///   - contents: The bytes of the file.
  ///   - suffix: The end of the name, by which some drivers know their format.
  /// - Throws: `GDALError` when there is no memory.
  public init(_ contents: [UInt8], suffix: String = "") throws(GDALError) {
    try self.init(copying: Self.checked(contents), at: Self.newPath(suffix: suffix))
  }

  /// A name in `/vsimem/` that no other file of this process has.
  ///
  /// - Parameter suffix: The end of the name, by which some drivers know their format.
  /// - Returns: The name; no file has it yet.
  public static func newPath(suffix: String) -> String {
    let number = counter.withLock { (count: inout Int) in
      count += 1
      return count
    }
    return "/vsimem/mezha/\(number)\(suffix)"
  }

  /// Copies the bytes to a given name in `/vsimem/`.
  init(_ contents: [UInt8], at path: String) throws(GDALError) {
    try self.init(copying: Self.checked(contents), at: path)
  }

  /// The bytes, once the library that they are for is there.
  private static func checked(_ contents: [UInt8]) throws(GDALError) -> [UInt8] {
    try Registration.ensure()
    return contents
  }

  private init(copying contents: [UInt8], at path: String) throws(GDALError) {
    self.path = path
    unsafe bytes = .allocate(capacity: contents.count)
    unsafe _ = bytes.initialize(from: contents)
    let file = unsafe VSIFileFromMemBuffer(path, bytes.baseAddress, UInt64(bytes.count), 0)
    guard let file = unsafe file else {
      unsafe bytes.deallocate()
      throw GDALError(function: "VSIFileFromMemBuffer", code: 0, message: "out of memory")
    }
    unsafe _ = VSIFCloseL(file)
  }

  /// C function: `VSIUnlink`.
  deinit {
    unsafe _ = VSIUnlink(path)
    unsafe bytes.deallocate()
  }
}
