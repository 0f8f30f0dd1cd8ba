import Foundation
import Testing

/// TopoJSON, taken apart by other programs.
@Suite struct TopoJSONTests {
  @Test(.enabled(if: RunMezha.hasGeopandas, "geopandas is not installed"))
  func `rings, regions and shared arcs are those of the data and of the file of borders`() throws {
    try RunMezha.withFolder { folder in
      for arguments in [["-o", "all.topojson"], ["-o", "all.geojson"]] {
        let last = "\(folder)/\(arguments[arguments.count - 1])"
        let result = try RunMezha.mezha(["borders", "-q"] + arguments.dropLast() + [last])
        #expect(result.status == 0, "\(result.errors)")
      }
      let script = """
        import sys, json, geopandas, shapely, warnings
        from shapely.geometry import shape
        warnings.simplefilter('ignore')
        folder, data = sys.argv[1:]
        t = json.load(open(folder + '/all.topojson'))
        arcs = t['arcs']
        # 1. by hand: rings close, lines meet, and the polygons are those of the data.
        def ring(steps):
            points = []
            for step in steps:
                line = arcs[step] if step >= 0 else arcs[~step][::-1]
                assert not points or points[-1] == line[0], (step, points[-1], line[0])
                points += line[1:] if points else line
            assert points[0] == points[-1] and len(points) > 3
            return points
        def polygons(g): return [g['arcs']] if g['type'] == 'Polygon' else g['arcs']
        mine = {g['id']: shapely.MultiPolygon([(ring(p[0]), [ring(h) for h in p[1:]]) for p in polygons(g)])
                for g in t['objects']['regions']['geometries'] if g['type']}
        def near(a, b, d): return shapely.equals_exact(a.normalize(), b.normalize(), d) or a.hausdorff_distance(b) < d
        source = {f['properties']['id']: shape(f['geometry']) for f in json.load(open(data))['features']}
        assert set(mine) == set(source), set(mine) ^ set(source)
        for name, polygon in mine.items():
            a, b = polygon, source[name]
            assert abs(a.area - b.area) < 1e-7 * max(1, b.length) and near(a, b, 2e-7), (name, a.area, b.area)
        # 2. GDAL reads the same polygons.
        frame = geopandas.read_file(folder + '/all.topojson')
        for name, polygon in zip(frame['id'], frame.geometry):
            a = mine[name]
            assert abs(a.area - polygon.area) < 1e-9 and near(a, polygon, 1e-9), name
        # 3. An arc of two regions is their border: its lines together are those of the file of borders.
        users = {}
        for g in t['objects']['regions']['geometries']:
            for p in polygons(g) if g['type'] else []:
                for r in p:
                    for step in r: users.setdefault(step if step >= 0 else ~step, []).append((g['id'], step < 0))
        assert all(len(u) <= 2 for u in users.values())
        assert sorted(users) == list(range(len(arcs))), 'an arc that nobody uses'
        shared = {}
        for arc, u in users.items():
            if len(u) == 2 and u[0][0] != u[1][0]:
                assert u[0][1] != u[1][1], ('both run the same way', arc, u)
                shared.setdefault(tuple(sorted([u[0][0], u[1][0]])), []).append(shapely.LineString(arcs[arc]))
        borders = json.load(open(folder + '/all.geojson'))['features']
        lines = {tuple(sorted([f['properties']['a_id'], f['properties']['b_id']])): shape(f['geometry']) for f in borders if f['properties']['length_km'] is not None}
        assert set(lines) <= set(shared), set(lines) - set(shared)
        for pair in shared:
            a, length = shapely.union_all(shared[pair]), sum(l.length for l in shared[pair])
            if pair in lines: assert a.hausdorff_distance(lines[pair]) < 2e-7 and abs(length - lines[pair].length) < 1e-5, (pair, length, lines[pair].length)
            else: assert all(abs(abs(x) - 180) < 0.2 for l in shared[pair] for x, _ in l.coords), pair
        print(len(mine), len(lines))
        """
      let data = RunMezha.package + "/GeoData/regions.geojson"
      let result = try RunMezha.run(["python3", "-c", script, folder, data])
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.lines == ["489 1215"])
    }
  }
}
