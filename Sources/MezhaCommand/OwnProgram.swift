#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The file of the running program, by which it can be started again.
enum OwnProgram {
  #if canImport(Darwin)
    static var path: String? {
      var size = UInt32(PATH_MAX)
      var bytes = [CChar](repeating: 0, count: Int(size) + 1)
      return _NSGetExecutablePath(&bytes, &size) == 0 ? String(cString: bytes) : nil
    }
  #else
    /// The kernel's own link, which holds even when the file was replaced or removed.
    static var path: String? { access("/proc/self/exe", X_OK) == 0 ? "/proc/self/exe" : nil }
  #endif
}
