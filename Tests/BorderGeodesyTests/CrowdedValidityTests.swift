import BorderCore
import BorderGeodesy
import Foundation
import Testing

/// Parts of one region that meet in one vertex: too many are not checked, and which region that is, is known.
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
    #expect(RegionValidity.crowded(in: wedges(5000)) == [RegionID(0)])
    #expect(RegionValidity.check(wedges(5000)).isEmpty)
    #expect(RegionValidity.crowded(in: wedges(1600)).isEmpty)
  }
}
