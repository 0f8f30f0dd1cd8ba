internal import BorderCore
internal import BorderTables
internal import CSimdJSON

/// A GeoJSON or TopoJSON document in memory, read by the parser of `CSimdJSON`.
struct GeoJSONDocument: ~Copyable {
  /// How a reading ended.
  enum Outcome {
    /// All features were shown.
    case complete
    /// The visitor stopped.
    case stopped
    /// Neither GeoJSON in one piece nor TopoJSON of one object; another reader may know it.
    case otherFormat
  }

  private let text: PaddedText
  private let reader: OpaquePointer
  private let file: String

  /// - Parameters:
  ///   - text: The document.
  ///   - file: The name for messages.
  /// - Throws: `InputError` when there is no memory.
  init(_ text: consuming PaddedText, file: String) throws(InputError) {
    guard let reader = mezha_geojson_open(text.start, text.count) else { throw Self.outOfMemory(file) }
    self.reader = reader
    self.text = text
    self.file = file
  }

  deinit { mezha_geojson_close(reader) }

  /// The names of the properties of the first features; `nil` when it is another format.
  ///
  /// Looks at 20 features or 256 KiB, and at one feature at least.
  func propertyNames() throws(InputError) -> [String]? {
    var error = mezha_geojson_error()
    let status = mezha_geojson_read_names(reader, 20, 1 << 18, &error)
    if try outcome(status, error) == .otherFormat { return nil }
    return (0..<mezha_geojson_name_count(reader)).map { mezha_geojson_name(reader, $0).string ?? "" }
  }

  /// The name of a TopoJSON document's object, once the names of its properties were asked for; `nil` for GeoJSON.
  var topology: String? { mezha_geojson_topology(reader).string }

  /// Whether the last 4 KiB hold the word `crs` in quotes.
  var endMentionsCRS: Bool {
    let tail = UnsafeRawBufferPointer(start: text.start, count: text.count).suffix(4096)
    let word = Array("\"crs\"".utf8)
    guard tail.count >= word.count else { return false }
    return (tail.startIndex...(tail.endIndex - word.count)).contains {
      tail[$0..<($0 + word.count)].elementsEqual(word)
    }
  }

  /// Shows all features.
  ///
  /// - Parameters:
  ///   - names: The properties to give.
  ///   - visit: Gets each feature, and what is known of the document so far; returns whether to go on.
  /// - Returns: How it ended, and what is known of the document.
  /// - Throws: `InputError` with the place of what is malformed.
  func read(
    properties names: [String],
    _ visit: (borrowing mezha_geojson_feature, mezha_geojson_summary) -> Bool
  ) throws(InputError) -> (Outcome, mezha_geojson_summary) {
    var error = mezha_geojson_error()
    let summary = UnsafeMutablePointer<mezha_geojson_summary>.allocate(capacity: 1)
    summary.initialize(to: mezha_geojson_summary())
    defer { summary.deallocate() }
    // The names stay in memory until the reading has ended.
    let bytes: [CChar] = names.joined().utf8.map { CChar(bitPattern: $0) } + [0]
    let status = bytes.withUnsafeBufferPointer { buffer in
      var start = buffer.baseAddress
      let texts = names.map { name in
        defer { start = start?.advanced(by: name.utf8.count) }
        return mezha_text(bytes: start, length: name.utf8.count, is_number: false)
      }
      return withoutActuallyEscaping(visit) { visit in
        var call = VisitorCall(visit: visit, summary: summary)
        return withUnsafeMutablePointer(to: &call) { call in
          mezha_geojson_read(
            reader, texts, texts.count, call,
            { context, feature in
              guard let context, let feature else { return 1 }
              let call = context.assumingMemoryBound(to: VisitorCall.self)
              return call.pointee.visit(feature.pointee, call.pointee.summary.pointee) ? 0 : 1
            }, summary, &error)
        }
      }
    }
    return (try outcome(status, error), summary.pointee)
  }

  private struct VisitorCall {
    let visit: (borrowing mezha_geojson_feature, mezha_geojson_summary) -> Bool
    let summary: UnsafeMutablePointer<mezha_geojson_summary>
  }

  private func outcome(
    _ status: mezha_geojson_status, _ error: mezha_geojson_error
  ) throws(InputError) -> Outcome {
    switch status {
    case MEZHA_GEOJSON_OK: return .complete
    case MEZHA_GEOJSON_STOPPED: return .stopped
    case MEZHA_GEOJSON_OTHER_FORMAT: return .otherFormat
    case MEZHA_GEOJSON_MALFORMED: throw malformed(error)
    default: throw Self.outOfMemory(file)
    }
  }

  private func malformed(_ place: mezha_geojson_error) -> InputError {
    var (problem, hint) = place.reason.explained
    if place.reason == MEZHA_REASON_UTF8 {
      let bytes = PackedFile.firstBytes(of: file, count: 1 << 20)
      if let name = OneByteText.name(of: bytes) {
        problem = Phrase(
          "the text is not UTF-8; it looks like \(name)", "текст не в UTF-8, а похоже, в \(name)")
        hint = OneByteText.conversion(from: name)
      }
    }
    var error = InputError(.badData, file: file, problem: problem, hint: hint)
    error.byteOffset = place.offset
    if place.feature >= 0 { error.feature = place.feature + 1 }
    if place.ring >= 0 {
      error.part = place.part + 1
      error.ring = place.ring + 1
      error.vertex = place.vertex + 1
    }
    return error
  }

