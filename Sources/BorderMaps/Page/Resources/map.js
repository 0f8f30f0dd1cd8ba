const svg = document.querySelector('#map svg'), whole = svg.viewBox.baseVal, full = [whole.x, whole.y, whole.width, whole.height];
let view = full.slice(), picked = null;
svg.removeAttribute('width'); svg.removeAttribute('height');
const pen = document.createElement('canvas').getContext('2d'), family = getComputedStyle(svg).fontFamily;
const labels = []; // Lines of one name stand below each other; names come in the order of their weight.
for (const t of svg.querySelectorAll('text')) {
  const x = +t.getAttribute('x'), y = +t.getAttribute('y'), size = +t.getAttribute('font-size'), p = t.parentNode, last = labels[labels.length - 1];
  pen.font = `${t.getAttribute('font-style') || ''} ${t.getAttribute('font-weight') || ''} ${size}px ${family}`;
  const line = {t, y}, width = pen.measureText(t.textContent).width;
  if (last && last.x === x && last.p === p && y > last.end && y - last.end < 1.3 * size) { last.lines.push(line); last.end = y; last.width = Math.max(last.width, width); }
  else labels.push({x, p, size, width, y, end: y, lines: [line], near: p.classList.contains('near'), lang: p.classList.contains('lang-ru') ? 'ru' : 'en'});
}
const signs = [...svg.querySelectorAll('[data-c]')].map(s => { const b = s.getBBox(); return [s, b.x + b.width / 2, b.y + b.height / 2]; });
const hits = svgEl('g', {}), borders = new Map(), shapes = new Map();
for (const p of svg.querySelectorAll('[data-b]')) {
  const key = p.getAttribute('data-b'), hit = svgEl('path', {d: p.getAttribute('d'), class: p.closest('.claims') ? 'hit claim' : 'hit', 'data-b': key});
  borders.set(key, p); shapes.set('b:' + key, p); hits.append(hit);
}
for (const k of ['r', 'c']) for (const e of svg.querySelectorAll('[data-' + k + ']')) shapes.set(k + ':' + e.getAttribute('data-' + k), e);
svg.querySelector('.borders').after(hits);
function fit() { // The window has the shape of its box; the map stands in its middle.
  const box = $('map'), shape = box.clientHeight && box.clientWidth ? box.clientHeight / box.clientWidth : full[3] / full[2];
  const middle = [view[0] + view[2] / 2, view[1] + view[3] / 2], most = Math.max(full[2], full[3] / shape), w = Math.min(view[2], most);
  view = [middle[0] - w / 2, middle[1] - w * shape / 2, w, w * shape]; limit();
}
function show() {
  fit(); svg.setAttribute('viewBox', view.join(' '));
  const isWhole = view[2] >= full[2] - 0.5; $('map').style.touchAction = isWhole ? 'pan-y' : 'none'; $('map').classList.toggle('moved', !isWhole);
  const k = full[2] / view[2], shrink = svg.clientWidth ? Math.min(2.5, Math.max(1.1, 1300 / svg.clientWidth)) : 1, taken = [];
  for (const l of labels) {
    if (l.lang !== lang) continue;
    // On the screen no name is smaller than 11 pixels; those that have no room then wait until they are zoomed in.
    const least = svg.clientWidth ? (l.size > 10.5 ? 12 : 11) * full[2] / (l.size * svg.clientWidth) : 1, s = Math.max(l.size > 10.5 ? Math.min(shrink, 1.6) : shrink, least) / k, w = l.width * s / 2, b = [l.x - w, l.y - l.size * s, l.x + w, l.y + (l.end - l.y + l.size * 0.25) * s];
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
  const w = Math.min(full[2] * 2, Math.max(full[2] / 60, view[2] / f)), g = w / view[2];
  view = [x - (x - view[0]) * g, y - (y - view[1]) * g, w, view[3] * g]; show();
}
function limit() {
  for (const i of [0, 1]) {
    const room = full[i + 2] - view[i + 2];
    view[i] = room <= 0 ? full[i] + room / 2 : Math.max(full[i], Math.min(full[i] + room, view[i]));
  }
}
function move(dx, dy) { view[0] += dx; view[1] += dy; show(); }
function wholeMap() { view = full.slice(); view[2] *= 2; show(); }
function zoomTo(key) {
  const shape = shapes.get(key); if (!shape) return false;
  const b = shape.getBBox(), w = Math.max(b.width * 2.4, b.height * 2.4 * view[2] / view[3], full[2] / 14);
  view = [b.x + b.width / 2 - w / 2, b.y + b.height / 2 - w * view[3] / view[2] / 2, w, w * view[3] / view[2]]; show(); return true;
}
const place = e => { const r = svg.getBoundingClientRect(); return [view[0] + (e.clientX - r.left) / r.width * view[2], view[1] + (e.clientY - r.top) / r.height * view[3]]; };
$('zin').onclick = () => zoom(1.6); $('zout').onclick = () => zoom(1 / 1.6); $('zreset').onclick = wholeMap;
$('map').addEventListener('wheel', e => { if (!e.ctrlKey && document.activeElement !== $('map')) return; e.preventDefault(); zoom(e.deltaY < 0 ? 1.25 : 0.8, ...place(e)); }, {passive: false});
svg.addEventListener('dblclick', e => zoom(1.8, ...place(e)));
const order = [...borders.keys()].filter(k => !borders.get(k).closest('.claims')); let current = -1;
function step(by) {
  current = (current + by + order.length) % order.length; const key = 'b:' + order[current], shape = shapes.get(key);
  const b = shape.getBBox(), x = b.x + b.width / 2, y = b.y + b.height / 2;
  if (x < view[0] || x > view[0] + view[2] || y < view[1] || y > view[1] + view[3]) move(x - view[0] - view[2] / 2, y - view[1] - view[3] / 2);
  const r = shape.getBoundingClientRect(); point(key, r.left + r.width / 2, r.top + r.height / 2, true);
}
$('map').addEventListener('keydown', e => {
  if (e.target !== $('map')) return;
  const far = view[2] / 8, act = {ArrowLeft: [-far, 0], ArrowRight: [far, 0], ArrowUp: [0, -far], ArrowDown: [0, far]}[e.key];
  if (act) move(...act); else if (e.key === '+' || e.key === '=') zoom(1.4); else if (e.key === '-') zoom(1 / 1.4);
  else if (e.key === '0') wholeMap(); else if (e.key === 'PageDown' && order.length) step(1); else if (e.key === 'PageUp' && order.length) step(current < 0 ? 0 : -1); else return;
  e.preventDefault();
});
addEventListener('keydown', e => { if (e.key === 'Escape') point(null); });
const pointers = new Map(); let travelled = 0;
svg.addEventListener('pointerdown', e => { pointers.set(e.pointerId, e); travelled = 0; });
addEventListener('pointermove', e => {
  const before = pointers.get(e.pointerId); if (!before) return;
  const r = svg.getBoundingClientRect(), others = [...pointers.values()].filter(p => p.pointerId !== e.pointerId);
  travelled += Math.hypot(e.clientX - before.clientX, e.clientY - before.clientY);
  if (others.length) {
    const o = others[0], d = p => Math.hypot(p.clientX - o.clientX, p.clientY - o.clientY);
    if (d(before) > 0) zoom(d(e) / d(before), ...place(e));
  } else move((before.clientX - e.clientX) / r.width * view[2], (before.clientY - e.clientY) / r.height * view[3]);
  pointers.set(e.pointerId, e);
});
for (const name of ['pointerup', 'pointercancel']) addEventListener(name, e => pointers.delete(e.pointerId));
function keyOf(e) { for (const k of ['b', 'c', 'r']) { const v = e.getAttribute && e.getAttribute('data-' + k); if (v != null) return k + ':' + v; } return null; }
const region = id => { const r = Object.hasOwn(D.regions, id) ? D.regions[id] : null; return r ? (lang === 'ru' ? r[1] : r[0]) : Object.hasOwn(D.countries, id) ? say(D.countries[id]) : id; };
const verdicts = D.figures.find(f => f.id === 'verdicts');
function point(key, x, y, keep = false) {
  const tip = $('tip'); picked = keep ? key : null; mark(key, true); tip.hidden = !key; tip.classList.toggle('kept', keep); if (!key) return;
  tip.textContent = ''; const id = key.slice(2), found = rowsByKey.get(key), dl = el('dl');
  const add = (k, v) => { if (v !== '' && v != null) dl.append(el('dt', k), el('dd', v)); };
  if (key[0] === 'b') tip.append(el('b', id.split('|').map(region).join(' – ')));
  if (key[0] === 'r') { tip.append(el('b', region(id))); const r = D.regions[id]; if (r) { tip.append(say(r[2])); add(say(W.status), say(r[3])); } }
  if (found) {
    const [t, row] = found, get = k => value(t, row, k);
    if (key[0] === 'c') { tip.append(el('b', say(get('name')))); for (const k of ['opposite_name', 'mode', 'status', 'concept']) if (column(t, k) >= 0) add(say(t.columns[column(t, k)].heading), say(get(k))); }
    if (key[0] === 'b' && typeof get('length_km') === 'number') add(say(W.length), number(get('length_km'), 1) + ' ' + say(W.km));
    for (const [k, w] of key[0] === 'r' ? [['international_km', W.border], ['perimeter_km', W.perimeter]] : []) if (get(k) != null) add(say(w), number(get(k), 1) + ' ' + say(W.km));
    if (key[0] !== 'c' && typeof get('crossings') === 'number') { add(say(W.crossings), number(get('crossings')) + (get('crossings_open') == null ? '' : ' (' + number(get('crossings_open')) + ' ' + say(W.open) + ')')); add(say(W.density), number(get('density_per_100km'), 2)); }
    if (key[0] === 'b') add(say(W.status), say(get('status')));
  }
  if (key[0] === 'b' && verdicts && Object.hasOwn(verdicts.classes, id)) add(say(verdicts.heading), say(verdicts.legend[verdicts.classes[id]][2]));
  tip.append(dl);
  if (keep) {
    const bar = el('p');
    if (found) { const b = el('button', say(W.toTable)); b.type = 'button'; b.onclick = () => showRow(key); bar.append(b); }
    const c = el('button', say(W.close)); c.type = 'button'; c.onclick = () => point(null); bar.append(c); tip.append(bar);
  }
  if (x != null) { const w = tip.offsetWidth, h = tip.offsetHeight;
    tip.style.left = Math.max(4, Math.min(innerWidth - w - 4, x + 14)) + 'px'; tip.style.top = Math.max(4, y + 16 + h > innerHeight ? y - h - 12 : y + 16) + 'px'; }
}
function mark(key, scrolls = false) {
  for (const e of document.querySelectorAll('#map .on, tr.on')) e.classList.remove('on');
  if (!key) return;
  const shape = shapes.get(key); if (shape) shape.classList.add('on');
  for (const tr of document.querySelectorAll('#table tbody tr')) if (tr.dataset.key === key) {
    tr.classList.add('on'); const box = $('rows');
    if (scrolls && (tr.offsetTop < box.scrollTop + 40 || tr.offsetTop > box.scrollTop + box.clientHeight - 40)) box.scrollTop = tr.offsetTop - box.clientHeight / 2;
  }
}
svg.addEventListener('pointermove', e => { if (!pointers.size && !picked) point(keyOf(e.target), e.clientX, e.clientY); });
svg.addEventListener('click', e => { if (travelled < 6) point(keyOf(e.target), e.clientX, e.clientY, true); });
svg.addEventListener('pointerleave', e => { if (e.pointerType === 'mouse' && !picked) point(null); });
addEventListener('scroll', () => { if (!$('tip').hidden) point(null); }, {passive: true});
function drawFigure() {
  const select = $('figure'), chosen = select.value || D.figure;
  options(select, D.figures.map(f => [f.id, say(f.heading)]), chosen);
  const figure = D.figures.find(f => f.id === chosen) || D.figures[0]; select.value = figure.id;
  svg.classList.toggle('verdicts', figure === verdicts);
  const colour = i => figure.legend[i][isDark() ? 1 : 0];
  for (const [key, p] of borders) if (Object.hasOwn(figure.classes, key)) p.setAttribute('stroke', colour(figure.classes[key]));
  const legend = $('legend'); legend.textContent = ''; legend.append(el('b', say(figure.heading)));
  figure.legend.forEach((c, n) => { const s = el('span'), i = el('i'); i.style.background = colour(n); s.append(i, say(c[2])); legend.append(s); });
  if (D.signs.length) legend.append(el('b', say(W.signs)));
  for (const [name, label] of D.signs) { const s = el('span'), v = svgEl('svg', {width: 14, height: 14, class: 'crossings ' + name}); v.append(svgEl('circle', {cx: 7, cy: 7, r: 5})); s.append(v, say(label)); legend.append(s); }
}
drawFigure.onScheme = true;
$('figure').onchange = drawFigure; dirty.push(drawFigure, show, () => point(null)); addEventListener('resize', show); addEventListener('beforeprint', wholeMap);
view[2] *= 2;
