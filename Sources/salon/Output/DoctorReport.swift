internal import Browser
internal import Curation
internal import Foundation
internal import Scorers
internal import Store
internal import Tensors
internal import Terminal

/// What works on this machine, gathered once.
struct DoctorReport {
  private let terminal: Result<TerminalProbe.Report, TerminalError>
  private let weights: (status: [WeightsStatus], problem: String?)
  private let library: (path: String, problem: String?)
  private let cache: TokenCache
  private let cacheProblem: String?
  private let settings: (path: String, mistakes: [Settings.Mistake])
  private let cores = ProcessInfo.processInfo.activeProcessorCount

  /// Asks the terminal, looks for weights and opens the library.
  init(environment: [String: String], places: Places, library path: String) {
    terminal = Result { () throws(TerminalError) in
      try TerminalProbe.report(environment: environment)
    }
    do throws(ScorerError) {
      weights = (try places.weightsFolder().status(), nil)
    } catch {
      weights = (WeightsFolder(places.weights).status(), "\(error)")
    }
    var settings = Settings.read(atPath: places.settings)
    settings.checkTheme(in: ThemeLibrary(folders: places.themes))
    self.settings = (places.settings, settings.mistakes)
    let capacity = Result { () throws(CurationError) in
      try TokenCache.capacity(in: environment)
    }
    cache = TokenCache(
      folder: places.features,
      capacity: ((try? capacity.get()) ?? TokenCache.standardCapacity).bytes)
    if case .failure(let error) = capacity { cacheProblem = "\(error)" } else { cacheProblem = nil }
    do throws(LibraryError) {
      _ = try Library.open(at: path)
      library = (path, nil)
    } catch {
      library = (path, "\(error)")
    }
  }

  /// Whether salon can keep decisions; everything else it can do without.
  var isHealthy: Bool { library.problem == nil }

  /// For programs.
  var json: JSONText {
    .object([
      ("terminal", terminalJSON),
      (
        "cpu",
        .object([
          ("cores", JSONText(cores)), ("kernels", .string(Workspace.instructionSet)),
        ])
      ),
      ("weights", .array(weights.status.map(WeightsText.json))),
      ("catalog", JSONText(weights.problem)),
      (
        "library",
        .object([("path", .string(library.path)), ("problem", JSONText(library.problem))])
      ),
      ("cache", cacheJSON),
      (
        "settings",
        .object([
          ("path", .string(settings.path)),
          ("mistakes", .array(settings.mistakes.map { .string("\($0)") })),
        ])
      ),
    ])
  }

  /// For people.
  var lines: [String] {
    var lines = terminalLines
    lines.append(
      "cpu        \(cores) cores, \(Workspace.instructionSet) kernels")
    for status in weights.status {
      let name = status.scorer.rawValue
      let state = status.isComplete ? "ready" : "missing; see: salon weights pull \(name)"
      lines.append("weights    \(name): \(state)")
    }
    if let problem = weights.problem { lines.append("           " + problem) }
    lines.append("library    " + (library.problem ?? library.path))
    lines.append("cache      " + (cacheProblem ?? cacheText))
    lines.append("settings   " + settings.path)
    lines += settings.mistakes.map { "           \($0)" }
    return lines
  }

  // MARK: - The cache of image features

  private var cacheText: String {
    let (files, bytes) = cache.contents()
    return "\(cache.folder): \(files) pictures, \(ByteText.short(bytes)) of at most "
      + ByteText.short(cache.capacity)
  }

  private var cacheJSON: JSONText {
    let (files, bytes) = cache.contents()
    return .object([
      ("path", .string(cache.folder)), ("pictures", JSONText(files)), ("bytes", JSONText(bytes)),
      ("capacity", JSONText(cache.capacity)), ("problem", JSONText(cacheProblem)),
    ])
  }

  // MARK: - The terminal

  private var terminalLines: [String] {
    switch terminal {
    case .failure(let error): return ["terminal   \(error)"]
    case .success(let report):
      let capabilities = report.capabilities
      let size = report.window.size
      return [
        "terminal   \(report.type), \(size.columns)×\(size.rows) cells of "
          + "\(capabilities.cell.width)×\(capabilities.cell.height) pixels, "
          + "\(capabilities.colors) colours",
        "pictures   " + Self.words(capabilities.graphics),
      ] + report.remarks.map { "           " + $0 }
    }
  }

  private static func words(_ graphics: Capabilities.Graphics) -> String {
    switch graphics {
    case .sixel(let registers, let largest):
      "sixel, \(registers) colours, up to \(largest.width)×\(largest.height) pixels"
    case .kitty: "kitty graphics"
    case .blocks: "half blocks"
    case .none: "none"
    }
  }

  private var terminalJSON: JSONText {
    switch terminal {
    case .failure(let error): return .object([("problem", .string("\(error)"))])
    case .success(let report):
      let capabilities = report.capabilities
      var graphics: [(String, JSONText)] = []
      switch capabilities.graphics {
      case .sixel(let registers, let largest):
        graphics = [
          ("graphics", "sixel"), ("registers", JSONText(registers)),
          ("largest", .array([JSONText(largest.width), JSONText(largest.height)])),
        ]
      case .kitty: graphics = [("graphics", "kitty")]
      case .blocks: graphics = [("graphics", "blocks")]
      case .none: graphics = [("graphics", "none")]
      }
      return .object(
        [
          ("term", .string(report.type)), ("columns", JSONText(report.window.size.columns)),
          ("rows", JSONText(report.window.size.rows)), ("colors", JSONText(capabilities.colors)),
          (
            "cell", .array([JSONText(capabilities.cell.width), JSONText(capabilities.cell.height)])
          ),
          ("unicode", .bool(capabilities.isUnicode)),
        ] + graphics + [("remarks", .array(report.remarks.map { .string($0) }))])
    }
  }
}
