import BorderIO

/// The body of the page: places that scripts fill with data.
enum HTMLBody {
  /// Up to the lead.
  static let beforeLead = """
    <body>
    <header>
      <div><p class="kicker" data-en="Report on borders" data-ru="Отчёт о границах"></p><h1 id="title"></h1></div>
      <div class="tools">
        <button type="button" id="lang" data-en="Русский" data-ru="English"></button>
        <button type="button" id="theme" data-en="Light / dark" data-ru="Светлая / тёмная"></button>
      </div>
    </header>
    <noscript><p class="warning">This page needs JavaScript; the tables lie beside it as CSV. Странице нужен JavaScript; таблицы лежат рядом в CSV.</p></noscript>
    <nav id="contents" aria-label="Contents · Содержание"></nav>
    <main>

    """

  /// From the lead to the map.
  static let beforeMap = """
    <div id="head"></div>
    <section id="mapcard">
      <div class="bar"><h2 data-en="Map" data-ru="Карта"></h2>
        <label class="choice"><span data-en="Borders coloured by" data-ru="Границы раскрашены по"></span> <select id="figure"></select></label></div>
      <div id="map" tabindex="0" role="application">
        <div class="zoom"><button type="button" id="zin">+</button><button type="button" id="zout">−</button><button type="button" id="zreset">⤢</button></div>

    """

  /// From the map to the charts.
  ///
  /// - Parameters:
  ///   - hasCrossings: Whether crossings are shown.
  ///   - hasStatuses: Whether it is known which are open.
  /// - Returns: The part of the body.
  static func afterMap(hasCrossings: Bool, hasStatuses: Bool) -> String {
    let things =
      hasCrossings
      ? ("a border, a crossing or a region", "границу, переход или регион")
      : ("a border or a region", "границу или регион")
    let bars =
      hasStatuses
      ? ("Dark: open ones; light: all that are listed. ", "Тёмное — открытые, светлое — все из списка. ")
      : ("", "")
    return """
        </div>
        <div id="tip" role="status" hidden></div>
        <div id="legend"></div>
        <p class="quiet hint" data-en="Point at \(things.0); click to keep its figures open. Drag or arrow keys move, double click, pinch, + and − zoom, Page Up and Page Down go from border to border." data-ru="Наведите на \(things.1); щелчок оставит его данные открытыми. Перетаскивание или стрелки — сдвиг; двойной щелчок, щипок, + и − — масштаб; Page Up и Page Down — от границы к границе."></p>
      </section>
      <section id="density" hidden>
        <div class="bar"><h2 data-en="How densely borders are crossed" data-ru="Как часто пересекается граница"></h2>
          <span class="choices"><select id="bartable"></select> <select id="barorder"></select></span></div>
        <p class="quiet" data-en="Crossings per 100 km. \(bars.0)The whisker is the exact 95 per cent interval of a count of this size (Poisson): where whiskers overlap widely, the ranking says little." data-ru="Переходов на 100 км. \(bars.1)Ус — точный 95-процентный интервал для такого счёта (Пуассон): где усы сильно перекрываются, порядок мало что значит."></p>
        <div id="bars"></div>
      </section>

      """
  }

  /// Said where drawings are wider than the page.
  static let hintToScroll =
    "<p class=\"quiet sideways\" data-en=\"The drawings go on to the right: scroll them sideways.\" data-ru=\"Рисунки продолжаются вправо: листайте их вбок.\"></p>\n"

  /// From the charts to the end.
  static let afterCharts = """
    <section id="claims" hidden>
      <h2 data-en="Claims, checked" data-ru="Проверка утверждений"></h2>
      <p class="quiet" data-en="What publications say about these borders, checked against the data of this page." data-ru="Что говорят публикации об этих границах — и что показывают данные этой страницы."></p>
      <div id="verdicts"></div>
      <div id="doubts"></div>
      <div id="views"></div>
      <div id="papers"></div>
    </section>
    <section id="tables">
      <div class="bar"><h2 data-en="Tables" data-ru="Таблицы"></h2><div class="tabs" role="tablist" id="tabs"></div></div>
      <div class="bar"><input type="search" id="search"><span id="count" class="quiet" role="status"></span>
        <span class="choices"><button type="button" id="copy" data-en="Copy as CSV" data-ru="Скопировать CSV"></button><button type="button" id="save" data-en="Save as CSV" data-ru="Сохранить CSV"></button></span></div>
      <div class="scroll" id="rows" tabindex="0" role="tabpanel"><table id="table"></table></div>
    </section>
    <section id="method"><h2 data-en="Method and sources" data-ru="Метод и источники"></h2><ul id="notes"></ul>
      <h3 data-en="Files beside this page" data-ru="Файлы рядом со страницей"></h3><p id="files"></p>
      <details><summary data-en="Provenance: inputs with their digests, options, versions" data-ru="Происхождение: входные файлы с контрольными суммами, параметры, версии"></summary><div id="provenance" class="scroll"></div></details></section>
    </main>

    """
}
