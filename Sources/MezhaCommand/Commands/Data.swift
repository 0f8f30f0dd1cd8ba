import ArgumentParser
import Mezha
import MezhaOptions

/// Open data by name.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Fetches open data by name, to be used as @NAME in place of a file in every command.",
    discussion: """
      The catalogue has boundaries (Natural Earth, geoBoundaries, OpenStreetMap, Overture), towns (GeoNames) and \
      population (WorldPop), each with licence, address, size, checksum and how to cite it. What is fetched is \
      checked, continued where a connection was cut, and has its name only when all of it is there and right. \
      Where nobody publishes a checksum, that of the first fetch is kept, and later fetches are checked against it. \
      Files lie in $XDG_CACHE_HOME/mezha (~/.cache/mezha), those you add and all checksums in $XDG_DATA_HOME/mezha \
      (~/.local/share/mezha). Only HTTP and HTTPS, proxies as curl takes them (https_proxy). A catalogue of your \
      own, with the columns of sources.csv of the embedded data: --catalogue FILE, or MEZHA_CATALOGUE.

      EXAMPLES
        mezha data list
        mezha data list geoboundaries:EST:adm1
        mezha data fetch geoboundaries:EST:adm1
        mezha report @geoboundaries:EST:adm1
        mezha data add divisions.parquet --as overture:division_area
        mezha zones @naturalearth:countries --population @worldpop:EST
      """,
    subcommands: [List.self, Fetch.self, Where.self, Add.self, Remove.self])

  /// A catalogue of the user's.
  struct CatalogueOption: ParsableArguments {
    @Option(
      name: .customLong("catalogue"),
      help: ArgumentHelp("A catalogue of your own, before the embedded one.", valueName: "file"),
      completion: .file(extensions: ["csv"]))
    var file: String?
  }

  struct List: StudyCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists what can be fetched and what is there; of one data set, all that is known.")

    @Argument(help: ArgumentHelp("A name, such as geoboundaries:EST:adm1.", valueName: "name"))
    var name: String?

    @OptionGroup var catalogue: CatalogueOption
    @OptionGroup var output: OutputOptions
    @OptionGroup var talk: TalkOptions

    static let formats = FileFormat.tables
    var regions: RegionRequest { RegionRequest() }

    func result(_ job: Job) throws -> Deliverable {
      var request = DataListRequest()
      request.name = name
      request.catalogue = catalogue.file
      return try request.result(job)
    }
  }

  struct Fetch: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Fetches data sets, or the rest of them, and checks them.")

    @Argument(help: ArgumentHelp("Names, such as geoboundaries:EST:adm1.", valueName: "name"))
    var names: [String]

    @Flag(help: "Fetch it although it is there.")
    var again = false

    @Flag(help: "Take other bytes than those that came first: a new edition at the same address.")
    var acceptChange = false

    @Option(
      name: .customLong("limit-mb"),
      help: ArgumentHelp(
        "The greatest size; if not given, four times what the catalogue says, or 20,000.", valueName: "mb"))
    var greatestMegabytes: Double?

    @Option(
      name: .customLong("timeout-s"),
      help: ArgumentHelp("How many seconds all of it may take; 7200 if not given.", valueName: "seconds"))
    var seconds: Int?

    @OptionGroup var catalogue: CatalogueOption
    @OptionGroup var talk: TalkOptions

    func validate() throws {
      guard greatestMegabytes.map({ $0 > 0 && $0 <= 1e9 }) ?? true else {
        throw ValidationError(
          "--limit-mb must be above 0 and at most 1000000000.",
          "Значение --limit-mb должно быть больше 0 и не больше 1000000000.")
      }
      guard seconds.map({ (1...1_000_000).contains($0) }) ?? true else {
        throw ValidationError(
          "--timeout-s must be from 1 to 1000000.", "У --timeout-s значение от 1 до 1000000.")
      }
    }

    func run() throws {
      talk.apply()
      for name in names {
        var request = FetchRequest(name)
        request.isAgain = again
        request.acceptsChange = acceptChange
        request.greatestMegabytes = greatestMegabytes
        request.seconds = seconds ?? request.seconds
        request.catalogue = catalogue.file
        _ = try request.run(talk.reporter)
      }
    }
  }

  struct Where: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Writes the path of the file of a data set; without a name, the folders of fetched and added data.")

    @Argument(help: ArgumentHelp("A name.", valueName: "name"))
    var name: String?

    @OptionGroup var talk: TalkOptions

    func run() throws {
      talk.apply()
      let lines = try name.map { [try NamedData.path($0)] } ?? NamedData.folders()
      try OutputFile("-").write(OutputBuffer(lines.joined(separator: "\n") + "\n"))
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Copies a file of yours and gives it a name; one of the catalogue brings licence and attribution.")

    @Argument(help: ArgumentHelp("The file.", valueName: "file"), completion: .file())
    var file: String

    @Option(name: .customLong("as"), help: ArgumentHelp("The name.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("What it is, for people.", valueName: "text"))
    var title: String?

    @Option(help: ArgumentHelp("Its licence.", valueName: "text"))
    var licence: String?

    @Option(help: ArgumentHelp("Whom to name in what is made of it.", valueName: "text"))
    var attribution: String?

    @OptionGroup var catalogue: CatalogueOption
    @OptionGroup var talk: TalkOptions

    func run() throws {
      talk.apply()
      var request = AddRequest(file, as: name)
      request.title = title
      request.licence = licence
      request.attribution = attribution
      request.catalogue = catalogue.file
      _ = try request.run(talk.reporter)
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Removes data that were fetched or added, and their checksums.")

    @Argument(help: ArgumentHelp("Names.", valueName: "name"))
    var names: [String]

    @OptionGroup var talk: TalkOptions

    func run() throws {
      talk.apply()
      for name in names { try RemoveRequest(name).run(talk.reporter) }
    }
  }
}
