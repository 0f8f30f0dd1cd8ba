import Foundation
import Testing

/// The project that the bundle holds for QGIS.
@Suite struct QGISProjectTests {
  @Test(
    .enabled(if: RunMezha.canRun(["python3", "-c", "import sqlite3, zipfile"]), "python3 is not installed"))
  func `the GeoPackage holds a project that names its layers, in order, with their styles`() throws {
    try BundleTests.withBundle { folder in
      let script = """
        import sqlite3, sys, io, json, zipfile, xml.etree.ElementTree as xml
        base = sqlite3.connect(sys.argv[1] + '/report.gpkg')
        assert [(c[1], c[2]) for c in base.execute('pragma table_info(qgis_projects)')] == [('name', 'TEXT'), ('metadata', 'BLOB'), ('content', 'BLOB')]
        (name, metadata, content), = base.execute('select * from qgis_projects').fetchall()
        assert name == 'report' and json.loads(metadata)['last_modified_time'] == '1970-01-01T00:00:00.000Z', metadata
        archive = zipfile.ZipFile(io.BytesIO(bytes.fromhex(content)))
        assert archive.testzip() is None and archive.namelist() == ['report.qgs']
        root = xml.fromstring(archive.read('report.qgs'))
        assert root.findtext('projectCrs/spatialrefsys/proj4').startswith('+proj=')
        tree = [(l.get('id'), l.get('checked')) for l in root.iter('layer-tree-layer')]
        layers = {l.findtext('id'): l for l in root.iter('maplayer')}
        assert [i for i, _ in tree][:4] == ['mezha_crossings', 'mezha_borders', 'mezha_countries', 'mezha_regions'], tree
        assert [i for i, c in tree if c == 'Qt::Unchecked'] == ['mezha_countries']
        assert set(layers) == {i for i, _ in tree} and [l.get('id') for l in root.find('layerorder')] == [i for i, _ in tree]
        tables = {t for t, in base.execute("select table_name from gpkg_contents where table_name <> 'layer_styles'")}
        assert {l.findtext('datasource') for l in layers.values()} == {f'./report.gpkg|layername={t}' for t in tables}
        styles = dict(base.execute('select f_table_name, styleQML from layer_styles'))
        for table, style in styles.items():
            for part in ['renderer-v2', 'labeling', 'aliases']:
                own, layer = xml.fromstring(style).find(part), layers['mezha_' + table].find(part)
                assert xml.tostring(own) == xml.tostring(layer), (table, part)
        assert 'OpenStreetMap' in root.findtext('projectMetadata/abstract')
        """
      let result = try RunMezha.run(["python3", "-c", script, folder])
      #expect(result.status == 0, "\(result.errors)")
    }
  }

  @Test(.enabled(if: !BundleTests.qgis.isEmpty, "QGIS is not installed"))
  func `QGIS opens the project with valid layers, and labels borders and crossings`() throws {
    try BundleTests.withBundle { folder in
      let script = """
        import sys
        from qgis.core import *
        from qgis.PyQt.QtCore import QSize
        from qgis.PyQt.QtGui import QImage, QPainter
        QgsApplication.setPrefixPath('/usr', True); app = QgsApplication([], False); app.initQgis()
        project = QgsProject.instance()
        assert project.read(f'geopackage:{sys.argv[1]}/report.gpkg?projectName=report')
        layers = {l.id(): l for l in project.mapLayers().values()}
        assert len(layers) == 6 and all(l.isValid() for l in layers.values()), {i: l.isValid() for i, l in layers.items()}
        assert project.crs().isValid() and project.crs().toProj().startswith('+proj=') and not project.crs().isGeographic(), project.crs().toProj()
        assert project.title() and 'OpenStreetMap' in project.metadata().abstract()
        order = [l.id() for l in project.layerTreeRoot().checkedLayers()]
        assert order[:3] == ['mezha_crossings', 'mezha_borders', 'mezha_regions'] and 'mezha_countries' not in order, order
        for table in ['crossings', 'borders', 'regions']:
            layer = layers['mezha_' + table]
            assert layer.featureCount() > 10 and layer.renderer().type() in ('categorizedSymbol', 'RuleRenderer') and layer.labelsEnabled() and layer.crs().authid() == 'EPSG:4326', table
        # What is labelled at a scale, around a place in the west.
        def labels(scale):
            job = QgsMapSettings(); job.setLayers([layers['mezha_' + t] for t in ['crossings', 'borders', 'regions']]); job.setDestinationCrs(project.crs())
            job.setOutputSize(QSize(2400, 1800)); job.setOutputDpi(96)
            middle = QgsCoordinateTransform(QgsCoordinateReferenceSystem('EPSG:4326'), project.crs(), project).transform(QgsPointXY(28.0, 57.0))
            half = 2400 / 96 * 0.0254 * scale / 2
            job.setExtent(QgsRectangle(middle.x() - half, middle.y() - 0.75 * half, middle.x() + half, middle.y() + 0.75 * half))
            image = QImage(2400, 1800, QImage.Format_ARGB32); painter = QPainter(image)
            run = QgsMapRendererCustomPainterJob(job, painter); run.start(); run.waitForFinished(); painter.end()
            found = run.takeLabelingResults().allLabels()
            return [sum(l.layerID == 'mezha_' + t and not l.isUnplaced for l in found) for t in ['borders', 'crossings', 'regions']]
        for scale in [1700000, 600000]: print(*labels(scale))
        sys.stdout.flush()
        # The library's own teardown crashes in some releases after all is done.
        import os; os._exit(0)
        """
      let result = try RunMezha.run(
        [BundleTests.qgis, "-c", script, folder], environment: ["QT_QPA_PLATFORM": "offscreen"])
      #expect(result.status == 0, "\(result.errors)")
      let counts = result.lines.suffix(2).map { $0.split(separator: " ").compactMap { Int($0) } }
      #expect(
        counts.count == 2 && counts.allSatisfy { $0.count == 3 && $0[0] > 5 && $0[1] > 5 }, "\(result.lines)")
    }
  }
}
