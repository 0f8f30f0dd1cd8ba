internal import BorderCore
internal import GDAL

/// Carries coordinates of a plane, in whatever unit, to where degrees have room, so that neighbours can be found.
///
/// They are divided by a power of two, which changes no digit: what was equal stays equal, and what lay left of a line
/// stays left of it. Nothing comes near the 180th meridian, where a map of the earth would be cut.
struct PlanarScale: PositionTransform {
  func transform(_ positions: UnsafeMutableBufferPointer<Position>) {
    for index in positions.indices {
      positions[index] = Position(
        longitude: positions[index].longitude / PlaneUnits.divisor,
        latitude: positions[index].latitude / PlaneUnits.divisor)
    }
  }

  /// Why a file with a CRS cannot be read where coordinates, its own or another input's, are those of a plane.
  static func mixed(_ input: InputSpec, _ system: CoordinateSystem) -> InputError {
    let name = SourceOpening.describe(system)
    return InputError(
      .badData, file: input.file, layer: input.layer,
      problem: Phrase(
        "its CRS is \(name), but coordinates here or in another input are no degrees",
        "его система координат – \(name), а координаты здесь или в другом источнике не в градусах"),
      hint: Phrase(
        "Declare the CRS of an input that names none: --crs EPSG:CODE. If these are no degrees, the file names a wrong one",
        "Укажите систему источника, где её нет: --crs EPSG:КОД. Если не в градусах координаты здесь, файл называет не ту"
      ))
  }
}

extension RegionCollector {
  /// Takes the coordinates of the input as those of a plane.
  func setPlanar() {
    transform = PlanarScale()
    source.coordinateSystem = "none (a plane)"
    source.notes.append(
      Phrase(
        "the layer has no CRS with a place on the earth, and its coordinates are no degrees: neighbours are found, lengths are not measured. --crs EPSG:CODE declares a CRS",
        "у слоя нет системы координат, привязанной к Земле, и координаты не в градусах: соседи найдены, длины не измерены. Систему координат задаёт --crs EPSG:КОД"
      ))
  }
}
