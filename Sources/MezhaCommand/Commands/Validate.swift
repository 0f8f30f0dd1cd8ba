import ArgumentParser
import Mezha
import MezhaOptions

/// Published lists and figures against the geometry.
struct Validate: RegionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks a published list of neighbours, a table of figures or of groups against the geometry.",
    discussion: """
      --list takes an edge list (CSV), lines "A: B, C", a matrix, GAL, GWT, SWM, an nb of R as dput writes it, JSON, a Markdown or HTML \
      table, a text of sentences ("A borders B, C and D"), an XLSX, XLS, ODS or DBF table, and, where pandoc and \
      pdftotext are installed, DOCX and PDF. What is struck out in it (~~so~~, <del>) is not read. Names may \
      be codes, English, Russian (declined or not), or transliterated. A name that may mean two places is ambiguous, unless only one of them \
      adjoins the other side or lies in the country of the list; then the remark says so. A country stands \
      for all its regions. Each claim is confirmed, point contact only, near, refuted, one-sided, or has a \
      name that is unknown or ambiguous; that two places do not adjoin is a claim too, confirmed where they \
      are apart. True adjacencies that the list does not name are listed as omitted, and what speaks of \
      borders but was not understood stands with its line and column below the table.

      --figures checks lengths, numbers of neighbours and border regions, and crossings; with --lines also \
      numbers of crossings by roads and railways (joined and not) and the length of a line between two \
      towns (--places) inside a country; with --rivers and --lakes lengths along rivers; with --table what \
      geometry cannot give, such as population. For the embedded regions, rivers, lakes, towns, three main \
      railways and population are embedded too.

      --explain shows how one claim is read, word by word and name by name, and which tests of the geometry \
      gave its verdict. --write-corrected writes the list again in its own form: in text, Markdown and HTML \
      what is wrong is struck out, in CSV, matrices, GAL, GWT, SWM and JSON it is taken out; what is missing is \
      added, and the result validates clean.

      Formats: \(formats.names); html is a page with a map on which each pair is seen \
      in the colour of its verdict, on its border or as a line between both places where they share none. Exit code 1 when something is not confirmed, is omitted or was not understood.

      EXAMPLES
        mezha validate --list neighbours.csv
        mezha validate regions.gpkg --list paper.txt --rule queen -o verdicts.geojson
        mezha validate raions.fgb kaz.gpkg#adm1 --input-countries ,KZ \\
          --list districts.csv --aliases names.csv --complete-for KZ \\
          --tolerance-m auto
        mezha validate regions.gpkg --list paper.txt -o verdicts.html
        mezha validate --list neighbours.csv --explain 17
        mezha validate --explain "Pskov Oblast borders Estonia"
        mezha validate --list paper.md --write-corrected paper-corrected.md
        mezha validate --figures figures.csv --worldview ru
        mezha validate --figures figures.csv --lines roads.gpkg#road \\
          --places towns.gpkg --table population.csv
        mezha validate --groups groups.csv -o groups.md
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var tolerance: ToleranceOptions
  @OptionGroup(title: "Figures") var sources: FigureOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @OptionGroup var claims: ClaimOptions

  mutating func validate() throws {
    try sources.check()
    try claims.check(sources)
  }

  static let formats = FileFormat.tables + [.geojson, .html]
  var matching: MatchingRequest { tolerance.request }
  var writesBeside: Bool { claims.writesCorrected }

  func possibleFormats() -> [FileFormat] { claims.isList ? Self.formats : FileFormat.tables }

  func result(_ job: Job) throws -> Deliverable {
    try claims.request(sources, overwrite: output.overwrite).result(job)
  }
}
