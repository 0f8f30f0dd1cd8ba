import BorderIO
import Foundation
import Testing

/// The files of GDAL and of libxlsxwriter, opened by others.
@Suite struct BundleTests {
  static let hasOpenpyxl = python.isEmpty == false
  /// A Python that has openpyxl; empty for none.
  static let python =
    ["python3", "/usr/bin/python3"].first { RunMezha.canRun([$0, "-c", "import openpyxl"]) } ?? ""

  /// A Python that has QGIS; empty for none.
  static let qgis =
    ["python3", "/usr/bin/python3"].first {
      (try? RunMezha.run([$0, "-c", "import qgis.core"], environment: ["QT_QPA_PLATFORM": "offscreen"]).status)
        == 0
    } ?? ""

  private static func lengths(_ csv: String) throws -> [Double] {
    try CSVFile(file: csv)["length_km"].compactMap { Double($0) }
  }

  /// `report --bundle`, written once for all tests.
  static func withBundle(_ body: (String) throws -> Void) throws {
    try RunMezha.withFolder { folder in
      for (name, data) in try bundle.get() {
        try data.write(to: URL(fileURLWithPath: folder + "/" + name))
      }
      try body(folder)
    }
  }

  private static let bundle: Result<[String: Data], any Error> = Result {
    try RunMezha.withFolder { folder in
      let (result, files) = try ReportTests.report(["--bundle"], in: folder)
      #expect(result.status == 0, "\(result.errors)")
      return files
    }
  }

  /// Runs a Python script on a folder; its assertions are the test's.
  private static func python(_ script: String, _ folder: String) throws -> [String] {
    let result = try RunMezha.run(["python3", "-c", script, folder])
    #expect(result.status == 0, "\(result.errors)")
    return result.lines
  }

  @Test func `the bundle: the same bytes each time`() throws {
    let first = try Self.bundle.get()
    try RunMezha.withFolder { folder in
      let second = try ReportTests.report(["--bundle", "--threads", "1"], in: folder)
      for name in ["report.gpkg", "report.xlsx"] {
        #expect(first[name] != nil && first[name] == second.files[name], "\(name)")
      }
    }
  }

  /// GeoPackage 1.2 by SQLite alone: what stands in its tables.
  @Test(.enabled(if: RunMezha.canRun(["python3", "-c", "import sqlite3"]), "python3 is not installed"))
  func `GeoPackage: layers, indices, meanings of fields`() throws {
    try Self.withBundle { folder in
      let script = """
        import sqlite3, sys, csv
        base = sqlite3.connect(sys.argv[1] + '/report.gpkg')
        ask = lambda sql, *values: base.execute(sql, values).fetchall()
        assert ask('pragma application_id') == [(0x47504B47,)] and ask('pragma integrity_check') == [('ok',)]
        assert not ask('pragma foreign_key_check')
        contents = dict(ask('select table_name, data_type from gpkg_contents'))
        assert [t for t in contents if contents[t] == 'features'] == ['regions', 'countries', 'borders', 'crossings'], contents
        assert contents['claims'] == 'attributes'
        for table, kind in contents.items():
            rows = ask(f'select count(*) from "{table}"')[0][0]
            if table != 'layer_styles':
                # A row for each record of the CSV of the same name.
                records = list(csv.reader(open(f'{sys.argv[1]}/{table}.csv', encoding='utf-8')))[1:]
                assert rows == len(records), (table, rows, len(records))
                fields = [c[1] for c in ask(f'pragma table_info("{table}")') if c[1] not in ('fid', 'geom')]
                told = ask('select column_name, name, description from gpkg_data_columns where table_name = ? order by rowid', table)
                assert sorted(c for c, _, _ in told) == sorted(fields), (table, fields, told)
                assert len({n for _, n, _ in told}) == len(told) and all(n and d for _, n, d in told), [t for t in told if not t[2]]
            if kind == 'features':
                shapes = ask(f'select count(*) from "{table}" where geom is not null')[0][0]
                assert ask(f'select count(*) from "rtree_{table}_geom"')[0][0] == shapes
                triggers = [t for t, in ask("select name from sqlite_master where type = 'trigger' and tbl_name = ?", table)]
                for name in ['insert', 'delete', 'update']:
                    assert any(t.startswith(f'rtree_{table}_geom_{name}') for t in triggers), (name, triggers)
                # The index holds the box of each shape; the header of the shape tells the box itself.
                import struct
                for fid, blob in ask(f'select fid, geom from "{table}" where geom is not null'):
                    assert blob[:2] == b'GP'
                    box = ask(f'select minx, maxx, miny, maxy from "rtree_{table}_geom" where id = ?', fid)[0]
                    if blob[3] >> 1 & 7 == 1: own = struct.unpack('<4d', blob[8:40])
                    else: x, y = struct.unpack('<2d', blob[13:29]); own = (x, x, y, y)
                    assert all(abs(a - b) < 1e-4 for a, b in zip(box, own)), (table, fid, box, own)
        extensions = {name for name, in ask('select extension_name from gpkg_extensions')}
        assert extensions == {'gpkg_rtree_index', 'gpkg_schema', 'gpkg_metadata'}, extensions
        """
      _ = try Self.python(script, folder)
    }
  }

