function drawHead() {
  const box = $('head'); box.textContent = '';
  for (const [v, places, label, note] of D.head) {
    const card = el('div'); card.append(el('b', number(v, places)), el('span', say(label)), el('small', say(note))); box.append(card);
  }
}
dirty.push(drawHead);
let barOrder = 'density', barTable = 0;
function niceSteps(top) {
  const raw = top / 5, unit = 10 ** Math.floor(Math.log10(raw)), step = [1, 2, 5, 10].map(f => f * unit).find(s => s >= raw), list = [];
  for (let v = 0; v <= top * 1.0001; v += step) list.push(+v.toPrecision(6));
  return list;
}
function options(select, list, chosen) {
  select.textContent = '';
  for (const [v, text] of list) { const o = el('option', text); o.value = v; o.selected = v === chosen; select.append(o); }
}
function drawBars() {
  $('density').hidden = !D.bars.length; if (!D.bars.length) return;
  options($('bartable'), D.bars.map((b, i) => [String(i), say(b.title)]), String(barTable)); $('bartable').hidden = D.bars.length < 2;
  options($('barorder'), ['density', 'length', 'name'].map(o => [o, say(W['by' + o[0].toUpperCase() + o.slice(1)])]), barOrder);
  const by = {density: (a, b) => b[4] - a[4], length: (a, b) => b[3] - a[3], name: (a, b) => say(a[0]).localeCompare(say(b[0]), lang)}[barOrder];
  const rows = D.bars[barTable].rows.slice().sort(by), most = Math.max(0.01, ...rows.map(r => r[4]));
  // An interval of one or two crossings may reach far beyond every bar; it is cut, with an arrow.
  const top = Math.min(Math.max(...rows.map(r => r[6])), most * 2), ticks = niceSteps(top), at = v => Math.min(100, 100 * v / top) + '%';
  const box = $('bars'); box.textContent = '';
  const axis = el('div', null, 'plot axis');
  for (const v of ticks) { const t = el('span', number(v)); t.style.left = at(v); axis.append(t); }
  const first = el('div', null, 'row'); first.append(el('span'), axis, el('span')); box.append(first);
  for (const [name, count, open, km, density, low, high] of rows) {
    const plot = el('div', null, 'plot');
    for (const v of ticks) { const g = el('i', null, 'grid'); g.style.left = at(v); plot.append(g); }
    const all = el('i', null, 'bar-all'), part = el('i', null, 'bar-open'), line = el('i', null, high > top ? 'whisker cut' : 'whisker');
    all.style.width = at(density); part.style.width = at((open == null ? count : open) * 100 / km);
    line.style.left = at(low); line.style.width = Math.min(100, 100 * (Math.min(high, top) - low) / top) + '%';
    plot.append(all, part, line);
    const text = el('span', null, 'n'); text.append(el('b', number(density, 2)), ' ' + number(low, 2) + '–' + number(high, 2));
    text.append(el('small', number(count) + ' / ' + number(km, 0) + ' ' + say(W.km)));
    plot.title = say(name) + ': ' + count + ' ' + say(W.crossings) + (open == null ? '' : ', ' + open + ' ' + say(W.open));
    const row1 = el('div', null, 'row'); row1.append(el('span', say(name), 'who'), plot, text); box.append(row1);
  }
}
$('bartable').onchange = () => { barTable = +$('bartable').value; drawBars(); };
$('barorder').onchange = () => { barOrder = $('barorder').value; drawBars(); };
dirty.push(drawBars);
function drawMethod() {
  const notes = $('notes'); notes.textContent = ''; for (const n of D.notes) notes.append(el('li', say(n)));
  const files = $('files'); files.textContent = '';
  for (const name of D.files) { const a = el('a', name); a.href = encodeURIComponent(name); a.download = name; files.append(a, ' '); }
  const box = $('provenance'); box.textContent = ''; box.append(shown(D.provenance));
}
// Lists of alike objects as a table, other objects as pairs.
function shown(v) {
  if (v == null || typeof v !== 'object') return document.createTextNode(v == null ? '–' : String(v));
  if (Array.isArray(v)) {
    const keys = [...new Set(v.flatMap(o => o && typeof o === 'object' ? Object.keys(o) : []))];
    if (!keys.length) return document.createTextNode(v.join(', '));
    const t = el('table'), head = el('tr'), thead = el('thead'), body = el('tbody'); for (const k of keys) head.append(el('th', k));
    thead.append(head); for (const o of v) { const tr = el('tr'); for (const k of keys) { const td = el('td', null, /sha/.test(k) ? 'mono' : ''); td.append(shown(o[k])); tr.append(td); } body.append(tr); }
    t.append(thead, body); return t;
  }
  const dl = el('dl'); for (const k of Object.keys(v)) { const dd = el('dd'); dd.append(shown(v[k])); dl.append(el('dt', k), dd); } return dl;
}
dirty.push(drawMethod);