  private static func outOfMemory(_ file: String) -> InputError {
    InputError(
      .badData, file: file, problem: Phrase("too large for the memory", "не помещается в память"),
      hint: Phrase("Convert it to FlatGeobuf or GeoPackage", "Переведите файл в FlatGeobuf или GeoPackage"))
  }
}

extension mezha_text {
  /// The text, numbers as in every format; `nil` where there is no value.
  var string: String? {
    guard let bytes else { return nil }
    let text = String(decoding: UnsafeRawBufferPointer(start: bytes, count: length), as: UTF8.self)
    return is_number ? NumberText.of(token: text) : text
  }
}

extension mezha_geojson_reason {
  /// What is wrong, and what to do.
  fileprivate var explained: (problem: Phrase, hint: Phrase) {
    switch self {
    case MEZHA_REASON_TRUNCATED:
      (
        Phrase("the file ends too early", "файл обрывается"),
        Phrase("Get the file again", "Получите файл заново")
      )
    case MEZHA_REASON_TOO_DEEP:
      (
        Phrase("objects or arrays are nested too deep", "слишком глубокая вложенность"),
        Phrase(
          "No real data is so deep: look at the place, or get the file again",
          "Настоящие данные так не вложены: посмотрите на это место или получите файл заново")
      )
    case MEZHA_REASON_NUMBER:
      (
        Phrase("not a number as JSON writes them", "не число в записи JSON"),
        Phrase("JSON knows no NaN and no leading zeros", "В JSON нет NaN и ведущих нулей")
      )
    case MEZHA_REASON_NUMBER_RANGE:
      (
        Phrase("the number is too large", "слишком большое число"),
        Phrase("Correct it: degrees are at most 360", "Исправьте его: градусов не больше 360")
      )
    case MEZHA_REASON_SHORT_POSITION:
      (
        Phrase("a position has fewer than two numbers", "в точке меньше двух чисел"),
        Phrase(
          "It has a longitude and a latitude: correct it, or take the feature out",
          "В ней долгота и широта: исправьте её или уберите объект")
      )
    case MEZHA_REASON_COORDINATES:
      (
        Phrase(
          "the coordinates do not fit the type of the geometry", "координаты не подходят к типу геометрии"),
        Phrase(
          "A Polygon is a list of rings, a MultiPolygon a list of such lists: correct the feature, or take it out",
          "Polygon – список колец, MultiPolygon – список таких списков: исправьте объект или уберите его")
      )
    case MEZHA_REASON_NO_TYPE:
      (
        Phrase("a geometry without a type", "геометрия без типа"),
        Phrase("Give it one, such as Polygon", "Впишите его, например Polygon")
      )
    case MEZHA_REASON_UTF8:
      (
        Phrase("the text is not UTF-8", "текст не в UTF-8"),
        OneByteText.conversion(from: nil)
      )
    case MEZHA_REASON_TRAILING:
      (
        Phrase("there is more after the end of the collection", "после конца коллекции есть ещё текст"),
        Phrase(
          "Take it out; several features are one collection, or one a line in a file .geojsonl",
          "Уберите его; несколько объектов – это одна коллекция или по одному в строке файла .geojsonl")
      )
    case MEZHA_REASON_NESTED_COLLECTION:
      (
        Phrase(
          "a FeatureCollection stands inside another one", "FeatureCollection стоит внутри другой"),
        Phrase(
          "Take its features out: jq '{type: \"FeatureCollection\", features: [.features[] | .features? // [.] | .[]]}' FILE",
          "Выньте из неё объекты: jq '{type: \"FeatureCollection\", features: [.features[] | .features? // [.] | .[]]}' ФАЙЛ"
        )
      )
    case MEZHA_REASON_NO_FEATURE:
      (
        Phrase(
          "what stands here is no Feature: a geometry, or something else, without one around it",
          "здесь стоит не Feature, а геометрия или что-то иное без неё"),
        Phrase(
          "Put it into one: {\"type\": \"Feature\", \"properties\": {}, \"geometry\": …}",
          "Вложите её в объект: {\"type\": \"Feature\", \"properties\": {}, \"geometry\": …}")
      )
    case MEZHA_REASON_NO_ARRAY:
      (
        Phrase(
          "the member features of a FeatureCollection is no array",
          "член features в FeatureCollection – не массив"),
        Phrase(
          "Make it one: jq '.features |= [.[]]' FILE", "Сделайте его массивом: jq '.features |= [.[]]' ФАЙЛ")
      )
    case MEZHA_REASON_ARRAY:
      (
        Phrase(
          "a JSON array, not a FeatureCollection", "массив JSON, а не FeatureCollection"),
        Phrase(
          "If it holds features, put them into one: jq '{type: \"FeatureCollection\", features: .}' FILE",
          "Если в нём объекты, вложите их в неё: jq '{type: \"FeatureCollection\", features: .}' ФАЙЛ")
      )
    case MEZHA_REASON_ARC:
      (
        Phrase("there is no arc of this number", "дуги с таким номером нет"),
        Phrase(
          "The file is damaged or not whole: get it again", "Файл повреждён или не целый: получите его заново"
        )
      )
    default:
      (
        Phrase("this is not JSON", "это не JSON"),
        Phrase(
          "Look at the place, or check the file with: jq . FILE",
          "Посмотрите на это место или проверьте файл: jq . ФАЙЛ")
      )
    }
  }
}