  @Test(.enabled(if: RunMezha.canRun(["python3", "-c", "import sqlite3"]), "python3 is not installed"))
  func `GeoPackage: styles for QGIS are well-formed and name fields that are there`() throws {
    try Self.withBundle { folder in
      let script = """
        import sqlite3, sys, re, xml.etree.ElementTree as xml
        base = sqlite3.connect(sys.argv[1] + '/report.gpkg')
        styles = base.execute('select f_table_name, f_geometry_column, styleQML, useAsDefault from layer_styles').fetchall()
        assert [s[0] for s in styles] == ['regions', 'countries', 'borders', 'crossings']
        for table, geometry, qml, default in styles:
            assert geometry == 'geom' and default
            root = xml.fromstring(qml)
            fields = {c[1] for c in base.execute(f'pragma table_info("{table}")')}
            renderer, label = root.find('renderer-v2'), root.find('labeling/settings/text-style')
            named = set(re.findall('"([^"]+)"', label.get('fieldName'))) | {a.get('field') for a in root.iter('alias')}
            attribute = renderer.get('attr') or ''
            named |= set(re.findall('"([^"]+)"', attribute)) or ({attribute} - {''})
            for rule in renderer.iter('rule'): named |= set(re.findall('"([^"]+)"', rule.get('filter')))
            assert named and named <= fields, named - fields
            symbols = {s.get('name') for s in renderer.find('symbols')}
            used = [e.get('symbol') for e in renderer.iter() if e.get('symbol')]
            assert used and set(used) == symbols, (used, symbols)
            # Every feature gets exactly one symbol.
            if renderer.get('type') == 'RuleRenderer':
                for fid, in base.execute(f'select fid from "{table}"').fetchall():
                    hits = sum(base.execute(f'select count(*) from "{table}" where fid = {fid} and ({r.get("filter")})').fetchone()[0] for r in renderer.iter('rule'))
                    assert hits == 1, (table, fid, hits)
            else:
                values = {v for v, in base.execute(f'select {renderer.get("attr")} from "{table}"')}
                assert values <= {c.get('value') for c in renderer.iter('category')}, values
            if table == 'crossings':
                # A ring around those of a rough place, and around no others.
                rings = {c.get('value') for c in renderer.iter('category') if len(root.findall(f".//symbols/symbol[@name='{c.get('symbol')}']/layer")) == 2}
                rough = base.execute(f"select {attribute}, precision_m > 5000 from crossings").fetchall()
                assert any(r for _, r in rough) and all((v in rings) == bool(r) for v, r in rough), rough
        print(base.execute("select styleQML from layer_styles where f_table_name = 'regions'").fetchone()[0].count('"name"'))
        """
      _ = try Self.python(script, folder)
    }
  }

