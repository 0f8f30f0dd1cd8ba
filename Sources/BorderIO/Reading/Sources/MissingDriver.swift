package import BorderCore
internal import GDAL

/// A format that GDAL reads and writes where it was built with Apache Arrow, which Debian's was not.
package struct MissingDriver {
  /// The formats of Arrow.
  package enum Format: String, Sendable {
    case parquet = "Parquet"
    case arrow = "Arrow"

    /// The format of a file by its first bytes, or by the ending of its name where these do not tell it.
    ///
    /// Source: the magic numbers of Apache Parquet, of Arrow's IPC files, and of Feather's first version.
    init?(start: some Collection<UInt8>, ending: String) {
      if start.starts(with: Array("PAR1".utf8)) {
        self = .parquet
      } else if start.starts(with: Array("ARROW1".utf8)) || start.starts(with: Array("FEA1".utf8)) {
        self = .arrow
      } else if ["arrow", "arrows", "feather", "ipc"].contains(ending) {
        self = .arrow
      } else {
        return nil
      }
    }
  }

  private let format: Format
  private let version: String

  /// The driver of a format; `nil` where GDAL has it, or is missing itself.
  package init?(of format: Format) {
    guard let version = GDALVersion.runtime, !VectorDriver.all.contains(where: { $0.name == format.rawValue })
    else { return nil }
    self.format = format
    self.version = version
  }

  /// What is wrong.
  package var problem: Phrase {
    let name = format == .parquet ? "GeoParquet" : "Arrow"
    return Phrase(
      "\(name) needs GDAL's driver \(format.rawValue), which the GDAL here (\(version)) was built without",
      "для \(name) нужен драйвер GDAL \(format.rawValue), а здешняя GDAL (\(version)) собрана без него")
  }

  /// What to do about a file that is to be read.
  package var reading: Phrase {
    Phrase(
      "There are two ways: the Python package mezha, which reads it by pyarrow (mezha.borders(\"FILE\"), or mezha.read(\"FILE\").to_file(\"FILE.gpkg\") for this command); or a GDAL that has it, such as conda-forge's, with MEZHA_GDAL=libgdal.so",
      "Есть два пути: пакет mezha для Python, который читает его через pyarrow (mezha.borders(\"ФАЙЛ\") или mezha.read(\"ФАЙЛ\").to_file(\"ФАЙЛ.gpkg\") для этой команды); или GDAL, в которой он есть, например из conda-forge: MEZHA_GDAL=libgdal.so"
    )
  }

  /// What to do where one is to be written.
  package var writing: Phrase {
    Phrase(
      "There are two ways: the Python package mezha (mezha.write_parquet(mezha.borders(frame), \"FILE\")); or a GDAL that has it, such as conda-forge's, with MEZHA_GDAL=libgdal.so. Or take gpkg or fgb",
      "Есть два пути: пакет mezha для Python (mezha.write_parquet(mezha.borders(frame), \"ФАЙЛ\")); или GDAL, в которой он есть, например из conda-forge: MEZHA_GDAL=libgdal.so. Или возьмите gpkg или fgb"
    )
  }
}
