const tone = key => (Object.hasOwn(D.tones, key) ? D.tones[key] : 'open');
// Codes as names, where they are known.
function plain(text) {
  return text.replace(/\b([A-Z]{2}(?:-[A-Z0-9]{1,3})?) (?=[A-Z]{2}(?:-|\b))/g, '$1, ')
    .replace(/([A-Z]{2}-[A-Z0-9]{1,3}|\b[A-Z]{2}\b)(?:\|([A-Z]{2}-[A-Z0-9]{1,3}|[A-Z]{2})\b)?/g, (all, a, b) => [a, b].filter(Boolean).map(c => Object.hasOwn(D.countries, c) ? say(D.countries[c]) : Object.hasOwn(D.regions, c) ? region(c) : c).join(' – '));
}
function drawVerdicts() {
  const t = table('claims'); $('claims').hidden = !t || column(t, 'verdict_key') < 0; if ($('claims').hidden) return;
  const box = $('verdicts'); box.textContent = '';
  const lists = new Map();
  for (const row of t.rows) { const l = say(value(t, row, 'list')); if (!lists.has(l)) lists.set(l, new Map()); const counts = lists.get(l), k = value(t, row, 'verdict_key');
    const label = value(t, row, 'verdict'), old = counts.get(k); counts.set(k, old ? [old[0] + 1, old[1]] : [1, label]); }
  const order = ['yes', 'part', 'no', 'open'];
  for (const [list, counts] of lists) {
    const sorted = [...counts].sort((a, b) => order.indexOf(tone(a[0])) - order.indexOf(tone(b[0]))), all = sorted.reduce((s, c) => s + c[1][0], 0);
    const line = el('div', null, 'stack'), legend = el('p', null, 'pills');
    for (const [key, [count, label]] of sorted) {
      const part = el('i', null, tone(key)); part.style.flexGrow = count; line.append(part);
      legend.append(el('span', count + ' ' + say(label), 'pill ' + tone(key)));
    }
    box.append(el('h3', (Object.hasOwn(W, list) ? say(W[list]) + ' · ' : list && list + ' · ') + all), line, legend);
  }
  const doubts = $('doubts'), body = el('tbody'), head = el('tr'); doubts.textContent = '';
  for (const h of [null, W.statement, W.computed, W.why]) head.append(el('th', h ? say(h) : ''));
  const stated = row => (say(value(t, row, 'claim')) + ' ').trimStart() + words(row), words = row => column(t, 'statement') >= 0 ? plain(say(value(t, row, 'statement'))) : ['a', 'b'].map(k => say(value(t, row, k))).join(' – ');
  for (const row of t.rows) {
    const key = value(t, row, 'verdict_key'), list = say(value(t, row, 'list')); if (list === 'groups' || !['part', 'no'].includes(tone(key))) continue;
    const tr = el('tr'), pill = el('td'); pill.append(el('span', say(value(t, row, 'verdict')), 'pill ' + tone(key)));
    const v = value(t, row, 'computed'), unit = say(value(t, row, 'unit'));
    tr.append(pill, el('td', stated(row)), el('td', v == null ? '–' : plain(number(v, Number.isInteger(v) || v >= 100 ? 0 : 1)) + ' ' + unit), el('td', plain(say(value(t, row, 'remark')))));
    body.append(tr);
  }
  if (body.children.length) { const tb = el('table'), th = el('thead'); th.append(head); tb.append(th, body); const s = el('div', null, 'scroll'); s.append(tb); doubts.append(s); }
}
dirty.push(drawVerdicts);
// What each worldview makes of the claims on which they differ.
function drawViews() {
  const box = $('views'), t = D.views; box.textContent = ''; if (!t) return;
  box.append(el('h3', say(t.title)), el('p', t.notes.map(say).join(' '), 'quiet')); if (!t.rows.length) return;
  const names = t.columns.map(c => c.key).filter(k => k.startsWith('verdict_') && !k.endsWith('_key')).map(k => k.slice(8)), cell = (row, key) => row[column(t, key)];
  const tb = el('table'), thead = el('thead'), head = el('tr'), body = el('tbody'), s = el('div', null, 'scroll'); s.tabIndex = 0;
  for (const h of [say(W.statement), ...names]) { const th = el('th', h); th.scope = 'col'; head.append(th); }
  for (const row of t.rows) {
    const tr = el('tr'), first = el('th', (say(cell(row, 'claim')) + ' ').trimStart() + plain(say(cell(row, 'statement')))); first.scope = 'row'; tr.append(first);
    for (const name of names) {
      const td = el('td'), key = cell(row, 'verdict_' + name + '_key'), v = cell(row, 'computed_' + name);
      td.append(el('span', key == null ? '–' : say(cell(row, 'verdict_' + name)), 'pill ' + tone(key)));
      if (v != null) td.append(el('small', say(W.computed) + ': ' + number(v, Number.isInteger(v) ? 0 : 1)));
      tr.append(td);
    }
    body.append(tr);
  }
  thead.append(head); tb.append(thead, body); s.append(tb); box.append(s);
}
function drawPapers() {
  const box = $('papers'); box.textContent = ''; if (!D.papers.length) return;
  const list = el('ul'); for (const [citation, claims] of D.papers) { const li = el('li', citation + ' '); li.append(el('span', claims, 'none')); list.append(li); }
  box.append(el('h3', say(W.papers)), list);
}
dirty.push(drawViews, drawPapers);
