/// The files of `Resources` that the page is made of: its markup with places for what is put in, its looks, its scripts.
///
/// Data reach the page as text nodes and attributes set by name, never as markup.
enum HTMLResource {
  /// The markup. What stands in `{{braces}}` is filled in.
  static let page = text(PackageResources.page_html)
  /// The looks by day and on paper.
  static let style = text(PackageResources.page_css)
  /// The looks by night: a rule in each line.
  static let night = text(PackageResources.night_css)
  /// All scripts in the order in which they run.
  static let script = [
    PackageResources.page_js, PackageResources.charts_js, PackageResources.claims_js,
    PackageResources.map_js, PackageResources.tables_js,
  ].map(text).joined()

  /// What is put into the markup.
  enum Place: String, CaseIterable {
    case language, has, title, credit, style, lead, map, charts, data, script
    case digest = "script-digest"
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
