internal import ArgumentParser
internal import Browser
internal import Curation
internal import Foundation
internal import Scorers
internal import Store
internal import Terminal

/// `salon browse`, which is `salon` itself: the screen.
struct BrowseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "browse",
    abstract: "Look at pictures, score them and decide. The default.",
    discussion: """
      Without a terminal on standard output, or on one that cannot move its cursor, the scored \
      table is printed instead. Press ? in the \
      browser for its keys.
      """)

  @OptionGroup var gallery: GalleryOptions
  @OptionGroup var remembered: LibraryOptions

  @Option(help: ArgumentHelp("The colours, a file of themes/ by name.", valueName: "name"))
  var theme: String?

  @Flag(help: "Show the folders as they are now, and do not follow what happens in them.")
  var noWatch = false

  @Flag(help: "No pictures: text alone, whatever the terminal can show.")
  var plain = false

  func validate() throws {
    try Self.check(theme: theme)
  }

  /// Throws where there is no such theme; whether its file is right is seen when it is read.
  static func check(theme: String?) throws {
    let themes = ThemeLibrary(folders: Places.ofThisProcess().themes)
    if let theme, !themes.names.contains(theme), let complaint = themes.complaint(about: theme) {
      throw ValidationError("--theme: \(complaint)")
    }
  }

  func run() throws {
    let places = Places.ofThisProcess()
    try checkPlaces()
    let themes = ThemeLibrary(folders: places.themes)
    if let theme { _ = try themes.theme(named: theme) }
    let terminal = TerminalEnvironment(ProcessInfo.processInfo.environment).problem
    let isPrinter: Bool
    if case .cannotMoveCursor? = terminal?.code { isPrinter = true } else { isPrinter = false }
    guard Console.isTerminal, isatty(STDIN_FILENO) == 1, !isPrinter else {
      return try ScoringRun(
        gallery: gallery, places: places, format: .table, needsWeights: false
      ).run { try remembered.open(places) }
    }
    let weights = try places.weightsFolder()
    let scorers = try gallery.availableScorers(in: weights)
    let isFirstStart = !FileManager.default.fileExists(atPath: remembered.path(places))
    let settings = Settings.read(atPath: places.settings)
    let opening = try Opening(
      gallery: GallerySession.Configuration(
        paths: gallery.places, prompt: gallery.prompt, scorers: scorers, weights: weights,
        tokens: gallery.tokens(in: places), grouping: gallery.grouping,
        listings: places.listings, watches: !noWatch),
      location: gallery.places.map(Self.abbreviated).joined(separator: " "), theme: theme,
      settings: settings,
      weightsNotice: scorers.isEmpty ? MissingWeights.notice : nil, isFirstStart: isFirstStart,
      thumbnails: ThumbnailCache(
        folder: places.thumbnails,
        capacity: ThumbnailCache.capacity(in: ProcessInfo.processInfo.environment).bytes))
    let library = try remembered.open(places)
    var options = CursesScreen.Options()
    options.takesMouse = settings.takesMouse
    options.drawsPictures = !plain && !settings.isPlain
    let screen = try CursesScreen.open(options: options)
    defer { screen.close() }
    let loop = try BrowserLoop(
      opening, library: library, themes: themes, screen: screen,
      wake: screen.waker.wake)
    loop.run()
    screen.close()
    // Not exit: it takes the libraries down under the threads that are in the middle of a product.
    // Nothing is left to be written.
    _exit(EXIT_SUCCESS)
  }

  /// Throws where one of the paths cannot be opened; one that is not there may be a command that
  /// does not exist.
  private func checkPlaces() throws {
    do {
      try GallerySession.check(gallery.places)
    } catch let error as CurationError {
      guard error.code == .notFound, gallery.paths.count == 1, !error.path.contains("/") else {
        throw error
      }
      throw NoSuchCommand(name: error.path)
    }
  }

  /// A path with the home folder as `~`.
  private static func abbreviated(_ path: String) -> String {
    let home = FileManager.default.homeDirectoryForCurrentUser.path
    return path.hasPrefix(home + "/") ? "~" + path.dropFirst(home.count) : path
  }
}

/// A word that is neither a command nor anything to browse.
private struct NoSuchCommand: Error, CustomStringConvertible {
  let name: String

  var description: String {
    "\(name): there is no such file or folder, and no such command; check the spelling, or see "
      + "`salon --help`"
  }
}
