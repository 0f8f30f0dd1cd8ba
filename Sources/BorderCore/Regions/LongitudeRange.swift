/// Which longitudes there are, as files have them.
package struct LongitudeRange: Hashable, Sendable {
  var hasNegative = false
  var hasBeyond180 = false

  /// Whether they are those of a sheet from 0 to 360.
  var isSheetFromZero: Bool { hasBeyond180 && !hasNegative }

  mutating func formUnion(_ other: LongitudeRange) {
    hasNegative = hasNegative || other.hasNegative
    hasBeyond180 = hasBeyond180 || other.hasBeyond180
  }
}
