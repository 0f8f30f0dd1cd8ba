package import BorderCore
internal import Glibc

extension Position {
  /// The place on WGS 84 in metres from the earth's centre.
  package var earthCentred: SIMD3<Double> {
    let (lon, lat) = (longitude * .pi / 180, latitude * .pi / 180)
    let flattening = 1 / 298.257223563
    let square = flattening * (2 - flattening)
    let (sine, cosine) = (sin(lat), cos(lat))
    let normal = 6_378_137 / (1 - square * sine * sine).squareRoot()
    return SIMD3(normal * cosine * cos(lon), normal * cosine * sin(lon), normal * (1 - square) * sine)
  }
}
