/// The scripts of the page. Data reach the page as text nodes and attributes set by name, never as markup.
enum HTMLScript {
  /// Data, words, languages, schemes.
  static let page = #"""
    'use strict';
    const D = JSON.parse(document.getElementById('data').textContent);
    const $ = id => document.getElementById(id);
    let lang = D.language, dirty = [];
    const say = v => v == null ? '' : Array.isArray(v) ? v[lang === 'ru' ? 1 : 0] : String(v);
    const W = {search: ['Search the table', 'Поиск по таблице'], of: ['of', 'из'], km: ['km', 'км'], copied: ['Copied', 'Скопировано'],
      length: ['length', 'длина'], crossings: ['crossings', 'переходов'], density: ['per 100 km', 'на 100 км'], open: ['open', 'открыто'],
      status: ['status', 'статус'], border: ['border', 'граница'], none: ['no listed crossings', 'нет в списке переходов']};
    const el = (name, text, cls) => { const e = document.createElement(name); if (text != null) e.textContent = text; if (cls) e.className = cls; return e; };
    function number(v, places) {
      if (typeof v !== 'number') return say(v);
      const s = places == null ? String(v) : v.toFixed(places);
      const [w, f] = s.split('.'), sign = w[0] === '-' ? '-' : '', d = sign ? w.slice(1) : w;
      const g = d.length > 4 ? d.replace(/\B(?=(\d{3})+$)/g, '\u202f') : d;
      return sign + g + (f ? (lang === 'ru' ? ',' : '.') + f : '');
    }
    function words() {
      document.documentElement.lang = lang;
      for (const e of document.querySelectorAll('[data-en]')) e.textContent = e.getAttribute('data-' + lang);
      $('title').textContent = document.title = say(D.title);
      $('search').placeholder = say(W.search); $('search').setAttribute('aria-label', say(W.search));
      const notes = $('notes'); notes.textContent = ''; for (const n of D.notes) notes.append(el('li', say(n)));
      for (const draw of dirty) draw();
    }
    $('lang').onclick = () => { lang = lang === 'en' ? 'ru' : 'en'; words(); };
    $('theme').onclick = () => {
      const r = document.documentElement, dark = matchMedia('(prefers-color-scheme: dark)').matches;
      r.dataset.theme = (r.dataset.theme || (dark ? 'dark' : 'light')) === 'dark' ? 'light' : 'dark';
    };
    for (const name of D.files) { const a = el('a', name); a.href = encodeURIComponent(name); a.download = name; $('files').append(a, ' '); }
    $('provenance').textContent = JSON.stringify(D.provenance, null, 2);
    const table = name => D.tables.find(t => t.name === name);
    const column = (t, key) => t ? t.columns.findIndex(c => c.key === key) : -1;
    const value = (t, row, key) => { const i = column(t, key); return i < 0 ? null : row[i]; };
    function rowKey(t, row) {
      if (column(t, 'a_name') >= 0) return 'b:' + value(t, row, 'a_id') + '|' + value(t, row, 'b_id');
      if (t.name === 'regions') return 'r:' + value(t, row, 'id');
      return t.name === 'crossings' ? 'c:' + value(t, row, 'id') : null;
    }
    const rowsByKey = new Map();
    for (const t of D.tables) for (const row of t.rows) { const k = rowKey(t, row); if (k) rowsByKey.set(k, [t, row]); }
    function drawBars() {
      const t = table(D.bars), box = $('bars'); box.textContent = ''; if (!t) return;
      const list = t.rows.map(r => [r, value(t, r, 'density_per_100km')]).filter(x => typeof x[1] === 'number').sort((a, b) => b[1] - a[1]);
      const top = list.length ? list[0][1] || 1 : 1;
      for (const [r, v] of list) {
        const name = t.columns.findIndex(c => !c.number && !c.hidden && c.key !== 'country');
        const bar = el('i'); bar.style.width = (100 * v / top) + '%';
        box.append(el('span', say(r[name < 0 ? 0 : name])), bar,
          el('span', number(v, 2) + '  (' + say(value(t, r, 'crossings')) + ' / ' + number(value(t, r, 'length_km'), 0) + ' ' + say(W.km) + ')', 'n'));
      }
    }
    dirty.push(drawBars);

    """#
}
