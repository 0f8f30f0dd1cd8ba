"""Counts crossings of random lines over random drawings on a grid in exact fractions, and asks the program for the same.

usage: grid_oracle.py PROGRAM FOLDER SEED

Half of the drawings lie over the 180th meridian. Regions have islands, holes and corners that only touch; lines have
one to three parts, vertices on nodes and sides, stretches along sides; every tenth is there twice, once reversed.
Prints how many lines and crossings were compared.
"""
import sys, json, random, subprocess, csv, io
from fractions import Fraction as F
mezha, folder, seed = sys.argv[1], sys.argv[2], int(sys.argv[3])
r = random.Random(seed); n = 9
west = r.choice([0, 175])  # every other drawing lies over the 180th meridian
grid = [[r.choice('AABBCD.') for _ in range(n)] for _ in range(n)]
if west == 175:
    for row in grid: row[5] = row[4]
wrap = lambda x: x if x <= 180 else x - 360
def cell(x, y): return grid[y][x] if 0 <= x < n and 0 <= y < n and grid[y][x] != '.' else None
# Each cell a part of its region: inner edges of a region are joined by hand, as rings of the outline.
def outline(letter):
    edges = {}
    for y in range(n):
        for x in range(n):
            if cell(x, y) != letter: continue
            for a, b, other in [((x, y), (x + 1, y), (x, y - 1)), ((x + 1, y), (x + 1, y + 1), (x + 1, y)), ((x + 1, y + 1), (x, y + 1), (x, y + 1)), ((x, y + 1), (x, y), (x - 1, y))]:
                if cell(*other) != letter: edges.setdefault(a, []).append(b)
    rings = []
    while edges:
        start = min(edges); ring = [start]; at = start; before = None
        while True:
            options = edges[at]
            if before is not None and len(options) > 1:  # keep left, so that rings touch and do not cross
                d = (at[0] - before[0], at[1] - before[1])
                options.sort(key=lambda o: -(d[0] * (o[1] - at[1]) - d[1] * (o[0] - at[0])))
            nxt = options.pop(0)
            if not options: del edges[at]
            ring.append(nxt); before, at = at, nxt
            if at == start: break
        rings.append(ring)
    area = lambda q: sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(q, q[1:])) / 2
    outer = [q for q in rings if area(q) > 0]; holes = [q for q in rings if area(q) < 0]
    def inside(q, p):
        c = False
        for a, b in zip(q, q[1:]):
            if (a[1] > p[1]) != (b[1] > p[1]) and p[0] < a[0]: c = not c
        return c
    parts = [[q] for q in outer]
    for h in holes:
        # a place just right of the hole's wall, in the region
        lo = min(h); p = (lo[0] - 0.5, lo[1] + 0.5)
        owner = min((q for q in parts if inside(q[0], p)), key=lambda q: area(q[0])); owner.append(h)
    return parts
features = []
for letter in 'ABCD':
    parts = outline(letter)
    if not parts: continue
    # At the meridian each region is cut in two, as files have it.
    if west == 175:
        split = []
        for side in (0, 1):
            saved = [row[:] for row in grid]
            for y in range(n):
                for x in range(n):
                    if (x >= 5) != bool(side): grid[y][x] = '.'
            split += [[[(wrap(x + 175) if not (side and x == 5) else -180, y) for x, y in q] for q in p] for p in outline(letter)]
            for y in range(n): grid[y] = saved[y]
        coordinates = split
    else: coordinates = [[[(x, y) for x, y in q] for q in p] for p in parts]
    features.append({'type': 'Feature', 'properties': {'id': letter, 'country': letter}, 'geometry': {'type': 'MultiPolygon', 'coordinates': coordinates}})
json.dump({'type': 'FeatureCollection', 'features': features}, open(folder + '/r.geojson', 'w'))
def inner(): return (F(r.randrange(n)) + F(r.randint(1, 1023), 1024), F(r.randrange(n)) + F(r.randint(1, 1023), 1024))
def vertex():
    k = r.random()
    if k < .5: return (F(r.randint(0, n)), F(r.randint(0, n)))          # a node of the drawing
    if k < .7: return (F(r.randint(0, 2 * n), 2), F(r.randint(0, n)))    # on a side
    return inner()
