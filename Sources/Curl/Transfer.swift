internal import CCurl

/// A connection over which files are fetched by HTTP and HTTPS, one after another. Closed once, at the end.
///
/// libcurl is loaded when the first one is made. Certificates are checked, redirects lead to no other protocol and from HTTPS
/// never down to HTTP, no passwords are looked up, and proxies are those that the environment names, as curl takes them.
@safe
public struct Transfer: ~Copyable {
  private let pointer: OpaquePointer

  /// C function: `mezha_transfer_new`, by `dlopen` and `curl_easy_init`.
  ///
  /// - Throws: ``TransferError`` when the library is missing.
  public init() throws(TransferError) {
    if let reason = unsafe mezha_curl_load() {
      throw TransferError(kind: .missingLibrary, message: unsafe String(cString: reason))
    }
    guard let made = unsafe mezha_transfer_new() else {
      throw TransferError(kind: .missingLibrary, message: "curl_easy_init failed")
    }
    unsafe pointer = unsafe made
  }

  /// C function: `curl_easy_cleanup`.
  deinit { unsafe mezha_transfer_free(pointer) }

  /// The version of libcurl; `nil` where it is missing.
  public static var version: String? { unsafe mezha_curl_version().map { unsafe String(cString: $0) } }

  /// Fetches an address, or the rest of it, into a file.
  ///
  /// - Parameters:
  ///   - address: The address.
  ///   - descriptor: The file, open for writing. A server that begins again has it cut to nothing.
  ///   - start: What is there already; `nil` to begin.
  ///   - limits: How large and how long it may be.
  ///   - progress: Gets how far it is, again and again.
  /// - Returns: What came.
  /// - Throws: ``TransferError`` with what came until then.
  ///
  /// C function: `mezha_transfer_fetch`, by `curl_easy_perform`.
  public borrowing func fetch(
    _ address: String, into descriptor: Int32, after start: Beginning? = nil, limits: Limits,
    progress: (Progress) -> Void = { _ in }
  ) throws(TransferError) -> Response {
    var result = mezha_transfer_result()
    withoutActuallyEscaping(progress) { progress in
      var box = Box(progress: progress)
      unsafe withUnsafeMutablePointer(to: &box) { box in
        unsafe address.withCString { address in
          unsafe limits.agent.withCString { agent in
            unsafe (start?.validator ?? "").withCString { validator in
              var request = unsafe mezha_transfer_request()
              unsafe request.address = unsafe address
              unsafe request.agent = unsafe agent
              unsafe request.file = descriptor
              unsafe request.offset = Int64(start?.count ?? 0)
              unsafe request.validator = unsafe validator
              unsafe request.size_limit = Int64(limits.bytes)
              unsafe request.connect_seconds = min(limits.connectSeconds, limits.seconds)
              unsafe request.stall_seconds = min(limits.stallSeconds, limits.seconds)
              unsafe request.total_seconds = limits.seconds
              unsafe request.context = UnsafeMutableRawPointer(box)
              unsafe request.progress = { context, now, total, validator in
                guard let box = unsafe context?.assumingMemoryBound(to: Box.self) else { return }
                let text = unsafe validator.map { unsafe String(cString: $0) } ?? ""
                unsafe box.pointee.progress(
                  Progress(count: Int(now), total: total < 0 ? nil : Int(total), validator: text))
              }
              unsafe mezha_transfer_fetch(pointer, &request, &result)
            }
          }
        }
      }
    }
    let response = Response(result)
    guard result.outcome == mezha_transfer_complete else {
      throw TransferError(result, response)
    }
    return response
  }

  private struct Box { var progress: (Progress) -> Void }
}

extension Transfer {
  /// What of a file is there already.
  public struct Beginning: Hashable, Sendable {
    /// How many bytes.
    public var count: Int
    /// The tag or date that the server gave them; empty for none, and then the server may have another file by now.
    public var validator: String

    /// A beginning.
    public init(count: Int, validator: String) {
      self.count = count
      self.validator = validator
    }
  }

  /// How far a file is.
  public struct Progress: Hashable, Sendable {
    /// How many bytes are there.
    public let count: Int
    /// How many there will be, where the server says it.
    public let total: Int?
    /// The tag or date that the server gives them; empty for none.
    public let validator: String
  }

  /// How large a file may be, and how long it may take.
  public struct Limits: Hashable, Sendable {
    /// The greatest size in bytes.
    public var bytes: Int
    /// Seconds for one request in all.
    public var seconds: Int
    /// Seconds at less than 100 bytes a second.
    public var stallSeconds = 30
    /// Seconds until there is a connection.
    public var connectSeconds = 20
    /// Who asks.
    public var agent: String

    /// Limits.
    public init(bytes: Int, seconds: Int, agent: String) {
      self.bytes = bytes
      self.seconds = seconds
      self.agent = agent
    }
  }

  /// What came of a request.
  public struct Response: Hashable, Sendable {
    /// Where in the file the bytes begin: 0 where the server began again.
    public let begin: Int
    /// How many bytes came.
    public let received: Int
    /// The size of the whole as the server states it.
    public let total: Int?
    /// The status of HTTP, 0 where there was no answer.
    public let status: Int
    /// The tag or date of the bytes, empty for none.
    public let validator: String
    /// The type of the contents as the server states it, such as `text/html`.
    public let type: String
    /// The address that the bytes came from in the end.
    public let address: String

    init(_ result: mezha_transfer_result) {
      func text<Characters>(_ characters: Characters) -> String {
        unsafe withUnsafeBytes(of: characters) {
          unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
      }
      begin = Int(result.begin)
      received = Int(result.received)
      total = result.total < 0 ? nil : Int(result.total)
      status = result.status
      validator = text(result.validator)
      type = text(result.type)
      address = text(result.address)
    }
  }
}
