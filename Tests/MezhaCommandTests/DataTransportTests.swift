import BorderTestSupport
import Foundation
import Testing

/// How `mezha data` reaches a server: certificates that nobody trusts are refused, and proxies are those of the environment.
@Suite(.enabled(if: OtherProgram.hasPython, "python3 is not installed"))
struct DataTransportTests {
  private func fetch(_ address: String, in folder: String, _ more: [String: String]) throws -> MezhaResult {
    let columns =
      "name,file,format,address,checksum,size_mb,edition,licence,attribution,citation,title_en,title_ru,note_en,note_ru,looked_up"
    let row = "test:three,three.geojson,geojson,\(address),none,0.1,fixed,CC0,A,A,three,три,,,2026-11-26"
    try "\(columns)\n\(row)\n".write(toFile: folder + "/catalogue.csv", atomically: true, encoding: .utf8)
    var environment = [
      "XDG_CACHE_HOME": folder + "/cache", "XDG_DATA_HOME": folder + "/data",
      "MEZHA_CATALOGUE": folder + "/catalogue.csv", "no_proxy": "", "NO_PROXY": "", "http_proxy": "",
      "https_proxy": "", "HTTPS_PROXY": "", "all_proxy": "", "ALL_PROXY": "",
    ]
    environment.merge(more) { $1 }
    return try RunMezha.mezha(["data", "fetch", "test:three"], environment: environment)
  }

  /// The files beneath a folder, but for the catalogue.
  private func files(_ folder: String) -> [String] {
    (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).filter {
      $0.hasSuffix(".geojson") || $0.hasSuffix(".part")
    }
  }

  /// A server whose certificate nobody has signed, and the file of the certificate.
  private func secureServer(in folder: String) throws -> (server: LoopbackServer, certificate: String) {
    let (key, certificate) = (folder + "/key.pem", folder + "/certificate.pem")
    let made = try OtherProgram.run([
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-days", "2",
      "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out",
      certificate,
    ])
    try #require(made.status == 0, "\(made.output)")
    return (try LoopbackServer([certificate, key]), certificate)
  }

  @Test(.enabled(if: OtherProgram.hasOpenSSL, "openssl is not installed"))
  func `a certificate that nobody has signed is refused, and nothing is kept`() throws {
    try RunMezha.withFolder { folder in
      let (server, _) = try secureServer(in: folder)
      let address = "https://127.0.0.1:\(server.port)/good/reading/three.geojson"
      let run = try fetch(
        address, in: folder, ["CURL_CA_BUNDLE": "", "SSL_CERT_FILE": "", "SSL_CERT_DIR": ""])
      #expect(
        run.status != 0 && run.errors.contains("the certificate of \(address) is not trusted"),
        "\(run.errors)")
      #expect(files(folder).isEmpty)
    }
  }

  @Test(
    .enabled(if: OtherProgram.hasOpenSSL, "openssl is not installed"),
    arguments: ["CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR"])
  func `who trusts a certificate gets the whole file by TLS, also from a connection that is cut`(
    variable: String
  ) throws {
    try RunMezha.withFolder { folder in
      let (server, certificate) = try secureServer(in: folder)
      var trusted = certificate
      if variable == "SSL_CERT_DIR" {
        trusted = folder + "/trusted"
        try FileManager.default.createDirectory(atPath: trusted, withIntermediateDirectories: true)
        let hash = try OtherProgram.run(["openssl", "x509", "-subject_hash", "-noout", "-in", certificate])
        let name = hash.output.trimmingCharacters(in: .whitespacesAndNewlines)
        try FileManager.default.copyItem(atPath: certificate, toPath: "\(trusted)/\(name).0")
      }
      let others = ["CURL_CA_BUNDLE": "", "SSL_CERT_FILE": "", "SSL_CERT_DIR": ""]
      let whole = try Data(contentsOf: URL(fileURLWithPath: RunMezha.fixture("reading/three.geojson")))
      for behaviour in ["good", "cut", "to-good"] {
        let address = "https://127.0.0.1:\(server.port)/\(behaviour)/reading/three.geojson"
        let environment = others.merging([
          variable: trusted, "XDG_CACHE_HOME": "\(folder)/\(behaviour)",
          "XDG_DATA_HOME": "\(folder)/\(behaviour)",
        ]) { $1 }
        let run = try fetch(address, in: folder, environment)
        #expect(run.status == 0, "\(behaviour): \(run.errors)")
        let file = "\(folder)/\(behaviour)/mezha/data/test/three/three.geojson"
        #expect(FileManager.default.contents(atPath: file) == whole, "\(behaviour): \(files(folder))")
      }
      #expect(!files(folder).contains { $0.hasSuffix(".part") })
    }
  }

  @Test func `plain addresses go by http_proxy, secure ones by a tunnel of https_proxy`() throws {
    try RunMezha.withFolder { folder in
      let server = try LoopbackServer()
      let proxy = "http://127.0.0.1:\(server.port)"
      // A name that only the proxy could know.
      let plain = try fetch(
        "http://data.invalid/good/reading/three.geojson", in: folder, ["http_proxy": proxy])
      #expect(plain.status == 0, "\(plain.errors)")
      #expect(files(folder).count == 1)
      let without = try fetch(
        "http://data.invalid/good/reading/three.geojson", in: folder,
        ["http_proxy": proxy, "no_proxy": "data.invalid", "XDG_CACHE_HOME": folder + "/other"])
      #expect(without.status == 66 && without.errors.contains("no way to"), "\(without.errors)")
      let secure = try fetch(
        "https://data.invalid/good/reading/three.geojson", in: folder,
        ["https_proxy": proxy, "XDG_CACHE_HOME": folder + "/third"])
      #expect(secure.status != 0 && secure.errors.contains("data.invalid"), "\(secure.errors)")
      let count = try OtherProgram.run([
        "python3", "-c",
        "import sys, urllib.request as u; u.install_opener(u.build_opener(u.ProxyHandler({}))); print(u.urlopen(sys.argv[1]).read().decode())",
        "\(proxy)/count/tunnel/data.invalid:443",
      ])
      #expect((Int(count.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0) > 0, "\(count.output)")
    }
  }
}
