import Glibc

/// One object for each thread, released when its thread ends.
///
/// Swift has no thread-local variables, and a task-local value is not one: tasks change threads. If the
/// system has no key left, every call makes a new object, which costs time but stays correct.
struct PerThread<Object: AnyObject>: Sendable {
  private let key: pthread_key_t?

  init() {
    var key = pthread_key_t()
    let status = unsafe pthread_key_create(&key) { object in
      if let object = unsafe object { unsafe Unmanaged<AnyObject>.fromOpaque(object).release() }
    }
    self.key = status == 0 ? key : nil
  }

  /// The object of the calling thread, made at the first call.
  func object(orMake make: () -> Object) -> Object {
    guard let key else { return make() }
    if let known = unsafe pthread_getspecific(key) {
      return unsafe Unmanaged<Object>.fromOpaque(known).takeUnretainedValue()
    }
    let made = make()
    let retained = unsafe Unmanaged.passRetained(made)
    if unsafe pthread_setspecific(key, retained.toOpaque()) != 0 { unsafe retained.release() }
    return made
  }
}
