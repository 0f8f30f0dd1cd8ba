import BorderIO

/// The looks of the page: light and dark by the reader's choice, and on paper.
enum HTMLStyle {
  /// The style sheet.
  ///
  /// In `source` a rule after `@dark` holds in the dark scheme: by the choice of the system, unless the reader of the
  /// page chose the light one, and by the reader's own choice.
  static let text: String = source.split(separator: "\n").map { line in
    guard line.contains("@dark") else { return line + "\n" }
    var plain = ""
    var dark = ""
    for rule in rules(of: line) {
      if rule.hasPrefix("@dark") { dark += rule.dropFirst(5) } else { plain += rule }
    }
    let chosen = scoped(dark, ":root[data-theme=dark]")
    let automatic = scoped(dark, ":root:not([data-theme=light])")
    return "\(plain)\n@media screen and (prefers-color-scheme:dark){\(automatic)}\n@media screen{\(chosen)}\n"
  }.joined()

  /// The rules of a line, each with its braces.
  private static func rules(of line: Substring) -> [String] {
    line.split(separator: "}").map { $0 + "}" }
  }

  /// The rules under a condition on the root: `:root` is replaced by it, other selectors stand below it.
  private static func scoped(_ rules: String, _ root: String) -> String {
    rules.split(separator: "}").map { rule in
      rule.hasPrefix(":root") ? root + rule.dropFirst(5) + "}" : "\(root)\(rule)}"
    }.joined()
  }

  /// The land of countries by night, as `MapComposer` names its classes.
  private static let nightLands = MapStyle.Night.lands.enumerated().map {
    "@dark #map .tint-\($0){fill:\($1.hex);stroke:\($1.hex)}"
  }.joined()

