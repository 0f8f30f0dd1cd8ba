'use strict';
const D = JSON.parse(document.getElementById('data').textContent);
const $ = id => document.getElementById(id);
let lang = D.language, dirty = [];
const say = v => v == null ? '' : Array.isArray(v) ? v[lang === 'ru' ? 1 : 0] : String(v);
const W = {search: ['Search the table', 'Поиск по таблице'], of: ['of', 'из'], km: ['km', 'км'], copied: ['Copied', 'Скопировано'],
  length: ['length', 'длина'], signs: ['Crossings with a known place', 'Переходы с известной точкой'], crossings: ['crossings', 'переходов'], density: ['per 100 km', 'на 100 км'], open: ['open', 'открыто'],
  status: ['status', 'статус'], border: ['state border', 'госграница'], perimeter: ['perimeter', 'периметр'], toTable: ['Show in the table', 'Показать в таблице'], empty: ['Nothing found. Clear the search to see all rows.', 'Ничего не найдено. Очистите поиск, чтобы увидеть все строки.'],
  byDensity: ['by density', 'по плотности'], byLength: ['by length', 'по длине'], byName: ['by name', 'по названию'],
  map: ['Map of the borders', 'Карта границ'], whole: ['Whole map', 'Вся карта'], closer: ['Zoom in', 'Приблизить'], farther: ['Zoom out', 'Отдалить'], close: ['Close', 'Закрыть'],
  statement: ['claim', 'утверждение'], computed: ['computed', 'вычислено'], why: ['why', 'почему'], papers: ['Where the claims are from', 'Откуда утверждения'],
  adjacency: ['Who adjoins whom', 'Кто с кем граничит'], figures: ['Figures', 'Числа'], groups: ['Groups of border regions', 'Группы приграничных регионов']};
const el = (name, text, cls) => { const e = document.createElement(name); if (text != null) e.textContent = text; if (cls) e.className = cls; return e; };
const svgEl = (name, attributes) => { const e = document.createElementNS('http://www.w3.org/2000/svg', name); for (const k in attributes) e.setAttribute(k, attributes[k]); return e; };
function number(v, places) {
  if (typeof v !== 'number') return say(v);
  const s = places == null ? String(v) : v.toFixed(places);
  const [w, f] = s.split('.'), sign = w[0] === '-' ? '−' : '', d = sign ? w.slice(1) : w;
  const g = d.length > 4 ? d.replace(/\B(?=(\d{3})+$)/g, '\u202f') : d;
  return sign + g + (f ? (lang === 'ru' ? ',' : '.') + f : '');
}
const scheme = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => (document.documentElement.dataset.theme || (scheme.matches ? 'dark' : 'light')) === 'dark';
function words() {
  document.documentElement.lang = lang;
  for (const e of document.querySelectorAll('[data-en]')) e.textContent = e.getAttribute('data-' + lang);
  $('title').textContent = document.title = say(D.title);
  $('search').placeholder = say(W.search); $('search').setAttribute('aria-label', say(W.search));
  $('map').setAttribute('aria-label', say(W.map));
  for (const [id, word] of [['zin', W.closer], ['zout', W.farther], ['zreset', W.whole]]) { $(id).title = say(word); $(id).setAttribute('aria-label', say(word)); }
  for (const draw of dirty) draw();
  drawContents();
}
function drawContents() {
  const box = $('contents'); box.textContent = '';
  for (const s of document.querySelectorAll('main > section:not([hidden])')) {
    const h = s.querySelector('h2'); if (!h) continue;
    const parts = [...h.querySelectorAll('span')], own = parts.find(p => p.classList.contains('lang-' + lang));
    const a = el('a', (own || h).textContent); a.href = '#' + (s.id || (s.id = 'chart-' + [...document.querySelectorAll('.chart')].indexOf(s)));
    box.append(a);
  }
}
function setScheme() { for (const draw of dirty) if (draw.onScheme) draw(); }
$('lang').onclick = () => { lang = lang === 'en' ? 'ru' : 'en'; words(); };
$('theme').onclick = () => { document.documentElement.dataset.theme = isDark() ? 'light' : 'dark'; setScheme(); };
scheme.addEventListener('change', setScheme);
const table = name => D.tables.find(t => t.name === name);
const column = (t, key) => t ? t.columns.findIndex(c => c.key === key) : -1;
const value = (t, row, key) => { const i = column(t, key); return i < 0 ? null : row[i]; };
function rowKey(t, row) {
  if (column(t, 'a_name') >= 0 && column(t, 'b_id') >= 0) return 'b:' + value(t, row, 'a_id') + '|' + value(t, row, 'b_id');
  if (t.name === 'regions') return 'r:' + value(t, row, 'id');
  return t.name === 'crossings' ? 'c:' + value(t, row, 'id') : null;
}
const rowsByKey = new Map();
for (const t of D.tables) for (const row of t.rows) { const k = rowKey(t, row); if (k && !rowsByKey.has(k)) rowsByKey.set(k, [t, row]); }