  @Test(.enabled(if: !qgis.isEmpty, "QGIS is not installed"))
  func `QGIS opens the GeoPackage coloured and labelled`() throws {
    try Self.withBundle { folder in
      let script = """
        import struct, sys
        from qgis.core import *
        from qgis.PyQt.QtCore import QSize
        from qgis.PyQt.QtGui import QImage
        QgsApplication.setPrefixPath('/usr', True); app = QgsApplication([], False); app.initQgis()
        layers = []
        for name, kind, label in [('crossings', 'categorizedSymbol', '"name"'), ('borders', 'RuleRenderer', 'format_number("density_per_100km", 2)'), ('regions', 'categorizedSymbol', '"name"')]:
            layer = QgsVectorLayer(f'{sys.argv[1]}/report.gpkg|layername={name}', name, 'ogr')
            assert layer.isValid() and layer.renderer().type() == kind, name
            assert layer.labelsEnabled() and layer.labeling().settings().fieldName == label, name
            assert len(layer.attributeAliases()) > 10 and all(alias for field, alias in layer.attributeAliases().items() if field != 'fid'), name
            layers.append(layer)
        job = QgsMapSettings(); job.setLayers(layers); job.setOutputSize(QSize(2400, 1333)); job.setExtent(layers[1].extent())
        job = QgsMapRendererSequentialJob(job); job.start(); job.waitForFinished(); assert not job.errors()
        # The densest borders are short: on a small picture no pixel is theirs alone.
        image = job.renderedImage().convertToFormat(QImage.Format_RGB32); bits = image.constBits(); bits.setsize(image.byteCount())
        seen = {'#%06x' % (colour & 0xffffff) for colour, in struct.iter_unpack('<I', bits)}
        print(*sorted(seen & {'#f2b134', '#ec7f3a', '#d1495b', '#0b4f8a', '#fbf5e2'}))
        sys.stdout.flush()
        # The library's own teardown crashes in some releases after all is done.
        import os; os._exit(0)
        """
      let result = try RunMezha.run(
        [Self.qgis, "-c", script, folder], environment: ["QT_QPA_PLATFORM": "offscreen"])
      #expect(result.status == 0, "\(result.errors)")
      // Three classes of borders, open crossings, and the land of the home country.
      #expect(result.lines.last == "#0b4f8a #d1495b #ec7f3a #f2b134 #fbf5e2")
    }
  }

  @Test(.enabled(if: RunMezha.hasOgrinfo, "ogrinfo is not installed"))
  func `GeoPackage: GDAL reads the figures, and changes keep the index`() throws {
    try Self.withBundle { folder in
      let file = folder + "/report.gpkg"
      let sql = "SELECT count(*) AS n, sum(length_km) AS km FROM borders"
      let answer = try RunMezha.run(["ogrinfo", "-q", file, "-sql", sql]).text
      let km = try #require(answer.firstMatch(of: /km \(Real\) = ([0-9.]+)/).flatMap { Double($0.1) })
      let expected = try Self.lengths(folder + "/borders.csv")
      #expect(abs(km - expected.reduce(0, +)) < 1e-3)
      #expect(answer.contains("n (Integer) = \(expected.count)"))
      func index() throws -> Int {
        let text = try RunMezha.run([
          "ogrinfo", "-q", file, "-sql", "SELECT count(*) AS n FROM rtree_borders_geom",
        ]).text
        return try #require(text.firstMatch(of: /n \(Integer\) = ([0-9]+)/).flatMap { Int($0.1) })
      }
      #expect(try index() == expected.count)
      _ = try RunMezha.run(["ogrinfo", "-q", file, "-sql", "DELETE FROM borders WHERE fid <= 3"])
      #expect(try index() == expected.count - 3)
      _ = try RunMezha.run(["ogrinfo", "-q", file, "-sql", "UPDATE borders SET geom = NULL WHERE fid = 4"])
      #expect(try index() == expected.count - 4)
    }
  }

