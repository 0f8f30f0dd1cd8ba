import BorderCore
import BorderIO
import BorderTables

extension [Table] {
  /// The tables as the sheets of a workbook, with whom to name for the data.
  ///
  /// - Throws: ``RequestError`` when the library refuses them.
  func workbook(language: Language, credits: Credits?) throws -> OutputBuffer {
    var book = TableWorkbook(self, language: language)
    book.notes = credits.map { [$0.line] } ?? []
    book.time = Provenance.sourceDateEpochOfEnvironment ?? 0
    do throws(TableWorkbook.Failure) {
      return try book.xlsx()
    } catch {
      throw RequestError(
        "the workbook cannot be written: \(error.message). Use --format csv",
        "книгу не записать: \(error.message). Возьмите --format csv")
    }
  }
}
