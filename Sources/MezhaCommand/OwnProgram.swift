import Glibc

/// The file of the running program, by which it can be started again.
enum OwnProgram {
  /// The kernel's own link, which holds even when the file was replaced or removed.
  static var path: String? { access("/proc/self/exe", X_OK) == 0 ? "/proc/self/exe" : nil }
}