  @Test(.enabled(if: RunMezha.hasGeopandas, "geopandas is not installed"))
  func `geopandas reads all vector formats with the figures of the CSV`() throws {
    try Self.withBundle { folder in
      for ending in ["fgb", "topojson", "geojson", "gpkg"] {
        let result = try RunMezha.mezha(
          ["borders", "-q"] + (ending == "topojson" ? [] : ["--international"])
            + ["-o", "\(folder)/international.\(ending)"])
        #expect(result.status == 0, "\(result.errors)")
      }
      _ = try RunMezha.mezha(["borders", "-q", "--international", "-o", "\(folder)/international.csv"])
      let script = """
        import sys, geopandas, pandas, warnings
        warnings.simplefilter('ignore')
        folder = sys.argv[1]
        def alike(frame, table, name):
            assert len(frame) == len(table), (name, len(frame), len(table))
            for column in table.columns:
                a, b = list(frame[column]), list(table[column])
                for x, y in zip(a, b):
                    if pandas.isna(y): assert pandas.isna(x) or x == '', (name, column, x)
                    elif isinstance(y, float) or isinstance(y, int): assert abs(float(x) - y) <= 1e-9 * max(1, abs(y)), (name, column, x, y)
                    else: assert str(x) == str(y), (name, column, x, y)
        text = dict(dtype={'country': str}, keep_default_na=False, na_values=[''])
        for layer in ['borders', 'countries', 'regions', 'crossings']:
            frame = geopandas.read_file(folder + '/report.gpkg', layer=layer)
            assert frame.crs.to_epsg() == 4326
            alike(frame, pandas.read_csv(f'{folder}/{layer}.csv', **text), layer)
        table = pandas.read_csv(folder + '/international.csv', **text)
        order = lambda t: t.sort_values(['a_id', 'b_id']).reset_index(drop=True)
        bounds = None
        for ending in ['fgb', 'geojson', 'gpkg']:
            frame = geopandas.read_file(f'{folder}/international.{ending}')
            alike(order(frame), order(table), ending)
            assert not frame.geometry.isna().any() and frame.geometry.is_valid.all()
            if bounds is None: bounds = frame.total_bounds
            assert abs(frame.total_bounds - bounds).max() < 1e-6, (ending, frame.total_bounds, bounds)
        print(len(geopandas.read_file(folder + '/international.topojson')))
        """
      #expect(try Self.python(script, folder) == ["489"])
    }
  }

  @Test(.enabled(if: RunMezha.hasOgrinfo, "ogrinfo is not installed"))
  func `FlatGeobuf and TopoJSON are read by GDAL`() throws {
    try RunMezha.withFolder { folder in
      for (ending, count) in [("fgb", "Feature Count: 180"), ("topojson", "Feature Count: 489")] {
        let file = "\(folder)/x.\(ending)"
        let result = try RunMezha.mezha(
          ["borders", "-q"] + (ending == "topojson" ? [] : ["--international"]) + ["-o", file])
        #expect(result.status == 0, "\(result.errors)")
        #expect(try RunMezha.run(["ogrinfo", "-so", "-al", file]).text.contains(count), "\(ending)")
      }
    }
  }

  @Test(.enabled(if: hasOpenpyxl, "openpyxl is not installed"))
  func `XLSX: every number of every CSV, as a number; headings stay`() throws {
    try Self.withBundle { folder in
      let script = """
        import openpyxl, sys, csv
        book = openpyxl.load_workbook(sys.argv[1] + '/report.xlsx')
        assert book.sheetnames == ['countries', 'borders', 'regions', 'crossings', 'spacing', 'claims', 'notes'], book.sheetnames
        assert not any(c.data_type == 'f' for s in book for row in s.iter_rows() for c in row)
        assert all(s.freeze_panes == 'A2' for s in book)
        numbers = 0
        for name in book.sheetnames[:-1]:
            records = list(csv.reader(open(f'{sys.argv[1]}/{name}.csv', encoding='utf-8')))
            rows = list(book[name].iter_rows(values_only=True))
            assert len(rows) - len(records) in (0, 1), name
            assert book[name].auto_filter.ref
            for record, row in zip(records[1:], rows[1:]):
                for text, value in zip(record, row):
                    if isinstance(value, (int, float)):
                        assert abs(float(text) - value) < 1e-9 * max(1, abs(value)), (name, text, value); numbers += 1
                    else: assert {'true': 'yes', 'false': 'no'}.get(text, text.lstrip("'")) == (value or ''), (name, text, value)
        print(numbers)
        """
      let result = try RunMezha.run([Self.python, "-c", script, folder])
      #expect(result.status == 0, "\(result.errors)")
      #expect((Int(result.lines.first ?? "") ?? 0) > 4000)
    }
  }
}
