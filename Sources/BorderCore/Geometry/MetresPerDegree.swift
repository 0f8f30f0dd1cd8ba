/// How many metres a degree has on WGS 84, where a bound or a round figure is enough; `LocalScale` has it to seven digits.
package enum MetresPerDegree {
  /// Fewer than any degree of latitude has (110,574 at the equator): what is so many metres away differs by no more degrees
  /// of latitude than by this number, and nothing is missed.
  package static let least = 110_500.0
  /// More than any degree has, of latitude (111,694 at the poles) or of longitude (111,320 at the equator): what differs by
  /// so many degrees is no farther away than by this number.
  package static let most = 111_700.0
  /// A degree of longitude on the equator. It turns a number of digits or a tolerance into degrees, not a distance.
  package static let ofEquator = 111_320.0
  /// A degree of latitude in the mean. For shapes whose form matters and whose size is measured otherwise.
  package static let meanOfLatitude = 111_132.0
}
