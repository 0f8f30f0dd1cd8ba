extension HTMLScript {
  /// The tables: tabs, sorting, search, copies.
  static let tables = #"""
    let tab = 0, sorted = {}, shown = [];
    function drawTabs() {
      const box = $('tabs'); box.textContent = '';
      D.tables.forEach((t, i) => { const b = el('button', say(t.title)); b.type = 'button'; b.setAttribute('role', 'tab'); b.setAttribute('aria-selected', i === tab); b.onclick = () => { tab = i; $('search').value = ''; drawTabs(); drawTable(); }; box.append(b); });
    }
    function drawTable() {
      const t = D.tables[tab], order = sorted[t.name], cols = t.columns.map((c, i) => i).filter(i => !t.columns[i].hidden);
      const words = $('search').value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      const text = row => row.flat(3).filter(v => v != null).join(' ').toLocaleLowerCase();
      shown = t.rows.filter(r => { const s = words.length ? text(r) : ''; return words.every(w => s.includes(w)); });
      if (order) {
        const compare = (a, b) => {
          const x = a[order.column], y = b[order.column];
          if (x == null || y == null) return (x == null) - (y == null);
          const c = typeof x === 'number' && typeof y === 'number' ? x - y : say(x).localeCompare(say(y), lang);
          return order.down ? -c : c;
        };
        shown = shown.slice().sort(compare);
      }
      const head = el('tr');
      for (const i of cols) {
        const c = t.columns[i], th = el('th', null, c.number ? 'n' : ''), b = el('button', say(c.heading) + (order && order.column === i ? (order.down ? ' ▼' : ' ▲') : ''));
        b.type = 'button'; th.scope = 'col'; th.dataset.key = c.key;
        th.setAttribute('aria-sort', order && order.column === i ? (order.down ? 'descending' : 'ascending') : 'none');
        b.onclick = () => { sorted[t.name] = {column: i, down: order && order.column === i ? !order.down : c.number}; drawTable(); };
        th.append(b); head.append(th);
      }
      const line = row => { const tr = el('tr'); for (const i of cols) { const c = t.columns[i], v = row[i]; tr.append(el('td', v == null ? '–' : typeof v === 'number' ? number(v, c.places) : say(v), c.number ? 'n' : '')); } return tr; };
      const body = el('tbody'), foot = el('tfoot');
      for (const row of shown) {
        const tr = line(row), key = rowKey(t, row);
        if (key) { tr.dataset.key = key; tr.tabIndex = 0; tr.onmouseenter = tr.onfocus = () => { mark(key); }; tr.onmouseleave = tr.onblur = () => mark(null); }
        body.append(tr);
      }
      if (t.totals.length && !words.length) foot.append(line(t.totals));
      const thead = el('thead'); thead.append(head); $('table').replaceChildren(thead, body, foot);
      $('count').textContent = shown.length + ' ' + say(W.of) + ' ' + t.rows.length;
      const notes = $('tablenotes'); notes.textContent = ''; for (const n of t.notes) notes.append(el('li', say(n)));
    }
    const csvCell = v => {
      if (v == null) return ''; if (typeof v === 'number') return String(v);
      let s = say(v); if (/^[=+\-@\t\r\n]/.test(s) && !/^-?\d+(\.\d+)?$/.test(s)) s = "'" + s;
      return /[",\r\n]/.test(s) ? '"' + s.replace(/"/g, '""') + '"' : s;
    };
    function csv() { const t = D.tables[tab]; return [t.columns.map(c => c.key), ...shown].map(r => r.map(csvCell).join(',')).join('\r\n') + '\r\n'; }
    $('copy').onclick = async () => {
      const text = csv(); let done = false;
      try { await navigator.clipboard.writeText(text); done = true; } catch { const a = el('textarea', text); document.body.append(a); a.select(); done = document.execCommand('copy'); a.remove(); }
      if (done) { $('copy').textContent = say(W.copied); setTimeout(() => { $('copy').textContent = $('copy').getAttribute('data-' + lang); }, 1500); }
    };
    $('search').oninput = drawTable; dirty.push(drawTabs, drawTable);
    words(); show();

    """#
}
