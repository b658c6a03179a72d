// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]
/// Numeric targets run at release speed in debug builds too; preconditions and testability stay.
let fast = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]
let apt: ([String]) -> [SystemPackageProvider] = { [.apt($0)] }

let package = Package(
    name: "Qingxi",
    defaultLocalization: "zh-Hans",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "qingxi", targets: ["Qingxi"]),
        // The planning engine for other programs, which name a checkout by its path.
        .library(name: "QingxiPlanning", targets: ["Geo", "Networks", "Terrain", "Planning"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    ],
    targets: [
        .systemLibrary(name: "CPQ", pkgConfig: "libpq", providers: apt(["libpq-dev"])),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: apt(["libsodium-dev"])),
        .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: apt(["libxlsxwriter-dev"])),
        .systemLibrary(name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: apt(["libturbojpeg0-dev"])),
        .systemLibrary(name: "CZip", pkgConfig: "minizip", providers: apt(["libminizip-dev", "zlib1g-dev"])),

        // Debian's libgdal-dev has the headers; the library itself is opened at its first use.
        .target(name: "CGDAL", linkerSettings: [.linkedLibrary("dl")]),

        .target(name: "Domain", swiftSettings: strict),
        .target(name: "Rules", dependencies: ["Domain"], resources: [.copy("Resources")], swiftSettings: strict),
        .target(name: "Sampling", dependencies: ["Domain"], resources: [.copy("Resources")], swiftSettings: strict),
        .target(name: "Geo", dependencies: ["Domain"], swiftSettings: fast),
        .target(name: "Terrain", dependencies: ["Domain", "Geo"], swiftSettings: fast),
        .target(name: "Networks", dependencies: ["Domain", "Geo"], swiftSettings: fast),
        .target(
            name: "Planning", dependencies: ["Domain", "Rules", "Geo", "Terrain", "Networks"],
            resources: [.copy("Resources")], swiftSettings: fast),
        .target(name: "Tables", swiftSettings: strict),
        .target(
            name: "SQLiteTables",
            dependencies: [
                "Tables", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(name: "PostgresTables", dependencies: ["Tables", "CPQ"], swiftSettings: strict),
        .target(name: "Sealing", dependencies: ["CSodium"], swiftSettings: strict),
        .target(name: "Store", dependencies: ["Domain", "Rules", "Geo", "Tables", "Sealing"], swiftSettings: strict),
        .target(
            name: "Exchange", dependencies: ["Domain", "Geo", "Terrain", "CGDAL", "CTurboJPEG", "CXLSXWriter", "CZip"],
            swiftSettings: strict),
        .target(
            name: "Governance",
            dependencies: [
                "Domain", "Rules", "Geo", "Sampling", "Terrain", "Networks", "Planning", "Tables", "Store", "Exchange",
                "Sealing",
            ],
            swiftSettings: strict),
        .target(
            name: "Web",
            dependencies: [
                "Domain", "Rules", "Geo", "Store", "Governance", "Exchange", "CZip",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            resources: [.copy("Resources")], swiftSettings: strict),
        .executableTarget(
            name: "Qingxi",
            dependencies: [
                "Domain", "Rules", "Sampling", "Geo", "Terrain", "Networks", "Planning", "Tables", "SQLiteTables",
                "PostgresTables", "Store", "Exchange", "Governance", "Sealing", "Web",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict,
            // Relative relocations in 15 kB instead of 1.2 MB: a server at rest takes 1.7 MB less memory.
            linkerSettings: [
                .unsafeFlags(
                    ["-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"],
                    .when(platforms: [.linux], configuration: .release))
            ]),

        .target(
            name: "TestSupport", dependencies: ["Tables", "SQLiteTables", "PostgresTables", "Exchange"],
            path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: strict),
        .testTarget(name: "RulesTests", dependencies: ["Rules", "Domain"], swiftSettings: strict),
        .testTarget(name: "SamplingTests", dependencies: ["Sampling", "Domain"], swiftSettings: strict),
        .testTarget(name: "GeoTests", dependencies: ["Geo", "Domain"], swiftSettings: strict),
        .testTarget(name: "TerrainTests", dependencies: ["Terrain", "Domain", "Geo"], swiftSettings: strict),
        .testTarget(
            name: "NetworksTests", dependencies: ["Networks", "Domain", "Geo", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "PlanningTests",
            dependencies: ["Planning", "Networks", "Terrain", "Domain", "Rules", "Geo", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "TablesTests", dependencies: ["Tables", "SQLiteTables", "PostgresTables", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "SealingTests", dependencies: ["Sealing"], swiftSettings: strict),
        .testTarget(
            name: "ExchangeTests", dependencies: ["Exchange", "Domain", "Geo", "Terrain", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "StoreTests", dependencies: ["Store", "Domain", "Geo", "Rules", "Tables", "Sealing", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "GovernanceTests",
            dependencies: [
                "Governance", "Store", "Domain", "Geo", "Rules", "Tables", "Exchange", "Sealing", "Planning",
                "Terrain", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Web", "Governance", "Domain", "Exchange", "Rules", "Sealing", "Store", "Tables", "TestSupport",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict),
    ]
)
