extension HTMLScript {
  /// The map: move, zoom, point at.
  static let map = #"""
    const svg = document.querySelector('#map svg'), whole = svg.viewBox.baseVal, full = [whole.x, whole.y, whole.width, whole.height];
    let view = full.slice();
    svg.removeAttribute('width'); svg.removeAttribute('height');
    const labels = []; // Lines of one name stand below each other; names come in the order of their weight.
    for (const t of svg.querySelectorAll('text')) {
      const x = +t.getAttribute('x'), y = +t.getAttribute('y'), size = +t.getAttribute('font-size'), p = t.parentNode, last = labels[labels.length - 1];
      const line = {t, y}, width = t.textContent.length * size * 0.55;
      if (last && last.x === x && last.p === p && y > last.end && y - last.end < 1.3 * size) { last.lines.push(line); last.end = y; last.width = Math.max(last.width, width); }
      else labels.push({x, p, size, width, y, end: y, lines: [line], near: p.classList.contains('near'), lang: p.classList.contains('lang-ru') ? 'ru' : 'en'});
    }
    const signs = [...svg.querySelectorAll('[data-c]')].map(s => { const b = s.getBBox(); return [s, b.x + b.width / 2, b.y + b.height / 2]; });
    const hits = document.createElementNS('http://www.w3.org/2000/svg', 'g');
    const borders = new Map();
    for (const p of svg.querySelectorAll('[data-b]')) {
      const key = p.getAttribute('data-b'), hit = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      hit.setAttribute('d', p.getAttribute('d')); hit.setAttribute('class', 'hit'); hit.setAttribute('tabindex', '0'); hit.setAttribute('data-b', key);
      borders.set(key, p); hits.append(hit);
    }
    svg.querySelector('.borders').after(hits);
    function show() {
      svg.setAttribute('viewBox', view.join(' '));
      const k = full[2] / view[2], shrink = svg.clientWidth ? Math.min(4, Math.max(1, 1150 / svg.clientWidth)) : 1, s = shrink / k, taken = [];
      for (const l of labels) {
        if (l.lang !== lang) continue;
        const w = l.width * s / 2, b = [l.x - w, l.y - l.size * s, l.x + w, l.y + (l.end - l.y + l.size * 0.25) * s];
        const free = (!l.near || k > 1.5) && b[0] >= full[0] && b[2] <= full[0] + full[2] && !taken.some(o => o[0] < b[2] && b[0] < o[2] && o[1] < b[3] && b[1] < o[3]);
        if (free) taken.push(b);
        for (const {t, y} of l.lines) {
          t.style.display = free ? '' : 'none';
          if (free) { t.setAttribute('font-size', l.size * s); t.setAttribute('y', l.y + (y - l.y) * s); t.setAttribute('stroke-width', 2.6 * s); }
        }
      }
      const r = Math.min(shrink, 1.8) / k;
      for (const [e, x, y] of signs) e.setAttribute('transform', `translate(${x} ${y}) scale(${r}) translate(${-x} ${-y})`);
    }
    function zoom(f, x = view[0] + view[2] / 2, y = view[1] + view[3] / 2) {
      const w = Math.min(full[2], Math.max(full[2] / 60, view[2] / f)), g = w / view[2];
      view = [x - (x - view[0]) * g, y - (y - view[1]) * g, w, view[3] * g]; limit(); show();
    }
    function limit() {
      view[0] = Math.max(full[0], Math.min(full[0] + full[2] - view[2], view[0]));
      view[1] = Math.max(full[1], Math.min(full[1] + full[3] - view[3], view[1]));
    }
    function move(dx, dy) { view[0] += dx; view[1] += dy; limit(); show(); }
    const place = e => { const r = svg.getBoundingClientRect(); return [view[0] + (e.clientX - r.left) / r.width * view[2], view[1] + (e.clientY - r.top) / r.height * view[3]]; };
    $('zin').onclick = () => zoom(1.6); $('zout').onclick = () => zoom(1 / 1.6); $('zreset').onclick = () => { view = full.slice(); show(); };
    $('map').addEventListener('wheel', e => { if (!e.ctrlKey && document.activeElement !== $('map')) return; e.preventDefault(); zoom(e.deltaY < 0 ? 1.25 : 0.8, ...place(e)); }, {passive: false});
    $('map').addEventListener('dblclick', e => zoom(1.8, ...place(e)));
    $('map').addEventListener('keydown', e => {
      const step = view[2] / 8, act = {ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step]}[e.key];
      if (act) move(...act); else if (e.key === '+' || e.key === '=') zoom(1.4); else if (e.key === '-') zoom(1 / 1.4);
      else if (e.key === '0') { view = full.slice(); show(); } else if (e.key === 'Escape') point(null); else return;
      e.preventDefault();
    });
    const pointers = new Map();
    $('map').addEventListener('pointerdown', e => { pointers.set(e.pointerId, e); });
    addEventListener('pointermove', e => {
      const before = pointers.get(e.pointerId); if (!before) return;
      const r = svg.getBoundingClientRect(), others = [...pointers.values()].filter(p => p.pointerId !== e.pointerId);
      if (others.length) {
        const o = others[0], d = p => Math.hypot(p.clientX - o.clientX, p.clientY - o.clientY);
        if (d(before) > 0) zoom(d(e) / d(before), ...place(e));
      } else move((before.clientX - e.clientX) / r.width * view[2], (before.clientY - e.clientY) / r.height * view[3]);
      pointers.set(e.pointerId, e);
    });
    for (const name of ['pointerup', 'pointercancel']) addEventListener(name, e => pointers.delete(e.pointerId));
    function keyOf(e) { for (const k of ['b', 'c', 'r']) { const v = e.getAttribute && e.getAttribute('data-' + k); if (v != null) return k + ':' + v; } return null; }
    const region = id => { const r = Object.hasOwn(D.regions, id) ? D.regions[id] : null; return r ? (lang === 'ru' ? r[1] : r[0]) : id; };
    function point(key, x, y) {
      const tip = $('tip'); mark(key); tip.hidden = !key; if (!key) return;
      tip.textContent = ''; const id = key.slice(2), found = rowsByKey.get(key), dl = el('dl');
      const add = (k, v) => { if (v !== '' && v != null) dl.append(el('dt', k), el('dd', v)); };
      if (key[0] === 'b') tip.append(el('b', id.split('|').map(region).join(' – ')));
      if (key[0] === 'r') { tip.append(el('b', region(id))); const r = D.regions[id]; if (r) { tip.append(say(r[2])); add(say(W.status), say(r[3])); } }
      if (found) {
        const [t, row] = found, get = k => value(t, row, k);
        if (key[0] === 'c') { tip.append(el('b', say(get('name')))); for (const k of ['opposite_name', 'mode', 'status', 'concept']) add(say(t.columns[column(t, k)].heading), say(get(k))); }
        if (key[0] === 'b') add(say(W.length), number(get('length_km'), 1) + ' ' + say(W.km));
        if (key[0] === 'r') add(say(W.border), number(get('international_km'), 1) + ' ' + say(W.km));
        if (key[0] !== 'c' && typeof get('crossings') === 'number') { add(say(W.crossings), number(get('crossings'))); add(say(W.open), number(get('crossings_open'))); add(say(W.density), number(get('density_per_100km'), 2)); }
      }
      tip.append(dl);
      if (x != null) { const w = tip.offsetWidth, h = tip.offsetHeight;
        tip.style.left = Math.max(4, Math.min(innerWidth - w - 4, x + 14)) + 'px'; tip.style.top = (y + 16 + h > innerHeight ? y - h - 12 : y + 16) + 'px'; }
    }
    function mark(key) {
      for (const e of document.querySelectorAll('#map .on, tr.on')) e.classList.remove('on');
      if (!key) return;
      if (key[0] === 'b' && borders.has(key.slice(2))) borders.get(key.slice(2)).classList.add('on');
      for (const tr of document.querySelectorAll('#table tbody tr')) if (tr.dataset.key === key) tr.classList.add('on');
    }
    for (const name of ['pointermove', 'pointerdown']) svg.addEventListener(name, e => { if (name === 'pointerdown' || !pointers.size) point(keyOf(e.target), e.clientX, e.clientY); });
    svg.addEventListener('pointerleave', e => { if (e.pointerType === 'mouse') point(null); });
    hits.addEventListener('focusin', e => { const r = e.target.getBoundingClientRect(); point(keyOf(e.target), r.left + r.width / 2, r.top + r.height / 2); });
    hits.addEventListener('focusout', () => point(null));
    function drawFigure() {
      const select = $('figure'), chosen = select.value || D.figure; select.textContent = '';
      for (const f of D.figures) { const o = el('option', say(f.heading)); o.value = f.id; select.append(o); }
      const figure = D.figures.find(f => f.id === chosen) || D.figures[0]; select.value = figure.id;
      for (const [key, p] of borders) if (Object.hasOwn(figure.colours, key)) p.setAttribute('stroke', figure.colours[key]);
      const legend = $('legend'); legend.textContent = ''; legend.append(el('b', say(figure.heading)));
      for (const c of figure.legend) { const s = el('span'), i = el('i'); i.style.background = c.colour; s.append(i, say(c.label)); legend.append(s); }
      for (const c of D.signs) { const s = el('span'), i = el('i', null, 'dot'); i.style.background = c.fill; i.style.borderColor = c.stroke; s.append(i, say(c.label)); legend.append(s); }
    }
    $('figure').onchange = drawFigure; dirty.push(drawFigure); dirty.push(show); addEventListener('resize', show);

    """#
}
