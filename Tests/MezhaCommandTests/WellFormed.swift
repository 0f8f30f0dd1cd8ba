import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Whether bytes are well-formed XML.
func isWellFormedXML(_ data: Data) -> Bool { XMLParser(data: data).parse() }