  private static let source = """
    :root{--bg:#f3f1ea;--card:#fffefb;--ink:#1c2126;--quiet:#5a656e;--line:#ddd8cc;--accent:#0b4f8a;--soft:#dbe6f0;--mark:#fff0c2;--bar:#a9c6e0;--yes:#0b6e99;--part:#8a6100;--no:#b3361b;--open:#6a737b;--water:\(MapStyle.water.hex);color-scheme:light}
    @dark:root{--bg:#111417;--card:#1a1e22;--ink:#e9e6df;--quiet:#9da8b0;--line:#323940;--accent:#8cc0ee;--soft:#213444;--mark:#46401f;--bar:#34546f;--yes:#74c7ec;--part:#e6bf5c;--no:#ff9d80;--open:#a3adb5;--water:\(MapStyle.Night.water.hex);color-scheme:dark}
    *{box-sizing:border-box}html{scroll-behavior:smooth;scroll-padding-top:12px}
    body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 -apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif;-webkit-text-size-adjust:100%}
    header,main,#contents{max-width:1440px;margin:auto;padding:0 28px}
    header{display:flex;gap:16px;align-items:flex-end;justify-content:space-between;padding-top:30px}
    h1,h2{font-family:Georgia,"Times New Roman","Liberation Serif",serif;font-weight:600;letter-spacing:-.005em}
    h1{font-size:34px;line-height:1.15;margin:2px 0 0}h2{font-size:22px;line-height:1.25;margin:0}h3{font-size:14px;margin:18px 0 6px}
    .kicker{margin:0;color:var(--accent);font-size:12px;font-weight:700;letter-spacing:.09em;text-transform:uppercase}
    .tools,.choices{display:flex;flex-wrap:wrap;gap:8px}.tools{flex:none}
    #contents{display:flex;flex-wrap:wrap;gap:2px 20px;padding-top:12px;padding-bottom:4px;font-size:14px}
    a{color:var(--accent)}#contents a{text-decoration:none;padding:4px 0;border-bottom:2px solid transparent}#contents a:hover{border-color:var(--accent)}
    main{padding-bottom:48px}section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:20px 22px;margin:16px 0}
    [hidden]{display:none!important}
    button,select,input{font:inherit;font-size:14px;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:8px;padding:6px 12px;min-height:36px;max-width:100%}
    button{cursor:pointer}button:hover,select:hover,input:hover{border-color:var(--accent)}
    :focus-visible{outline:2px solid var(--accent);outline-offset:2px}
    .bar{display:flex;flex-wrap:wrap;gap:10px 16px;align-items:center;justify-content:space-between;margin-bottom:12px}.choice{display:flex;flex-wrap:wrap;gap:4px 8px;align-items:center;color:var(--quiet);font-size:14px}.choice select{color:var(--ink)}
    .quiet{color:var(--quiet);font-size:13.5px;margin:0 0 14px;max-width:92ch}.hint{margin:12px 0 0}
    #lead{max-width:80ch;margin:14px 0 0;font-size:16px;line-height:1.5}
    #head{display:flex;flex-wrap:wrap;gap:1px;margin:14px 0 16px;background:var(--line);border:1px solid var(--line);border-radius:12px;overflow:hidden}#head:empty{display:none}
    #head div{flex:1 1 158px;background:var(--card);padding:14px 18px 13px}#head b{display:block;font:600 30px/1.15 Georgia,"Times New Roman","Liberation Serif",serif;font-variant-numeric:lining-nums}
    #head span{display:block;font-size:14px}#head small{display:block;color:var(--quiet);font-size:12.5px;line-height:1.35;margin-top:2px}
    #map{position:relative;border:1px solid var(--line);border-radius:8px;overflow:hidden;background:var(--water);cursor:grab}
    #map:active{cursor:grabbing}#map svg{display:block;width:100%;aspect-ratio:var(--shape,16/9);max-height:86vh;user-select:none;-webkit-user-select:none}
    #map .zoom{position:absolute;right:10px;bottom:10px;z-index:2;display:flex;flex-direction:column;gap:0;box-shadow:0 1px 5px #0003;border-radius:8px}.zoom button{width:36px;padding:0;font-size:18px;line-height:1;border-radius:0;margin-top:-1px}.zoom button:first-child{border-radius:8px 8px 0 0;margin:0}.zoom button:last-child{border-radius:0 0 8px 8px}
    #map path,#map circle{vector-effect:non-scaling-stroke}#map .labels,#map .hatch,#map .graticule,#map .casing{pointer-events:none}
    #map [data-b],#map [data-c]{cursor:pointer}#map .hit{stroke:transparent;stroke-width:16;fill:none;pointer-events:stroke}#map .borders .on,#map .claims .on{stroke-width:8}#map svg:not(.verdicts) .claims,#map svg:not(.verdicts) .hit.claim{display:none}#map .land .on{filter:brightness(.94)}#map .crossings .on{stroke-width:3.5}
    html[lang=en] .lang-ru,html[lang=ru] .lang-en{display:none!important}
    @dark #map .land{stroke-width:.8}@dark #map .water path{fill:\(MapStyle.Night.water.hex)}@dark #map .ground{stroke:\(MapStyle.Night.ground.hex)}@dark #map .ground path{fill:\(MapStyle.Night.ground.hex)}@dark #map .beyond path{fill:\(MapStyle.Night.beyond.hex)}@dark #map .graticule{stroke:\(MapStyle.Night.graticule.hex)}@dark #map .coast{stroke:\(MapStyle.Night.coast.hex)}@dark #map .inner{stroke:\(MapStyle.Night.inner.hex)}@dark #map .state{stroke:\(MapStyle.Night.state.hex)}@dark #map .casing{stroke:\(MapStyle.Night.casing.hex)}
    @dark #map .tint-home{fill:\(MapStyle.Night.home.hex);stroke:\(MapStyle.Night.home.hex)}\(nightLands)
    @dark #map .land .on{filter:brightness(1.25)}@dark #map .labels text{fill:\(MapStyle.Night.label.hex);stroke:\(MapStyle.Night.halo.hex)}@dark #map .labels text[fill="\(MapStyle.ink.hex)"]{fill:\(MapStyle.Night.ink.hex)}@dark #map .labels text[font-weight]{fill:\(MapStyle.Night.country.hex)}
    .crossings.open{fill:\(MapStyle.crossing.hex);stroke:#fff;stroke-width:1.2}.crossings.closed{fill:#fff;stroke:\(MapStyle.crossing.hex);stroke-width:1.6}.crossings.unknown{fill:\(MapStyle.crossingUnknown.hex);stroke:\(MapStyle.crossing.hex);stroke-width:1.2}.crossings.planned{fill:#fff9;stroke:\(MapStyle.quiet.hex);stroke-width:1.2;stroke-dasharray:1.2 1.8}.crossings.rough{fill:none;stroke:\(MapStyle.crossing.hex);stroke-width:1;stroke-dasharray:1.2 1.6}
    @dark .crossings.open{fill:\(MapStyle.Night.crossing.hex);stroke:\(MapStyle.Night.crossingEdge.hex)}@dark .crossings.closed{fill:\(MapStyle.Night.crossingClosed.hex);stroke:\(MapStyle.Night.crossing.hex)}@dark .crossings.unknown{fill:\(MapStyle.Night.crossingUnknown.hex);stroke:\(MapStyle.Night.crossing.hex)}@dark .crossings.planned{fill:#0000;stroke:\(MapStyle.Night.crossingPlanned.hex)}@dark .crossings.rough{stroke:\(MapStyle.Night.crossing.hex)}
    #tip{position:fixed;z-index:9;max-width:min(320px,calc(100vw - 8px));background:var(--card);border:1px solid var(--line);border-radius:10px;padding:10px 13px;box-shadow:0 6px 24px #0004;font-size:13.5px;line-height:1.4;pointer-events:none}#tip.kept{pointer-events:auto;border-color:var(--accent)}
    #tip b{display:block}#tip dl{display:grid;grid-template-columns:auto auto;gap:1px 14px;margin:5px 0 0}#tip dt{color:var(--quiet)}#tip dd{margin:0;text-align:right}#tip p{display:flex;gap:6px;margin:9px 0 0}#tip button{font-size:13px;min-height:30px;padding:3px 10px}
    #legend{display:flex;flex-wrap:wrap;gap:5px 20px;margin-top:12px;font-size:13.5px}#legend b{flex-basis:100%;margin-top:4px}#legend span{display:inline-flex;align-items:center;gap:8px;font-variant-numeric:tabular-nums}#legend i{width:30px;height:6px;border-radius:3px}
    #bars{display:grid;grid-template-columns:minmax(90px,max-content) 1fr max-content;gap:0 16px;align-items:stretch;font-size:14px}
    #bars .row{display:contents}#bars .row>span{padding:5px 0;line-height:1.25}.plot{position:relative;min-height:36px}.plot>*{position:absolute}.plot.axis{min-height:20px;color:var(--quiet);font-size:12px}.axis span{transform:translateX(-50%)}.axis span:first-child{transform:none}
    .grid{top:0;bottom:0;border-left:1px solid var(--line)}.bar-all,.bar-open{top:10px;height:16px;border-radius:0 3px 3px 0;background:var(--bar)}.bar-open{background:var(--accent)}
    .whisker{top:17px;height:2px;background:var(--ink)}.whisker:before,.whisker:after{content:"";position:absolute;top:-4px;height:10px;border-left:2px solid var(--ink)}.whisker:before{left:0}.whisker:after{right:0}.whisker.cut:after{border:5px solid transparent;border-left:7px solid var(--ink);height:0;right:-6px}
    #bars .n b{font-weight:700}#bars .n{color:var(--quiet);font-size:13px}#bars .n b{color:var(--ink);font-size:14px;margin-right:4px}#bars small{display:block;font-size:12px}
    .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    .stack{display:flex;gap:2px;height:12px;border-radius:4px;overflow:hidden}.stack i{background:var(--open);min-width:3px}.stack .yes{background:var(--yes)}.stack .part{background:var(--part)}.stack .no{background:var(--no)}
    .pills{display:flex;flex-wrap:wrap;gap:4px 16px;margin:6px 0 0}.pill{display:inline-flex;align-items:baseline;gap:7px;font-size:13.5px;color:var(--open)}.pill:before{content:"";flex:none;width:9px;height:9px;border-radius:50%;background:currentColor}.pill.yes{color:var(--yes)}.pill.part{color:var(--part)}.pill.part:before{border-radius:2px}.pill.no{color:var(--no)}.pill.no:before{border-radius:0;transform:rotate(45deg)}.pill.open:before{background:none;box-shadow:inset 0 0 0 2px currentColor}
    #doubts{margin-top:18px}#doubts td{max-width:62ch}#views small{display:block;color:var(--quiet);font-size:12.5px}#views tbody th{max-width:46ch}#views .quiet{margin-bottom:6px}#papers ul{padding-left:20px;margin:0;max-width:100ch}#papers li{margin:3px 0}
    .tabs{display:flex;gap:4px;overflow-x:auto;max-width:100%;scrollbar-width:none;padding:3px}.tabs button{white-space:nowrap;border-color:transparent}.tabs [aria-selected=true]{background:var(--accent);color:var(--card);font-weight:600}
    #search{flex:1 1 220px;max-width:380px}#count{margin:0 auto 0 0}.scroll{overflow:auto;max-width:100%}#rows{max-height:72vh;border-top:1px solid var(--line)}
    table{border-collapse:separate;border-spacing:0;width:100%;font-size:13.5px}th,td{padding:6px 9px;text-align:left;border-bottom:1px solid var(--line);vertical-align:top}
    thead th{position:sticky;top:0;z-index:2;background:var(--card);vertical-align:bottom;border-bottom:2px solid var(--line);font-size:12.5px;line-height:1.25}thead button{all:unset;cursor:pointer;font-weight:700;padding:3px 0}thead [aria-sort=ascending] button:after{content:" ▲"}thead [aria-sort=descending] button:after{content:" ▼"}thead button:after{font-size:.75em;color:var(--accent)}thead button:hover{color:var(--accent)}thead button:focus-visible{outline:2px solid var(--accent)}
    tbody th,tfoot th{font-weight:inherit}.stay{position:sticky;left:0;z-index:1;background:var(--card);min-width:118px}thead .stay{z-index:3}.none{color:var(--quiet)}tbody tr.placed{cursor:pointer}
    tbody tr:hover>*,tbody tr.on>*{background:var(--mark)}.amount{background:linear-gradient(var(--soft),var(--soft)) no-repeat left/var(--part) 100%}tfoot td,tfoot th{font-weight:700;border-top:2px solid var(--line)}.empty{padding:28px 9px;color:var(--quiet)}
    .chart .panels{display:grid;grid-template-columns:repeat(auto-fill,minmax(calc(var(--panel)*1.1),1fr));gap:6px 24px}.panels svg{width:100%;height:auto;overflow:visible;max-width:calc(var(--panel)*1.4)}.panels svg:first-child{grid-column:1/-1;max-width:calc(var(--panel)*1.2)}.sideways{display:none}@dark .panels svg{filter:invert(.92) hue-rotate(180deg)}
    #method ul{padding-left:20px;max-width:100ch}#method li{margin:4px 0}#files a{display:inline-block;margin:0 16px 4px 0}summary{cursor:pointer;padding:6px 0}#provenance{font-size:12.5px}#provenance dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 18px;margin:6px 0}#provenance dt{color:var(--quiet)}#provenance dd{margin:0;min-width:0}.mono{font-family:ui-monospace,Consolas,"Liberation Mono",monospace;font-size:11.5px;overflow-wrap:anywhere;min-width:220px}.warning{padding:0 28px}
    @media screen and (max-width:1100px){#head div{flex-basis:30%}}
    @media screen and (max-width:760px){header,main,#contents{padding-left:12px;padding-right:12px}header{flex-direction:column;align-items:flex-start;gap:12px;padding-top:18px}h1{font-size:26px}h2{font-size:20px}section{padding:16px 14px;margin:12px 0;border-radius:10px}#head div{flex-basis:40%;padding:11px 13px}#head b{font-size:24px}#map svg{aspect-ratio:4/3.4}.hint{display:none}#bars,#bars .row{display:grid;grid-template-columns:minmax(0,1fr) max-content;gap:0 12px}#bars>.row{grid-column:1/3}#bars .row>span{padding:7px 0 2px}#bars .row>.n{grid-row:1;grid-column:2}#bars .row>.plot{grid-column:1/3;grid-row:2;min-height:24px}#bars .row>span:empty{display:none}#bars small{display:inline;margin-left:8px}.bar-all,.bar-open{top:3px}.whisker{top:10px}#doubts thead{display:none}#doubts tr{display:block;padding:9px 0;border-bottom:1px solid var(--line)}#doubts td{display:block;border:0;padding:1px 0}#doubts td:nth-child(4){color:var(--quiet)}.sideways{display:block}.stay{max-width:44vw}}
    @media print{.chart .panels{grid-template-columns:1fr 1fr}.sideways{display:none}.panels svg,.stack,#doubts tr{break-inside:avoid}h2,h3{break-after:avoid}:root{--bg:#fff;--card:#fff;--line:#bbb;color-scheme:light}body{font-size:11px}.tools,#contents,.zoom,.tabs,#search,.choices,.choice,.hint,summary,#tip{display:none!important}section{border:0;padding:0;margin:14px 0;break-inside:avoid-page}#tables,#method,#claims{break-inside:auto}#rows,.scroll{max-height:none;overflow:visible}thead th,.stay{position:static}thead{display:table-header-group}tr{break-inside:avoid}table{font-size:8.5px}th,td{padding:2px 4px}#head b{font-size:20px}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}

    """
}
