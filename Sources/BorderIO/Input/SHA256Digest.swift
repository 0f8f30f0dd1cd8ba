internal import BorderCore
private import CCrypto
internal import Glibc

/// SHA-256 (FIPS 180-4), by libcrypto.
public enum SHA256Digest {
  /// The digest of a file in lower-case hex, read in blocks of 1 MiB.
  ///
  /// - Parameter file: The file's name.
  /// - Returns: 64 digits.
  /// - Throws: `InputError` when it cannot be read.
  ///
  /// C functions: `EVP_DigestInit_ex`, `EVP_DigestUpdate`, `EVP_DigestFinal_ex`.
  public static func of(file: String) throws(InputError) -> String {
    try DigestContext(.sha256).digest(ofFile: file)
  }

  /// The digest of bytes in lower-case hex.
  public static func of(bytes: UnsafeRawBufferPointer) -> String {
    let context = DigestContext(.sha256)
    context.update(bytes)
    return context.finish()
  }

  /// The digest of a text in Base64 (RFC 4648), as policies of web pages name scripts.
  package static func base64(of text: String) -> String {
    let context = DigestContext(.sha256)
    var text = text
    text.withUTF8 { context.update(UnsafeRawBufferPointer($0)) }
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let bytes = context.bytes()
    var result = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let three = bytes[start..<min(start + 3, bytes.count)]
      let bits = three.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - three.count))
      for place in 0..<4 {
        result.append(place <= three.count ? alphabet[bits >> (18 - 6 * place) & 63] : "=")
      }
    }
    return result
  }
}

/// MD5 (RFC 1321), by libcrypto: for files whose publishers give nothing better. It shows damage, no malice.
package enum MD5Digest {
  /// The digest of a file in lower-case hex.
  ///
  /// - Throws: `InputError` when it cannot be read.
  package static func of(file: String) throws(InputError) -> String {
    try DigestContext(.md5).digest(ofFile: file)
  }
}

/// Owns a digest in the making. C functions: `EVP_MD_CTX_new`, `EVP_MD_CTX_free`.
private struct DigestContext: ~Copyable {
  enum Algorithm { case sha256, md5 }

  private let pointer = EVP_MD_CTX_new()

  init(_ algorithm: Algorithm) {
    EVP_DigestInit_ex(pointer, algorithm == .sha256 ? EVP_sha256() : EVP_md5(), nil)
  }

  /// The digest of a file, read in blocks.
  func digest(ofFile file: String) throws(InputError) -> String {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable(file) }
    defer { close(descriptor) }
    // Little enough to be in the cache still when it is read again.
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 64)
    defer { block.deallocate() }
    while true {
      let count = read(descriptor, block.baseAddress, block.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Self.unreadable(file) }
      if count == 0 { return finish() }
      update(UnsafeRawBufferPointer(rebasing: block[..<count]))
    }
  }

  private static func unreadable(_ file: String) -> InputError {
    let reason = SystemReason.phrase()
    return InputError(
      .noSuchInput, file: file,
      problem: Phrase("cannot be read: \(reason.english)", "не читается: \(reason.russian)"),
      hint: Phrase(
        "It must stay where it is until the work is done", "Он должен оставаться на месте до конца работы"))
  }

  deinit { EVP_MD_CTX_free(pointer) }

  func update(_ bytes: UnsafeRawBufferPointer) {
    if let start = bytes.baseAddress { EVP_DigestUpdate(pointer, start, bytes.count) }
  }

  func bytes() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    EVP_DigestFinal_ex(pointer, &bytes, &count)
    return Array(bytes.prefix(Int(count)))
  }

  func finish() -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
