// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// The targets that speak to C mark every unsafe expression.
let wrapper: [SwiftSetting] = strict + [.strictMemorySafety()]

let package = Package(
  name: "mezha",
  products: [
    .executable(name: "mezha", targets: ["MezhaCommand"]),
    .library(name: "Mezha", targets: ["Mezha"]),
    .library(name: "BorderCore", targets: ["BorderCore"]),
    .library(name: "BorderMeasures", targets: ["BorderMeasures"]),
    .library(name: "BorderGeodesy", targets: ["BorderGeodesy"]),
    .library(name: "BorderTables", targets: ["BorderTables"]),
    .library(name: "BorderIO", targets: ["BorderIO"]),
    .library(name: "BorderClaims", targets: ["BorderClaims"]),
    .library(name: "BorderMaps", targets: ["BorderMaps"]),
    // What other languages load: see bin/wheel.
    .library(name: "mezha-c", type: .dynamic, targets: ["MezhaC"]),
    .library(name: "GEOS", targets: ["GEOS"]),
    .library(name: "PROJ", targets: ["PROJ"]),
    .library(name: "Geodesics", targets: ["Geodesics"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    // Libraries of the system, by pkg-config.
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    // GDAL is loaded when it is called for the first time: only its headers are needed to build.
    .target(name: "CGDAL", linkerSettings: [.linkedLibrary("dl")]),
    // So is PROJ, which stands on some forty others.
    .target(name: "CPROJ", linkerSettings: [.linkedLibrary("dl")]),
    // libcurl is loaded when something is fetched: only its headers are needed to build.
    .target(name: "CCurl", linkerSettings: [.linkedLibrary("dl")]),
    // What the process may still do that reads a stranger's file.
    .target(name: "CConfinement"),
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),

    // Karney's geodesics as GeographicLib publishes them, so that lengths depend on no library of the system.
    .target(name: "CGeodesic", exclude: ["geographiclib"]),
    // Geodesic lengths of short segments, in C because Swift cannot choose instructions at load time.
    .target(name: "CGeodesicKernel"),
    .target(name: "CVertexKernel"),

    // For the command alone: a library does not stand before the allocator of whoever uses it.
    .target(name: "CAllocationGuard", linkerSettings: [.linkedLibrary("dl")]),

    // Thin Swift over C: each knows its own library and nobody else.
    .target(name: "GEOS", dependencies: ["CGEOS"], swiftSettings: wrapper),
    .target(name: "Geodesics", dependencies: ["CGeodesic"], swiftSettings: wrapper),
    .target(name: "PROJ", dependencies: ["CPROJ", "Geodesics"], swiftSettings: wrapper),
    .target(name: "GDAL", dependencies: ["CGDAL", "CConfinement"], swiftSettings: wrapper),
    .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: wrapper),
    .target(name: "Curl", dependencies: ["CCurl"], swiftSettings: wrapper),
    .target(name: "Cairo", dependencies: ["CCairo"], swiftSettings: wrapper),
    .target(name: "XlsxWriter", dependencies: ["CXlsxWriter"], swiftSettings: wrapper),

    // The subject itself, and what joins it with the libraries and with files.
    .target(name: "BorderCore", dependencies: ["CVertexKernel"], swiftSettings: strict),
    .target(
      name: "BorderMeasures", dependencies: ["BorderCore", "Geodesics", "CGeodesicKernel"],
      swiftSettings: strict),
    .target(
      name: "BorderGeodesy", dependencies: ["BorderCore", "BorderMeasures", "GEOS", "PROJ", "Geodesics"],
      swiftSettings: strict),
    .target(name: "BorderTables", dependencies: ["BorderCore"], swiftSettings: strict),
    .target(
      name: "BorderIO",
      dependencies: [
        "BorderCore", "BorderGeodesy", "BorderTables", "GDAL", "SQLite", "XlsxWriter", "CSimdJSON", "CCrypto",
      ],
      swiftSettings: strict),
    .target(
      name: "BorderClaims", dependencies: ["BorderCore", "BorderTables", "BorderIO", "GDAL"],
      swiftSettings: strict),
    .target(
      name: "BorderMaps", dependencies: ["BorderCore", "BorderTables", "BorderIO", "Cairo"],
      resources: [
        "page.html", "page.css", "night.css", "page.js", "charts.js", "claims.js", "map.js", "tables.js",
      ]
      .map { .embedInCode("Page/Resources/" + $0) },
      swiftSettings: strict),
    // The core for other languages, by the header of CMezha. No library of the system stands behind it.
    .target(name: "CMezha"),
    .target(
      name: "MezhaC", dependencies: ["BorderCore", "BorderMeasures", "BorderTables", "CMezha"],
      swiftSettings: wrapper),
    // All of it for those who import one module, with the studies of the commands.
    .target(
      name: "Mezha",
      dependencies: [
        "BorderCore", "BorderMeasures", "BorderGeodesy", "BorderTables", "BorderIO", "BorderClaims",
        "BorderMaps", "GEOS", "PROJ", "GDAL", "Curl",
      ],
      swiftSettings: strict),
    // What may be said to the command: option groups that check what was given and make requests of it.
    .target(
      name: "MezhaOptions",
      dependencies: [
        "Mezha", "BorderTables", "CAllocationGuard",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "MezhaCommand",
      dependencies: [
        // What Mezha re-exports is named too: a build in steps would else keep objects with the layout of before.
        "MezhaOptions", "Mezha", "BorderCore", "BorderMeasures", "BorderGeodesy", "BorderTables", "BorderIO",
        "BorderClaims", "BorderMaps", "GDAL", "PROJ",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Malformed files for the command, for any time: bin/fuzz.
    .executableTarget(
      name: "fuzz", dependencies: ["BorderTestSupport"], path: "Tests/Fuzz", exclude: ["fork_server.c"],
      swiftSettings: strict),

    .target(
      name: "BorderTestSupport", dependencies: ["BorderCore"], path: "Tests/BorderTestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "GEOSTests", dependencies: ["GEOS", "BorderTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "PROJTests", dependencies: ["PROJ", "Geodesics", "BorderTestSupport"], swiftSettings: strict),
    .testTarget(name: "GDALTests", dependencies: ["GDAL"], swiftSettings: strict),
    .testTarget(
      name: "BorderCoreTests", dependencies: ["BorderCore", "BorderTables", "BorderTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "BorderGeodesyTests",
      dependencies: [
        "BorderGeodesy", "BorderIO", "BorderClaims", "Mezha", "BorderTestSupport", "GEOS", "PROJ",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BorderIOTests", dependencies: ["BorderIO", "Mezha", "BorderTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "BorderClaimsTests", dependencies: ["BorderClaims", "Mezha", "BorderTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "BorderMapsTests", dependencies: ["BorderMaps", "BorderTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "MezhaCTests",
      dependencies: [
        "MezhaC", "CMezha", "BorderCore", "BorderMeasures", "BorderTables", "BorderTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "MezhaTests", dependencies: ["Mezha", "BorderMaps", "BorderTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "MezhaOptionsTests", dependencies: ["MezhaOptions", "Mezha"], swiftSettings: strict),
    .testTarget(
      name: "MezhaCommandTests", dependencies: ["BorderTestSupport", "BorderIO"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
