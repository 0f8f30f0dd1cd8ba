import Foundation
import FoundationXML

/// Whether bytes are well-formed XML.
func isWellFormedXML(_ data: Data) -> Bool { XMLParser(data: data).parse() }
