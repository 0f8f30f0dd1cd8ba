import BorderCore
import BorderTables
import Mezha
import Testing

@testable import BorderIO

/// Reads files by the readers of Mezha's own and by GDAL, and compares.
enum BothWays {
  /// All that is told of an input but for the WKT, which only GDAL gives.
  struct Summary: Equatable {
    var bits: [UInt64] = []
    var numbers: [[Int]] = []
    var regions: [Region] = []
    var problems: [RegionProblem] = []
    var sources: [SourceInfo] = []
    var failure: InputError?
  }

  /// What reading gives, bit for bit, or why it fails.
  static func summary(_ inputs: [InputSpec], _ options: ReadOptions) -> Summary {
    var summary = Summary()
    do throws(InputError) {
      let input = try RegionReader.read(inputs, options: options)
      let set = input.regions
      summary.bits = set.positions.flatMap { [$0.longitude.bitPattern, $0.latitude.bitPattern] }
      summary.numbers = [
        set.ringStarts, set.ringParts.map(Int.init), set.partRings, set.partRegions.map(\.index),
      ]
      summary.regions = set.regions
      summary.problems = set.problems
      summary.sources = input.sources
      for index in summary.sources.indices { summary.sources[index].wkt = "" }
    } catch {
      summary.failure = error
    }
    return summary
  }

  /// Expects both ways to give the same of the inputs of a mosaic, and gives it.
  @discardableResult
  static func expectSame(
    _ inputs: [InputSpec], _ options: ReadOptions = ReadOptions(),
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> Summary {
    var byGDAL = options
    byGDAL.readsByGDAL = true
    let own = summary(inputs, options)
    let given = summary(inputs, byGDAL)
    // Not by one comparison: a failure would print a million numbers.
    #expect(own.failure == given.failure, sourceLocation: sourceLocation)
    #expect(own.bits.count == given.bits.count, sourceLocation: sourceLocation)
    #expect(own.bits.elementsEqual(given.bits) == true, "positions differ", sourceLocation: sourceLocation)
    #expect(own.numbers.elementsEqual(given.numbers) == true, "rings differ", sourceLocation: sourceLocation)
    let different = zip(own.regions, given.regions).first { $0 != $1 }
    #expect(different == nil && own.regions.count == given.regions.count, sourceLocation: sourceLocation)
    #expect(own.problems.prefix(3) == given.problems.prefix(3), sourceLocation: sourceLocation)
    #expect(own.problems.count == given.problems.count, sourceLocation: sourceLocation)
    #expect(own.sources == given.sources, sourceLocation: sourceLocation)
    return own
  }

  /// Whether the reader of Mezha's own takes a file.
  static func isOwn(_ input: InputSpec, _ options: ReadOptions = ReadOptions()) throws(InputError) -> Bool {
    let collector = RegionCollector(isOneOfSeveral: false)
    let took = try read(input, options, into: collector)
    if !took {
      #expect(collector.sources.isEmpty && collector.builder.vertexCount == 0)
      #expect(collector.builder.regionCount == 0 && collector.builder.problems.isEmpty)
    }
    return took
  }

  /// Reads by the reader of Mezha's own that the name of the file asks for.
  static func read(
    _ input: InputSpec, _ options: ReadOptions, into collector: RegionCollector
  ) throws(InputError) -> Bool {
    input.format == "fgb"
      ? try FlatGeobufRegions.read(input, options, into: collector)
      : try GeoPackageRegions.read(input, options, into: collector)
  }
}
