let tab = 0, sorted = {}, shownRows = [];
const barKeys = new Set(['length_km', 'international_km', 'density_per_100km']);
function choose(i) { tab = i; $('search').value = ''; drawTabs(); drawTable(); $('rows').scrollTop = 0; }
function drawTabs() {
  const box = $('tabs'); box.textContent = '';
  D.tables.forEach((t, i) => {
    const b = el('button', say(t.title)); b.type = 'button'; b.setAttribute('role', 'tab'); b.setAttribute('aria-selected', i === tab); b.tabIndex = i === tab ? 0 : -1;
    b.onclick = () => choose(i);
    b.onkeydown = e => { const by = {ArrowRight: 1, ArrowLeft: -1}[e.key]; if (by) { choose((i + by + D.tables.length) % D.tables.length); $('tabs').children[tab].focus(); } };
    box.append(b);
  });
}
function drawTable() {
  const t = D.tables[tab], order = sorted[t.name], cols = t.columns.map((c, i) => i).filter(i => !t.columns[i].hidden && !t.columns[i].key.endsWith('_key'));
  const words = $('search').value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const text = row => row.flat(3).filter(v => v != null).join(' ').toLocaleLowerCase();
  shownRows = t.rows.filter(r => { const s = words.length ? text(r) : ''; return words.every(w => s.includes(w)); });
  if (order) {
    const compare = (a, b) => {
      const x = a[order.column], y = b[order.column];
      if (x == null || y == null) return (x == null) - (y == null);
      const c = typeof x === 'number' && typeof y === 'number' ? x - y : say(x).localeCompare(say(y), lang);
      return order.down ? -c : c;
    };
    shownRows = shownRows.slice().sort(compare);
  }
  const head = el('tr'), named = cols.findIndex(i => /name|statement/.test(t.columns[i].key)), tops = {};
  for (const i of cols) if (barKeys.has(t.columns[i].key)) tops[i] = Math.max(0, ...t.rows.map(r => typeof r[i] === 'number' ? r[i] : 0));
  cols.forEach((i, n) => {
    const c = t.columns[i], isOrder = order && order.column === i, th = el('th', null, (c.number ? 'n' : '') + (n === named ? ' stay' : '')), b = el('button', say(c.heading));
    b.type = 'button'; th.scope = 'col'; th.dataset.key = c.key;
    th.setAttribute('aria-sort', isOrder ? (order.down ? 'descending' : 'ascending') : 'none');
    b.onclick = () => { sorted[t.name] = {column: i, down: isOrder ? !order.down : c.number}; drawTable(); for (const x of document.querySelectorAll('#table th')) if (x.dataset.key === c.key) x.firstChild.focus({preventScroll: true}); };
    th.append(b); head.append(th);
  });
  const line = (row, isTotal) => {
    const tr = el('tr');
    cols.forEach((i, n) => {
      const c = t.columns[i], v = row[i], isNumber = typeof v === 'number';
      const td = el(n === named ? 'th' : 'td', v == null ? '–' : isNumber ? number(v, c.places) : say(v), (c.number ? 'n' : '') + (n === named ? ' stay' : '') + (v == null || v === 0 ? ' none' : ''));
      if (n === named) td.scope = 'row';
      if (tops[i] && isNumber && !isTotal) { td.style.setProperty('--part', 100 * v / tops[i] + '%'); td.classList.add('amount'); }
      if (c.key === 'verdict') { td.textContent = ''; td.append(el('span', say(v), 'pill ' + tone(value(t, row, 'verdict_key')))); }
      tr.append(td);
    });
    return tr;
  };
  const body = el('tbody'), foot = el('tfoot');
  for (const row of shownRows) {
    const tr = line(row), key = rowKey(t, row);
    if (key) {
      tr.dataset.key = key; tr.tabIndex = 0; tr.onmouseenter = tr.onfocus = () => { if (!picked) mark(key); }; tr.onmouseleave = tr.onblur = () => { if (!picked) mark(null); };
      if (shapes.has(key)) { tr.classList.add('placed'); tr.onclick = () => showPlace(key); tr.onkeydown = e => { if (e.key === 'Enter') showPlace(key); }; }
    }
    body.append(tr);
  }
  if (!shownRows.length) { const tr = el('tr'), td = el('td', say(W.empty), 'empty'); td.colSpan = cols.length; tr.append(td); body.append(tr); }
  if (t.totals.length && !words.length) foot.append(line(t.totals, true));
  const thead = el('thead'); thead.append(head); $('table').replaceChildren(thead, body, foot); $('table').setAttribute('aria-label', say(t.title));
  $('count').textContent = shownRows.length + ' ' + say(W.of) + ' ' + t.rows.length;
}
function showRow(key) {
  const found = rowsByKey.get(key); if (!found) return;
  choose(D.tables.indexOf(found[0])); mark(key, true); $('tables').scrollIntoView({block: 'start'});
}
function showPlace(key) {
  if (String(getSelection())) return;
  if (zoomTo(key)) { $('map').scrollIntoView({block: 'nearest'}); mark(key); }
}
const csvCell = v => {
  if (v == null) return ''; if (typeof v === 'number') return String(v);
  let s = say(v); if (/^[=+\-@\t\r\n]/.test(s) && !/^-?\d+(\.\d+)?$/.test(s)) s = "'" + s;
  return /[",\r\n]/.test(s) ? '"' + s.replace(/"/g, '""') + '"' : s;
};
function csv() { const t = D.tables[tab]; return [t.columns.map(c => c.key), ...shownRows].map(r => r.map(csvCell).join(',')).join('\r\n') + '\r\n'; }
$('copy').onclick = async () => {
  const text = csv(); let done = false;
  try { await navigator.clipboard.writeText(text); done = true; } catch { const a = el('textarea', text); document.body.append(a); a.select(); done = document.execCommand('copy'); a.remove(); }
  if (done) { $('copy').textContent = say(W.copied); setTimeout(() => { $('copy').textContent = $('copy').getAttribute('data-' + lang); }, 1500); }
};
$('save').onclick = () => {
  const url = URL.createObjectURL(new Blob(['\ufeff' + csv()], {type: 'text/csv'})), a = el('a'); a.href = url; a.download = D.tables[tab].name + '.csv';
  document.body.append(a); a.click(); a.remove(); setTimeout(() => URL.revokeObjectURL(url), 1000);
};
$('search').oninput = drawTable; dirty.push(drawTabs, drawTable);
words();
document.fonts.ready.then(show);
