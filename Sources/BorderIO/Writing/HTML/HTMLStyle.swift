/// The looks of the page: light and dark by the reader's choice, and on paper.
enum HTMLStyle {
  static let text = """
    :root{--bg:#f6f5f1;--card:#fff;--ink:#1e2328;--quiet:#5d6871;--line:#d9d6cd;--accent:#0b4f8a;--mark:#fff1c9;--paper:1}
    @media (prefers-color-scheme:dark){:root:not([data-theme=light]){--bg:#15181b;--card:#1d2226;--ink:#e8e6e1;--quiet:#9aa5ad;--line:#353c42;--accent:#7db8ea;--mark:#4a3f1c;--paper:.84}}
    :root[data-theme=dark]{--bg:#15181b;--card:#1d2226;--ink:#e8e6e1;--quiet:#9aa5ad;--line:#353c42;--accent:#7db8ea;--mark:#4a3f1c;--paper:.84}
    *{box-sizing:border-box}
    body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.45 Arial,Helvetica,"Liberation Sans",sans-serif}
    header{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;justify-content:space-between;padding:18px 24px 6px;max-width:1500px;margin:auto}
    h1{font-size:24px;line-height:1.2;margin:0}h2{font-size:18px;margin:0 0 10px}h3{font-size:15px;margin:14px 0 4px}
    main{max-width:1500px;margin:auto;padding:8px 24px 40px}
    section{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:14px;margin:12px 0}
    button,select,input{font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:7px;padding:5px 11px;min-height:34px}
    button{cursor:pointer}button:hover,select:hover{border-color:var(--accent)}
    :focus-visible{outline:2px solid var(--accent);outline-offset:1px}
    nav{display:flex;gap:8px}.bar{display:flex;flex-wrap:wrap;gap:8px 14px;align-items:center;justify-content:space-between;margin-bottom:10px}
    .zoom{display:flex;gap:6px}.quiet{color:var(--quiet);font-size:13px}
    #map{border:1px solid var(--line);border-radius:6px;overflow:hidden;touch-action:none;cursor:grab;filter:brightness(var(--paper))}
    #map:active{cursor:grabbing}#map svg{display:block;width:100%;height:auto;user-select:none}
    #map path,#map circle{vector-effect:non-scaling-stroke}#map .labels,#map .hatch,#map .graticule,#map .casing{pointer-events:none}
    #map [data-b]{cursor:pointer}#map .hit{stroke:transparent;stroke-width:16;fill:none;pointer-events:stroke}#map .on{stroke-width:7}
    html[lang=en] .lang-ru,html[lang=ru] .lang-en{display:none!important}
    #tip{position:fixed;z-index:9;max-width:300px;background:var(--card);border:1px solid var(--line);border-radius:8px;padding:8px 11px;box-shadow:0 4px 18px #0004;font-size:13.5px;pointer-events:none}
    #tip b{display:block}#tip dl{display:grid;grid-template-columns:auto auto;gap:0 12px;margin:4px 0 0}#tip dt{color:var(--quiet)}#tip dd{margin:0;text-align:right}
    #legend{display:flex;flex-wrap:wrap;gap:4px 20px;margin-top:10px;font-size:13.5px}#legend b{flex-basis:100%}#legend span{display:inline-flex;align-items:center;gap:8px}
    #legend i{width:30px;height:5px;border-radius:3px;box-shadow:0 0 0 1px var(--line)}#legend i.dot{width:12px;height:12px;border-radius:50%;border:2px solid}
    .tabs{display:flex;flex-wrap:wrap;gap:6px;margin-bottom:12px}.tabs [aria-selected=true]{background:var(--accent);color:var(--card);border-color:var(--accent)}
    #search{flex:1 1 200px;max-width:360px}.scroll{overflow:auto;max-height:70vh}
    table{border-collapse:collapse;width:100%;font-size:13.5px}th,td{padding:5px 9px;text-align:left;border-bottom:1px solid var(--line);vertical-align:top}
    th{position:sticky;top:0;background:var(--card);cursor:pointer;white-space:nowrap}th button{all:unset;cursor:pointer;font-weight:700}th button:focus-visible{outline:2px solid var(--accent)}
    .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}tbody tr:hover,tr.on{background:var(--mark)}tfoot td{font-weight:700;border-top:2px solid var(--line)}
    #bars{display:grid;grid-template-columns:minmax(90px,auto) 1fr auto;gap:5px 12px;align-items:center;font-size:14px}
    #bars i{display:block;height:15px;border-radius:3px;background:var(--accent);min-width:1px}#bars .n{color:var(--quiet);font-size:13px}
    pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:12.5px}ul{padding-left:20px}#files a{margin-right:14px;color:var(--accent)}
    @media (max-width:640px){header,main{padding-left:10px;padding-right:10px}section{padding:10px}h1{font-size:20px}}
    @media print{body{background:#fff}nav,.zoom,.tabs,#search,#copy,#figure,summary{display:none}section{border:0;padding:0;break-inside:avoid-page}#tables{break-inside:auto}.scroll{max-height:none;overflow:visible}th{position:static}table{font-size:9px}th,td{padding:2px 4px}#map{filter:none}}

    """
}
