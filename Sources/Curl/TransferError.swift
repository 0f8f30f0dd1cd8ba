internal import CCurl

/// Why an address could not be fetched.
public struct TransferError: Error, Hashable, Sendable {
  /// What went wrong.
  public enum Kind: Hashable, Sendable {
    /// libcurl cannot be loaded.
    case missingLibrary
    /// The server answered with a status that says so.
    case status(Int)
    /// More bytes than the limit.
    case tooLarge
    /// The system refused to write, by its error number.
    case notWritten(Int32)
    /// An address, or one that it leads to, is not of HTTP or HTTPS.
    case protocolRefused
    /// The server sent another part than was asked for.
    case wrongPart
    /// The server's certificate is not trusted.
    case certificate
    /// Too slow, or too long.
    case outOfTime
    /// There is no connection.
    case unreachable
    /// The connection ended before all was there.
    case cut
    /// Anything else.
    case failed
  }

  /// What went wrong.
  public let kind: Kind
  /// What libcurl said; empty where the kind says all.
  public let message: String
  /// What had come until then; `nil` where there was no answer.
  public let response: Transfer.Response?

  init(kind: Kind, message: String, response: Transfer.Response? = nil) {
    self.kind = kind
    self.message = message
    self.response = response
  }

  /// That the connection ended before all was there, where the lengths show it.
  public static func cut(_ response: Transfer.Response) -> TransferError {
    TransferError(kind: .cut, message: "", response: response)
  }

  init(_ result: mezha_transfer_result, _ response: Transfer.Response) {
    let kind: Kind =
      switch result.outcome {
      case mezha_transfer_status: .status(response.status)
      case mezha_transfer_too_large: .tooLarge
      case mezha_transfer_not_written: .notWritten(result.system_error)
      case mezha_transfer_protocol: .protocolRefused
      case mezha_transfer_wrong_part: .wrongPart
      case mezha_transfer_certificate: .certificate
      case mezha_transfer_out_of_time: .outOfTime
      case mezha_transfer_unreachable: .unreachable
      case mezha_transfer_cut: .cut
      default: .failed
      }
    let text = unsafe withUnsafeBytes(of: result.message) {
      unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    self.init(kind: kind, message: text, response: response)
  }
}
