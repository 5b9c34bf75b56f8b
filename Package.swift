// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target is built with.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The elementwise kernels are compiled optimised in debug builds too: a naive build of them is
/// fifty times slower, and the tests run whole models.
let kernelSettings: [CSetting] = [.unsafeFlags(["-O2", "-ffp-contract=fast"])]

let package = Package(
  name: "salon",
  products: [
    .executable(name: "salon", targets: ["salon"]),
    .executable(name: "salon-bench", targets: ["salon-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
  ],
  targets: [
    // Row 0: C, and inflating.
    .systemLibrary(name: "CBLAS", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "CImaging",
      linkerSettings: [
        .linkedLibrary("png16"), .linkedLibrary("turbojpeg"), .linkedLibrary("webp"),
        .linkedLibrary("webpdemux"), .linkedLibrary("sixel"), .linkedLibrary("deflate"),
      ]),
    .target(
      name: "CNcurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "CKernels", cSettings: kernelSettings),
    .target(name: "CFiles"),
    .target(name: "Inflate", dependencies: ["CZlib"], swiftSettings: settings),

    // Row 1: leaves; they do not see one another.
    .target(
      name: "Downloads",
      dependencies: ["CCurl", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    .target(name: "Imaging", dependencies: ["CImaging"], swiftSettings: settings),
    .target(name: "Provenance", dependencies: ["Inflate"], swiftSettings: settings),
    .target(
      name: "Tensors", dependencies: ["CKernels", "Inflate"], swiftSettings: settings),
    .target(
      name: "Store",
      dependencies: [.product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: settings),
    .target(
      name: "Terminal",
      dependencies: ["CNcurses", .product(name: "TOMLKit", package: "TOMLKit")],
      swiftSettings: settings),

    // Row 2 to 5.
    .target(name: "Demo", dependencies: ["Imaging"], swiftSettings: settings),
    .target(
      name: "Scorers",
      dependencies: [
        "CKernels", "Downloads", "Imaging", "Inflate", "Tensors",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      resources: [.embedInCode("Weights/Catalog/catalog.toml")], swiftSettings: settings),
    .target(
      name: "Curation",
      dependencies: [
        "CFiles", "Imaging", "Provenance", "Scorers", "Store", "Tensors",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "Browser",
      dependencies: [
        "Curation", "Imaging", "Provenance", "Scorers", "Store", "Terminal",
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "salon",
      dependencies: [
        "Browser", "Curation", "Demo", "Downloads", "Imaging", "Provenance", "Scorers", "Store",
        "Tensors", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // Tests and benchmarks.
    .target(name: "CPty", path: "Tests/CPty"),
    .target(
      name: "TestSupport",
      dependencies: ["CPty", .product(name: "Crypto", package: "swift-crypto")],
      path: "Tests/TestSupport",
      swiftSettings: settings),
    .executableTarget(
      name: "screen-probe", dependencies: ["Terminal"], path: "Tests/ScreenProbe",
      swiftSettings: settings),
    .executableTarget(
      name: "checkpoint-probe", dependencies: ["Tensors"], path: "Tests/CheckpointProbe",
      swiftSettings: settings),
    .executableTarget(
      name: "salon-bench",
      dependencies: [
        "Browser", "CBLAS", "CKernels", "CPty", "Curation", "Demo", "Imaging", "Provenance",
        "Scorers", "Store", "Tensors", "Terminal", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Benchmarks", swiftSettings: settings),
    .testTarget(
      name: "DownloadsTests",
      dependencies: [
        "Downloads", "TestSupport", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ImagingTests", dependencies: ["CImaging", "Imaging", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ProvenanceTests", dependencies: ["Provenance", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "TensorsTests",
      dependencies: ["CKernels", "Tensors", "TestSupport", "checkpoint-probe"],
      swiftSettings: settings),
    .testTarget(
      name: "StoreTests",
      dependencies: ["Store", "TestSupport", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: settings),
    .testTarget(
      name: "TerminalTests",
      dependencies: [
        "Browser", "Curation", "Provenance", "Scorers", "Store", "Terminal", "TestSupport",
        "screen-probe",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "DemoTests",
      dependencies: ["Demo", "Imaging", "Provenance", "Scorers", "Tensors", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ScorersTests", dependencies: ["Imaging", "Scorers", "Tensors", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "CurationTests",
      dependencies: [
        "Curation", "Imaging", "Provenance", "Scorers", "Store", "Tensors", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "BrowserTests",
      dependencies: [
        "Browser", "Curation", "Provenance", "Scorers", "Store", "Terminal", "TestSupport",
      ],
      exclude: ["Snapshots"], swiftSettings: settings),
    .testTarget(
      name: "SalonTests",
      dependencies: [
        "Browser", "Curation", "TestSupport", "salon",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
  ]
)