def state(a, b, t0, t1):
    t = (t0 + t1) / 2; x, y = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
    if x.denominator == 1 and a[0] == b[0]: s = {cell(int(x) - 1, int(y // 1)), cell(int(x), int(y // 1))}
    elif y.denominator == 1 and a[1] == b[1]: s = {cell(int(x // 1), int(y) - 1), cell(int(x // 1), int(y))}
    else: s = {cell(int(x // 1), int(y // 1))}
    return s.pop() if len(s) == 1 else ('edge', s)
def borders(x, y):
    """Whether a place lies on a side between two regions."""
    if x.denominator == 1 and y.denominator == 1:
        x, y = int(x), int(y); around = [cell(x, y), cell(x - 1, y), cell(x - 1, y - 1), cell(x, y - 1)]
        return any(a and b and a != b for a, b in zip(around, around[1:] + around[:1]))
    if x.denominator == 1: a, b = cell(int(x) - 1, int(y // 1)), cell(int(x), int(y // 1))
    elif y.denominator == 1: a, b = cell(int(x // 1), int(y) - 1), cell(int(x // 1), int(y))
    else: return False
    return bool(a and b and a != b)
def count(line):
    total, last, met = 0, None, False
    for a, b in zip(line, line[1:]):
        ts = {F(0), F(1)}
        for k in (0, 1):
            if a[k] != b[k]:
                lo, hi = sorted([a[k], b[k]])
                for v in range(int(-(-lo // 1)), int(hi // 1) + 1): ts.add((v - a[k]) / (b[k] - a[k]))
        ts = sorted(ts)
        at = lambda t: (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
        for t0, t1 in zip(ts, ts[1:]):
            met = met or borders(*at(t0)); s = state(a, b, t0, t1)
            if isinstance(s, tuple): met = met or None not in s[1]; continue
            if last is not None and s is not None and s != last and met: total += 1
            last, met = s, False
    return total
expected, out = {}, []
def write(line): return [[float(x) + west, float(y)] for x, y in line]
def cut(line):
    """At the meridian, as files have it."""
    if west == 0: return [write(line)]
    pieces, piece = [], [line[0]]
    for i, p in enumerate(line[1:], 1):
        piece.append(p)
        if p[0] == 5 and i + 1 < len(line) and (line[i - 1][0] - 5) * (line[i + 1][0] - 5) < 0: pieces.append(piece); piece = [p]
    pieces.append(piece)
    result = []
    for p in pieces:
        east = any(x > 5 for x, _ in p)
        result.append([[(float(x) + 175 if not east else (float(x) + 175 - 360)), float(y)] for x, y in p])
    return result
for k in range(120):
    parts = []
    for _ in range(r.choice([1, 1, 2, 3])):
        line = [inner()] + [vertex() for _ in range(r.randint(1, 6))] + [inner()]
        line = [p for i, p in enumerate(line) if i == 0 or p != line[i - 1]]
        if west == 175: line = [p if p[0] != 5 else (F(9, 2), p[1]) for p in line]; line = [p for i, p in enumerate(line) if i == 0 or p != line[i - 1]]
        parts.append(line)
    if west == 175:
        for p in parts:
            i = 1
            while i < len(p):
                if (p[i - 1][0] - 5) * (p[i][0] - 5) < 0: p.insert(i, (F(5), F(r.randrange(n)) + F(r.randint(1, 1023), 1024))); i += 1
                i += 1
    expected[str(k)] = sum(map(count, parts))
    drawn = [q for p in parts for q in cut(p)]
    g = {'type': 'LineString', 'coordinates': drawn[0]} if len(drawn) == 1 else {'type': 'MultiLineString', 'coordinates': drawn}
    f = {'type': 'Feature', 'properties': {'name': str(k)}, 'geometry': g}
    out.append(f)
    if k % 10 == 0:  # the same line again, and reversed
        expected[f'{k} again'] = expected[str(k)]
        again = [q[::-1] for q in drawn][::-1]
        out.append({'type': 'Feature', 'properties': {'name': f'{k} again'}, 'geometry': {'type': 'MultiLineString', 'coordinates': again}})
json.dump({'type': 'FeatureCollection', 'features': out}, open(folder + '/l.geojson', 'w'))
p = subprocess.run([mezha, 'crossings', '-q', folder + '/r.geojson', '--lines', folder + '/l.geojson', '--name-field', 'name', '--format', 'csv'], capture_output=True, text=True)
assert p.returncode == 0, p.stderr
got = {}
for row in csv.DictReader(io.StringIO(p.stdout)): got[row['name']] = got.get(row['name'], 0) + 1
bad = {k: (expected[k], got.get(k, 0)) for k in expected if expected[k] != got.get(k, 0)}
assert not bad, f'seed {seed}: {bad}'
print(len(expected), sum(expected.values()))
