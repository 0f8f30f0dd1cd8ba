internal import BorderCore
internal import BorderTables

/// Reads regions from FlatGeobuf, features in the order of the file, where that gives just what GDAL gives.
enum FlatGeobufRegions {
  /// - Returns: `false` when the file is left to GDAL; the collector is as before then.
  /// - Throws: `InputError` with the feature and the byte where the file is damaged.
  static func read(
    _ input: InputSpec, _ options: ReadOptions, into collector: RegionCollector
  ) throws(InputError) -> Bool {
    let contents = try PaddedText(mapping: input.file, isPassedThrough: collector.spill != nil)
    let file = UnsafeRawBufferPointer(start: contents.start, count: contents.count)
    defer { withExtendedLifetime(contents) {} }
    let opened: FlatGeobufHeader?
    do throws(FlatBuffer.Damage) {
      opened = try FlatGeobufHeader(file)
    } catch {
      throw damaged(input, layer: nil, at: error.offset)
    }
    guard let header = opened, isPlain(header, input), header.system != .none || options.declaredCRS == nil,
      let plan = try? FieldPlan(fields: header.columns.map(\.name), options: options),
      plan.slots.allSatisfy({ FlatGeobufFeature.isPlain(header.columns[$0].kind) })
    else { return false }
    let mark = collector.mark
    let info = SourceInfo(
      file: input.file, layer: header.name, driver: "FlatGeobuf", coordinateSystem: SourceOpening.wgs84Name)
    collector.begin(info, plan: plan)
    if header.system == .none { SourceOpening.assumeWGS84(collector) }
    var number = 0
    do {
      try readFeatures(header, plan, file, into: collector, number: &number)
    } catch let damage as FlatBuffer.Damage {
      throw damaged(input, layer: header.name, at: damage.offset, feature: number)
    } catch {
      collector.rollBack(to: mark)
      return false
    }
    try SourceOpening.checkDegrees(collector, input: input, isAssumed: header.system == .none)
    return true
  }

  /// Shows attributes alone. See `AttributeReader`.
  ///
  /// - Returns: `false` when the file is left to GDAL.
  static func readAttributes(
    _ input: InputSpec, _ fields: [String], _ visit: ((Int) -> String?) -> Bool
  ) throws(InputError) -> Bool {
    let contents = try PaddedText(mapping: input.file, isPassedThrough: true)
    let file = UnsafeRawBufferPointer(start: contents.start, count: contents.count)
    defer { withExtendedLifetime(contents) {} }
    guard let header = try? FlatGeobufHeader(file), isPlain(header, input) else { return false }
    let columns = fields.compactMap { name in header.columns.firstIndex { $0.name == name } }
    guard columns.count == fields.count else { return false }
    let feature = FlatGeobufFeature(header, slots: columns, file: file)
    var place = header.firstFeature
    do throws(FlatBuffer.Damage) {
      for number in 0..<header.featureCount {
        if number % 1024 == 1023 { MappedFiles.giveBack() }
        let (buffer, next) = try self.feature(at: place, in: file)
        _ = try feature.open(buffer)
        var isValid = true
        if !visit({ feature.text($0, isValidUTF8: &isValid) }) { break }
        place = next
      }
    } catch {
      throw damaged(input, layer: header.name, at: error.offset)
    }
    return true
  }

  /// The feature that begins at a place, and where the next one does.
  private static func feature(
    at place: Int, in file: UnsafeRawBufferPointer
  ) throws(FlatBuffer.Damage) -> (buffer: FlatBuffer, next: Int) {
    guard place <= file.count - 4 else { throw FlatBuffer.Damage(offset: place) }
    let size = Int(file.loadUnaligned(fromByteOffset: place, as: UInt32.self))
    guard size <= file.count - place - 4 else { throw FlatBuffer.Damage(offset: place) }
    return (FlatBuffer(file, (place + 4)..<(place + 4 + size)), place + 4 + size)
  }

  /// Whether the layer is one that the user may mean, of plain polygons in degrees on WGS 84.
  private static func isPlain(_ header: FlatGeobufHeader, _ input: InputSpec) -> Bool {
    typealias Shape = FlatGeobufHeader.Shape
    return [Shape.unknown, Shape.polygon, Shape.multiPolygon].contains(header.shape)
      && !header.hasMoreDimensions && header.system != .other && header.featureCount > 0
      && (input.layer == nil || input.layer == header.name)
  }

  /// Shows all features to the collector; `number` is the one in reading, counted from 1, for messages.
  private static func readFeatures(
    _ header: FlatGeobufHeader, _ plan: FieldPlan, _ file: UnsafeRawBufferPointer,
    into collector: RegionCollector, number: inout Int
  ) throws {
    let feature = FlatGeobufFeature(header, slots: plan.slots, file: file)
    var isValidUTF8 = true
    var polygons = 0
    var missing = 0
    var place = header.firstFeature
    while number < header.featureCount, collector.refusal == nil {
      number += 1
      let (buffer, next) = try self.feature(at: place, in: file)
      let geometry = try feature.open(buffer)
      collector.beginFeature { feature.text($0, isValidUTF8: &isValidUTF8) }
      guard isValidUTF8 else { throw UnusualLayer() }
      if let geometry {
        polygons += try feature.addPolygons(of: geometry, to: collector)
      } else {
        missing += 1
      }
      place = next
    }
    collector.source.tally.polygons = polygons
    collector.source.tally.missing = missing
  }

  private static func damaged(
    _ input: InputSpec, layer: String?, at offset: Int, feature: Int? = nil
  ) -> InputError {
    var error = InputError(
      .badData, file: input.file, layer: layer,
      problem: Phrase(
        "damaged: what stands here does not fit into the file",
        "повреждён: записанное здесь не помещается в файл"),
      hint: Phrase("Get the file again", "Получите файл заново"))
    error.byteOffset = offset
    error.feature = feature
    return error
  }
}
