import BorderCore
import BorderGeodesy
import Foundation
import Testing

/// Parts of one region that meet in one vertex, or lie over each other: too many are not checked, and which region that is, is known.
@Suite struct CrowdedValidityTests {
  private func wedges(_ count: Int) -> RegionSet {
    var builder = RegionSetBuilder()
    builder.beginRegion(Region(id: "A"))
    for number in 0..<count {
      let angles = [0, 0.9].map { 2 * Double.pi * (Double(number) + $0) / Double(count) }
      let corners = angles.map { Position(longitude: 10 + cos($0), latitude: 50 + sin($0)) }
      let centre = Position(longitude: 10, latitude: 50)
      builder.beginPart()
      builder.addRing([centre] + corners + [centre])
    }
    return builder.finish()
  }

  @Test func `a fan of parts is left out, a small one is checked`() {
    #expect(RegionValidity.findings(in: wedges(5000)).unchecked == [RegionID(0)])
    #expect(RegionValidity.check(wedges(5000)).isEmpty)
    #expect(RegionValidity.findings(in: wedges(1600)).unchecked.isEmpty)
  }

  /// A square with so many holes, each around the next one.
  private func nested(_ count: Int) -> RegionSet {
    var builder = RegionSetBuilder()
    builder.beginRegion(Region(id: "A"))
    builder.beginPart()
    for number in 0...count {
      let half = 10 - 9 * Double(number) / Double(count)
      let ring = [(-half, -half), (half, -half), (half, half), (-half, half), (-half, -half)]
      builder.addRing(
        (number == 0 ? ring : ring.reversed()).map { Position(longitude: $0.0, latitude: $0.1) })
    }
    return builder.finish()
  }

  @Test func `holes around each other are left out, few are checked`() {
    #expect(RegionValidity.findings(in: nested(5000)).unchecked == [RegionID(0)])
    #expect(RegionValidity.check(nested(5000)).isEmpty)
    #expect(RegionValidity.findings(in: nested(1000)).unchecked.isEmpty)
    #expect(RegionValidity.check(nested(1000)).count == 1)
  }

  /// Slanted strips side by side: the boxes of all overlap, their ground does not.
  @Test func `parts side by side whose boxes overlap are bounded, too`() {
    var builder = RegionSetBuilder()
    builder.beginRegion(Region(id: "A"))
    for number in 0..<1500 {
      let (a, b) = (Double(number) / 150, Double(number + 1) / 150)
      let ring: [(Double, Double)] = [(a, 0), (b, 0), (b + 10, 10), (a + 10, 10), (a, 0)]
      builder.beginPart()
      builder.addRing(ring.map { Position(longitude: $0.0, latitude: $0.1) })
    }
    #expect(RegionValidity.findings(in: builder.finish()).unchecked == [RegionID(0)])
  }
}
