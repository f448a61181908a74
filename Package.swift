// swift-tools-version:6.2
// The house (docs/architecture.md): one target per room, imports go down only.
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// A room of the house: a target in its storey's folder.
func room(_ name: String, in storey: String?, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name, dependencies: dependencies,
        path: ["Sources", storey, name].compactMap { $0 }.joined(separator: "/"), swiftSettings: strict)
}

/// A prebuilt C library of Debian, seen through a module map.
func cellar(_ name: String, _ pkgConfig: String, _ package: String) -> Target {
    .systemLibrary(
        name: name, path: "Sources/Cellar/\(name)", pkgConfig: pkgConfig, providers: [.apt([package])])
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: strict)
}

let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let common: [Target.Dependency] = ["Civics", "SQLText", "Storage"]

let package = Package(
    name: "songhong",
    products: [.executable(name: "songhong", targets: ["songhong"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    ],
    targets: [
        // Cellar
        cellar("CGEOS", "geos", "libgeos-dev"),
        cellar("CICU", "icu-i18n", "libicu-dev"),
        cellar("CLibPQ", "libpq", "libpq-dev"),
        cellar("CPango", "pangocairo", "libpango1.0-dev"),
        cellar("CProj", "proj", "libproj-dev"),
        cellar("CShapefile", "shapelib", "libshp-dev"),
        cellar("CSQLite", "sqlite3", "libsqlite3-dev"),
        cellar("CSodium", "libsodium", "libsodium-dev"),
        cellar("CXML", "libxml-2.0", "libxml2-dev"),
        cellar("CZip", "libzip", "libzip-dev"),
        cellar("CZlib", "zlib", "zlib1g-dev"),
        .target(
            name: "CAssets", path: "Sources/Cellar/CAssets", exclude: ["files"],
            cSettings: [.headerSearchPath("files")]),
        .target(
            name: "CGazetteer", path: "Sources/Cellar/CGazetteer", exclude: ["files"],
            cSettings: [.headerSearchPath("files")]),
        .target(name: "CSeed", path: "Sources/Cellar/CSeed"),
        .target(
            name: "CPolicy", path: "Sources/Cellar/CPolicy", exclude: ["files"],
            cSettings: [.headerSearchPath("files")]),

        // Footing and ground
        room("Civics", in: "Ground", ["CICU"]),
        room("SQLText", in: "Ground"),
        room("Html", in: "Ground", ["Civics"]),
        room("Sheets", in: "Ground", ["Civics", "CXML", "CZip"]),
        room("PlanText", in: "Ground", ["Civics", "Sheets", "CGazetteer", yams]),
        room("Paper", in: "Ground", ["Civics", "CPango"]),
        room("Geo", in: "Ground", ["Civics", "CGEOS", "CProj"]),
        room("GeoFiles", in: "Ground", ["Civics", "Geo", "Sheets", "GeoPackage", "CShapefile"]),
        room("GeoPackage", in: "Ground", ["Civics", "Geo", "CSQLite"]),

        // Storage
        room("Storage", in: "Storage", ["SQLText", "Civics"]),
        room("StorageSQLite", in: "Storage", ["Storage", "SQLText", grdb, grdbSQLite]),
        room("StoragePostgres", in: "Storage", ["Storage", "SQLText", "CLibPQ"]),

        // Common rooms
        room("Access", in: "Common", common + ["CSodium", "CPolicy", yams]),
        room("Evidence", in: "Common", common + ["Access"]),
        room("Tables", in: "Common", common + ["Access", "CPolicy", yams]),
        room("Files", in: "Common", common + ["Access"]),

        // Slices
        room("Planning", in: "Slices", common + ["PlanText", "Access", "Evidence", "Tables", "Files"]),

        room(
            "Registry", in: "Slices",
            common + ["Geo", "GeoFiles", "GeoPackage", "Sheets", "Access", "Evidence", "Tables"]),

        // Shell, web, roof
        room(
            "Shell", in: nil,
            ["Civics", "Html", "Access", "CAssets", "CZlib", hummingbird, hummingbirdCore, httpTypes, nioCore, logging]),
        room(
            "Web", in: nil,
            [
                "Civics", "Storage", "Html", "Sheets", "PlanText", "Paper", "Access", "Evidence", "Tables", "Files",
                "Planning", "Geo", "GeoPackage", "Registry", "Shell", hummingbird, httpTypes, nioCore,
            ]),
        room(
            "Composition", in: "Roof",
            [
                "Civics", "Storage", "StorageSQLite", "StoragePostgres", "Html", "PlanText", "Paper", "Access",
                "Evidence", "Tables", "Files", "Planning", "Geo", "Registry", "Shell", "Web", "CSeed",
                hummingbird, nioCore, logging,
            ]),
        .executableTarget(
            name: "songhong",
            dependencies: [
                "Composition", "Civics", "Storage", "PlanText", "Access", "Evidence", "Planning", "Registry", "Web",
                arguments,
                logging,
            ],
            path: "Sources/Roof/songhong", swiftSettings: strict),
        .executableTarget(
            name: "storage-bench", dependencies: ["SQLText", "Storage", "StorageSQLite", "StoragePostgres"],
            path: "Bench/storage", exclude: ["bench.py"], swiftSettings: strict),
        .executableTarget(
            name: "plan-bench", dependencies: ["PlanText"], path: "Bench/plan", exclude: ["bench.py"],
            swiftSettings: strict),

        // Tests
        .target(
            name: "TestSupport", dependencies: common + ["StorageSQLite", "StoragePostgres"],
            path: "Tests/TestSupport", swiftSettings: strict),
        .target(name: "HtmlSupport", path: "Tests/HtmlSupport", swiftSettings: strict),
        .target(
            name: "ShellSupport",
            dependencies: ["Shell", "Html", "HtmlSupport", hummingbird, httpTypes, nioCore, nioEmbedded, logging],
            path: "Tests/ShellSupport", swiftSettings: strict),
        tests("CommandTests", ["songhong"]),
        tests("HouseTests", []),
        tests("CivicsTests", ["Civics"]),
        tests("StorageTests", common + ["TestSupport", "StorageSQLite", "StoragePostgres", grdb]),
        tests("CommonTests", common + ["TestSupport", "Access", "Evidence", "Tables", "Files"]),
        tests(
            "PlanningTests",
            common + ["TestSupport", "PlanText", "Access", "Evidence", "Tables", "Files", "Planning"]),
        tests(
            "RegistryTests",
            common + [
                "TestSupport", "StorageSQLite", "Geo", "GeoFiles", "Sheets", "Access", "Evidence", "Tables", "Files",
                "Registry",
            ]),
        tests(
            "DemoTests",
            common + [
                "TestSupport", "PlanText", "Geo", "Access", "Evidence", "Tables", "Files", "Planning", "Registry",
                "Composition",
            ]),
        tests(
            "WebTests",
            common + [
                "StorageSQLite", "Html", "Shell", "Sheets", "PlanText", "Paper", "Access", "Evidence", "Tables",
                "Files", "Planning", "Geo", "Registry", "Web", "Composition", "HtmlSupport",
                "ShellSupport", "TestSupport", hummingbird, httpTypes, nioCore,
            ]),
        tests("PlanTextTests", ["PlanText", "Civics", "Sheets"]),
        tests("HtmlTests", ["Html", "Civics", "HtmlSupport"]),
        tests("GeoTests", ["Geo", "Civics"]),
        tests("GeoFilesTests", ["Civics", "Geo", "Sheets", "GeoPackage", "GeoFiles"]),
        tests("SheetsTests", ["Sheets", "Civics"]),
        tests("PaperTests", ["Paper", "Civics"]),
        tests(
            "ShellTests",
            common + [
                "Html", "Shell", "Access", "HtmlSupport", "ShellSupport", "CAssets", hummingbird, httpTypes, nioCore,
                nioEmbedded, logging,
            ]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c2x
)
