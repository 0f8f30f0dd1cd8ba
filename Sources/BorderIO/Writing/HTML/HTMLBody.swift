/// The body of the page: places that scripts fill with data.
enum HTMLBody {
  static let beforeMap = """
    <body>
    <header>
      <h1 id="title"></h1>
      <nav>
        <button type="button" id="lang" data-en="Русский" data-ru="English"></button>
        <button type="button" id="theme" data-en="Light / dark" data-ru="Светлая / тёмная"></button>
      </nav>
    </header>
    <noscript><p>This page needs JavaScript; the tables lie beside it as CSV. Странице нужен JavaScript; таблицы лежат рядом в CSV.</p></noscript>
    <main>
    <section id="mapcard">
      <div class="bar"><label><span data-en="Borders coloured by" data-ru="Границы раскрашены по"></span> <select id="figure"></select></label>
        <span class="zoom"><button type="button" id="zin" aria-label="+">+</button><button type="button" id="zout" aria-label="−">−</button><button type="button" id="zreset" data-en="Whole map" data-ru="Вся карта"></button></span></div>
      <div id="map" tabindex="0" aria-label="map">

    """
  static let afterMap = """
      </div>
      <div id="tip" role="status" hidden></div>
      <div id="legend"></div>
      <p class="quiet" data-en="Drag or arrow keys: move. Wheel, pinch, + and −: zoom. Point at a border, a crossing or a region." data-ru="Перетаскивание или стрелки: сдвиг. Колесо, щипок, + и −: масштаб. Наведите на границу, переход или регион."></p>
    </section>
    <section><h2 data-en="Density of crossings by neighbour" data-ru="Плотность переходов по соседям"></h2><div id="bars"></div></section>
    <section id="tables">
      <div class="tabs" role="tablist" id="tabs"></div>
      <div class="bar"><input type="search" id="search"><span id="count" class="quiet"></span><button type="button" id="copy" data-en="Copy as CSV" data-ru="Скопировать CSV"></button></div>
      <div class="scroll"><table id="table"></table></div>
      <ul id="tablenotes" class="quiet"></ul>
    </section>
    <section><h2 data-en="Method and sources" data-ru="Метод и источники"></h2><ul id="notes"></ul>
      <h3 data-en="Files beside this page" data-ru="Файлы рядом со страницей"></h3><p id="files"></p>
      <details><summary data-en="Provenance" data-ru="Происхождение"></summary><pre id="provenance"></pre></details></section>
    </main>

    """
}
