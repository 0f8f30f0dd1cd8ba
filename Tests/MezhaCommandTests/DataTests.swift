import Foundation
import Testing

/// `mezha data` as users run it, and `@NAME` in other commands; the server's tricks are in `FetchTests`.
@Suite struct DataTests {
  /// An environment with folders of its own, and a catalogue whose addresses nobody answers.
  private func environment(_ folder: String) throws -> [String: String] {
    let columns =
      "name,file,format,address,checksum,size_mb,edition,licence,attribution,citation,title_en,title_ru,note_en,note_ru,looked_up"
    let row =
      "test:three,three.gpkg,any,http://127.0.0.1:1/three.gpkg,none,0.1,fixed,CC0,A survey,The survey 2026,three regions,три региона,,,2026-11-26"
    try "\(columns)\n\(row)\n".write(toFile: folder + "/catalogue.csv", atomically: true, encoding: .utf8)
    return [
      "XDG_CACHE_HOME": folder + "/cache", "XDG_DATA_HOME": folder + "/data",
      "MEZHA_CATALOGUE": folder + "/catalogue.csv", "no_proxy": "127.0.0.1",
    ]
  }

  private let three = RunMezha.fixture("reading/three.gpkg")

  @Test func `the list names licence, address and how to cite, and works in every format`() throws {
    try RunMezha.withFolder { folder in
      let environment = try environment(folder)
      let list = try RunMezha.mezha(["data", "list", "--format", "csv"], environment: environment)
      let columns = try #require(list.lines.first)
      #expect(list.status == 0 && columns.hasPrefix("name,title,size_mb,licence,state,"))
      #expect(list.lines[1].hasPrefix("test:three,three regions,0.1"))
      for word in [
        "geoboundaries:{COUNTRY}:{level}", "https://download.geofabrik.de/", "PLoS ONE", "by hand",
      ] {
        #expect(list.text.contains(word), "\(word)")
      }
      let one = try RunMezha.mezha(
        ["data", "list", "@worldpop:KAZ", "--lang", "ru"], environment: environment)
      #expect(
        one.text.contains("/KAZ/kaz_ppp_2020_1km_Aggregated.tif") && one.text.contains("не публикуется"))
      let wrong = try RunMezha.mezha(["data", "list", "geobundaries:EST:adm1"], environment: environment)
      #expect(wrong.status == 64 && wrong.errors.contains("Did you mean geoboundaries"), "\(wrong.errors)")
    }
  }

  @Test func `a name that is not here says how to fetch it and what to do by hand`() throws {
    try RunMezha.withFolder { folder in
      let environment = try environment(folder)
      for call in [["borders", "@test:three"], ["report", "@test:three", "-o", folder + "/report"]] {
        let run = try RunMezha.mezha(call, environment: environment)
        #expect(run.status == 66 && run.errors.contains("mezha data fetch test:three"), "\(run.errors)")
        #expect(run.errors.contains("http://127.0.0.1:1/three.gpkg") && run.errors.contains("mezha data add"))
      }
      let hand = try RunMezha.mezha(
        ["borders", "@overture:division_area", "--lang", "ru"], environment: environment)
      #expect(hand.status == 66 && hand.errors.contains("overturemaps download"), "\(hand.errors)")
      let fetch = try RunMezha.mezha(["data", "fetch", "test:three"], environment: environment)
      #expect(
        fetch.status == 66 && fetch.errors.contains("mezha data add FILE --as test:three"), "\(fetch.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder + "/cache/mezha/data/test/three/three.gpkg"))
      let none = try RunMezha.mezha(["data", "where"], environment: environment)
      #expect(none.lines == [folder + "/cache/mezha/data", folder + "/data/mezha/data"])
    }
  }

  @Test func `data of a name are read as a file is, with their terms in what is made of them`() throws {
    try RunMezha.withFolder { folder in
      let environment = try environment(folder)
      let add = try RunMezha.mezha(["data", "add", three, "--as", "test:three"], environment: environment)
      #expect(add.status == 0, "\(add.errors)")
      let path = try RunMezha.mezha(["data", "where", "test:three"], environment: environment)
      #expect(path.lines == [folder + "/data/mezha/data/test/three/three.gpkg"])
      let out = folder + "/borders.csv"
      let run = try RunMezha.mezha(
        ["borders", "@test:three#three", "--id", "name", "-o", out], environment: environment)
      #expect(run.status == 0, "\(run.errors)")
      let plain = try RunMezha.mezha(["borders", three, "--id", "name", "--format", "csv"])
      #expect(try String(contentsOfFile: out, encoding: .utf8) == plain.text)
      let meta = try Data(contentsOf: URL(fileURLWithPath: out + ".meta.json"))
      let json = try #require(try JSONSerialization.jsonObject(with: meta) as? [String: Any])
      let input = try #require((json["inputs"] as? [[String: Any]])?.first)
      let origin = try #require(input["origin"] as? [String: String])
      #expect(origin["name"] == "@test:three" && origin["licence"] == "CC0" && origin["sha256"]?.count == 64)
      #expect(json["attribution"] as? [String] == ["A survey, CC0"])
      #expect((json["sources"] as? String)?.contains("three regions (A survey, CC0)") == true)
      // As lines and points, too.
      let lines = try RunMezha.mezha(
        ["scale", "--line", "@test:three", "--format", "json", "-o", folder + "/scale.json"],
        environment: environment)
      let said =
        (try? String(contentsOfFile: folder + "/scale.json.meta.json", encoding: .utf8)) ?? lines.errors
      #expect(said.contains("@test:three") || lines.errors.contains("lines"), "\(lines.errors)")
      // Another file under the name is not taken for it.
      try "{}".write(toFile: path.lines[0], atomically: true, encoding: .utf8)
      let spoilt = try RunMezha.mezha(["borders", "@test:three"], environment: environment)
      #expect(spoilt.status == 65 && spoilt.errors.contains("not the file any more"), "\(spoilt.errors)")
      let remove = try RunMezha.mezha(["data", "remove", "@test:three"], environment: environment)
      #expect(remove.status == 0 && !FileManager.default.fileExists(atPath: path.lines[0]))
      let none = try RunMezha.mezha(["data", "remove", "test:three"], environment: environment)
      #expect(none.status == 64 && none.errors.contains("no such data"))
    }
  }

  @Test func `towns and rasters of a name count people`() throws {
    try RunMezha.withFolder { folder in
      let environment = try environment(folder)
      let towns = RunMezha.fixture("data/towns.zip")
      let add = try RunMezha.mezha(
        ["data", "add", towns, "--as", "geonames:cities500"], environment: environment)
      // The member of that archive is called otherwise.
      #expect(add.status == 65 && add.errors.contains("cities500.txt"), "\(add.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder + "/data/mezha/data/geonames"))
      let points = folder + "/towns.csv"
      try "name,lon,lat,population\nOne,31.0,61.2,5000\n".write(
        toFile: points, atomically: true, encoding: .utf8)
      _ = try RunMezha.mezha(["data", "add", points, "--as", "my-towns"], environment: environment)
      let zones = try RunMezha.mezha(
        ["zones", three, "--population", "@my-towns", "--towns-over", "10", "-o", folder + "/zones.csv"],
        environment: environment)
      #expect(zones.status == 0, "\(zones.errors)")
      let meta = try String(contentsOfFile: folder + "/zones.csv.meta.json", encoding: .utf8)
      #expect(meta.contains("\"name\": \"@my-towns\""))
    }
  }

  @Test func `options that cannot be are refused`() throws {
    for call in [
      ["data", "fetch"], ["data", "fetch", "x:y", "--limit-mb", "0"],
      ["data", "fetch", "x:y", "--timeout-s", "0"],
      ["data", "add", three], ["data", "list", "--overwrite"],
    ] {
      let run = try RunMezha.mezha(call)
      #expect(run.status == 64, "\(call): \(run.errors)")
    }
    let homeless = try RunMezha.mezha(
      ["data", "where"], environment: ["HOME": "", "XDG_CACHE_HOME": "", "XDG_DATA_HOME": ""])
    #expect(homeless.status == 64 && homeless.errors.contains("HOME"))
  }
}
