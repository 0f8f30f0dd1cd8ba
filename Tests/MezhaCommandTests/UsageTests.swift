import Testing

@Suite("What is said of a call that cannot be understood")
struct UsageTests {
  /// A call, and what is said of it in both languages.
  struct Call: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let english: String
    let russian: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let calls = [
    Call(
      arguments: ["bordes"],
      english: "there is no command 'bordes'. Did you mean 'borders'? See: mezha --help",
      russian: "команды «bordes» нет. Возможно, «borders»? Подробнее: mezha --help"),
    Call(
      arguments: ["qwzxv"], english: "there is no command 'qwzxv'. See: mezha --help",
      russian: "команды «qwzxv» нет. Подробнее: mezha --help"),
    Call(
      arguments: ["borders", "--formt", "csv"],
      english: "Unknown option '--formt'. Did you mean '--format'? See: mezha borders --help",
      russian: "ключа --formt нет. Возможно, --format? Подробнее: mezha borders --help"),
    Call(
      arguments: ["borders", "--zzzzzzzz"], english: "Unknown option '--zzzzzzzz'. See: mezha borders --help",
      russian: "ключа --zzzzzzzz нет. Подробнее: mezha borders --help"),
    Call(
      arguments: ["borders", "--format"],
      english: "Missing value for '--format <format>'. See: mezha borders --help",
      russian: "не указано значение: --format <format>. Подробнее: mezha borders --help"),
    Call(
      arguments: ["borders", "--threads", "-2.5"],
      english: "The value '-2.5' is invalid for '--threads <threads>'. See: mezha borders --help",
      russian: "значение «-2.5» не подходит: --threads <threads>. Подробнее: mezha borders --help"),
    Call(
      arguments: ["borders", "--threads", "two"],
      english: "The value 'two' is invalid for '--threads <threads>'. See: mezha borders --help",
      russian: "значение «two» не подходит: --threads <threads>. Подробнее: mezha borders --help"),
    Call(
      arguments: ["borders", "--geodesic", "flat"],
      english:
        "The value 'flat' is invalid for '--geodesic <geodesic>'. Please provide one of 'series' and 'karney'. See: mezha borders --help",
      russian:
        "значение «flat» не подходит: --geodesic <geodesic>. Можно: series, karney. Подробнее: mezha borders --help"
    ),
    Call(
      arguments: ["names"], english: "Missing expected argument '<text> ...'. See: mezha names --help",
      russian: "не хватает аргумента <text> ... Подробнее: mezha names --help"),
    Call(
      arguments: ["borders", "--international=yes"],
      english:
        "The option '--international' does not take any value, but 'yes' was specified. See: mezha borders --help",
      russian: "у ключа --international нет значений, а указано yes. Подробнее: mezha borders --help"),
    Call(
      arguments: ["borders", "--format", "blah"],
      english: "--format blah is not known here. There are: table, csv,",
      russian: "Формата --format blah здесь нет. Есть: table, csv,"),
    Call(
      arguments: ["distance"],
      english: "Name one of --points FILE, --names FILE, --regions and --sea. See: mezha distance --help",
      russian:
        "Укажите один из ключей: --points ФАЙЛ, --names ФАЙЛ, --regions, --sea. Подробнее: mezha distance --help"
    ),
    Call(
      arguments: ["regions", "--overwrite"],
      english: "--overwrite applies to a file: add -o FILE. See: mezha regions --help",
      russian: "--overwrite относится к файлу: добавьте -o ФАЙЛ. Подробнее: mezha regions --help"),
  ]

  @Test(arguments: calls)
  func `one line in the form of every error, in the language of the system`(call: Call) throws {
    let english = try RunMezha.mezha(call.arguments)
    #expect(english.status == 64)
    #expect(english.errors.hasPrefix("mezha: error: " + call.english), "\(english.errors)")
    #expect(english.errors.split(separator: "\n").count == 1)
    let russian = try RunMezha.mezha(call.arguments, environment: ["LC_ALL": "ru_RU.UTF-8"])
    #expect(russian.status == 64)
    #expect(russian.errors.hasPrefix("mezha: ошибка: " + call.russian), "\(russian.errors)")
  }

  @Test
  func `the language is that of --lang, else of the system by the order of POSIX`() throws {
    func heading(_ environment: [String: String], _ options: [String] = []) throws -> String {
      let arguments = ["regions", RunMezha.fixture("reading/three.gpkg")] + options
      return try RunMezha.mezha(arguments, environment: environment).text
    }
    let russian = try heading([:], ["--lang", "ru"])
    let english = try heading([:])
    #expect(russian != english)
    #expect(try heading(["LC_ALL": "ru_RU.UTF-8"]) == russian)
    #expect(try heading(["LC_ALL": "", "LC_MESSAGES": "ru_RU.UTF-8", "LANG": "en_GB.UTF-8"]) == russian)
    #expect(try heading(["LC_ALL": "", "LC_MESSAGES": "", "LANG": "ru"]) == russian)
    #expect(try heading(["LC_ALL": "C", "LANG": "ru_RU.UTF-8"]) == english)
    #expect(try heading(["LC_ALL": "rue_RU.UTF-8"]) == english)
    #expect(try heading(["LC_ALL": "ru_RU.UTF-8"], ["--lang", "en"]) == english)
  }

  @Test
  func `the citation names every embedded set with its licence`() throws {
    for arguments in [["cite"], ["help", "cite"]] {
      let result = try RunMezha.mezha(arguments)
      #expect(result.status == 0)
      for part in [
        "@software{mezha,", "@russia", "@world", "OpenStreetMap contributors, ODbL 1.0", "GeoNames",
      ] {
        #expect(result.text.contains(part), "\(part)")
      }
    }
    #expect(try RunMezha.mezha(["cite", "--lang", "ru"]).text.contains("Авторы Mezha"))
  }
}
