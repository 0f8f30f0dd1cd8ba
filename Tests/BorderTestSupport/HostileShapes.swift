public import BorderCore
import Glibc

/// Regions on which a method with a bad worst case takes for ever.
public enum HostileShapes {
  /// Triangles round one vertex: *k* regions of which *k*² / 2 pairs touch.
  public static func fan(_ count: Int) -> RegionSet {
    var builder = RegionSetBuilder()
    let centre = Position(longitude: 50, latitude: 50)
    for index in 0..<count {
      builder.beginRegion(Region(id: "F\(index)"))
      builder.beginPart()
      builder.addRing([centre, onCircle(index, of: count), onCircle((index + 1) % count, of: count), centre])
    }
    return builder.finish()
  }

  /// One ring that passes a vertex so many times.
  public static func flower(_ petals: Int) -> RegionSet {
    let centre = Position(longitude: 50, latitude: 50)
    var ring: [Position] = []
    for index in 0..<petals {
      ring += [centre, onCircle(2 * index, of: 2 * petals), onCircle(2 * index + 1, of: 2 * petals)]
    }
    return single([ring + [centre]])
  }

  /// The same square so many times.
  public static func identical(_ count: Int) -> RegionSet {
    var builder = RegionSetBuilder()
    for index in 0..<count {
      builder.beginRegion(Region(id: "I\(index)"))
      builder.beginPart()
      builder.addRing(square(10, 10, 1))
    }
    return builder.finish()
  }

  /// A comb with long slanted teeth: the boxes of all overlap, and no line meets another.
  public static func slantedComb(_ teeth: Int) -> RegionSet {
    var ring = [Position(longitude: 0, latitude: 0)]
    for index in 0..<teeth {
      let x = Double(index) * 1e-4
      ring += [
        Position(longitude: x + 10, latitude: 10), Position(longitude: x + 10 + 5e-5, latitude: 10),
        Position(longitude: x + 5e-5, latitude: 0.001), Position(longitude: x + 1e-4, latitude: 0.001),
      ]
    }
    ring += [Position(longitude: Double(teeth) * 1e-4, latitude: 0), ring[0]]
    return single([ring])
  }

  /// A comb with long upright teeth, all of them in many rows.
  public static func uprightComb(_ teeth: Int) -> RegionSet {
    var ring = [Position(longitude: 0, latitude: 0)]
    for index in 0..<teeth {
      let x = Double(index) * 1e-4
      ring += [
        Position(longitude: x, latitude: 10), Position(longitude: x + 5e-5, latitude: 10),
        Position(longitude: x + 5e-5, latitude: 0.1), Position(longitude: x + 1e-4, latitude: 0.1),
      ]
    }
    ring += [Position(longitude: Double(teeth) * 1e-4, latitude: 0), ring[0]]
    return single([ring])
  }

  /// A ring that runs to and fro along one line.
  public static func collinear(_ vertices: Int, seed: UInt64 = 1) -> RegionSet {
    var generator = SplitMix64(seed: seed)
    var ring = (0..<vertices).map { _ in
      Position(longitude: Double.random(in: 0...10, using: &generator), latitude: 0)
    }
    ring += [Position(longitude: 5, latitude: 1), ring[0]]
    return single([ring])
  }

  /// Squares inside each other, each but the innermost with the next one cut out.
  public static func nested(_ count: Int) -> RegionSet {
    var builder = RegionSetBuilder()
    for index in 0..<count {
      let a = Double(index) * 5 / Double(count)
      let b = Double(index + 1) * 5 / Double(count)
      builder.beginRegion(Region(id: "N\(index)"))
      builder.beginPart()
      builder.addRing(square(a, a, 10 - 2 * a))
      if index < count - 1 { builder.addRing(square(b, b, 10 - 2 * b).reversed()) }
    }
    return builder.finish()
  }

  private static func square(_ x: Double, _ y: Double, _ size: Double) -> [Position] {
    [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)].map {
      Position(longitude: $0.0, latitude: $0.1)
    }
  }

  private static func single(_ rings: [[Position]]) -> RegionSet {
    var builder = RegionSetBuilder()
    builder.beginRegion(Region(id: "A"))
    builder.beginPart()
    for ring in rings { builder.addRing(ring) }
    return builder.finish()
  }

  private static func onCircle(_ index: Int, of count: Int) -> Position {
    let angle = 2 * Double.pi * Double(index) / Double(count)
    return Position(longitude: 50 + cos(angle), latitude: 50 + sin(angle))
  }
}
