import Foundation
import TestSupport
import Testing

@Suite("The history, in tmux", .enabled(if: TmuxTerminal.isPresent, "needs tmux"))
struct HistoryScreenTests {
  @Test(
    "What was decided stands there, the latest first; undo and redo follow; views without a picture judge none"
  )
  func story() throws {
    let gallery = try ScoredGallery()
    let visit = try TmuxVisit(gallery)
    let ranking = try gallery.ranking()
    try visit.press("H")
    try visit.shows("history", "nothing was decided yet")
    try visit.press("q", "a", "Right", "x", "2", "H")
    try visit.shows("2 stars \(ranking[1])", "reject \(ranking[1])", "accept \(ranking[0])")
    try visit.says("z undo Z redo q back ? keys")
    try visit.press("z")
    try visit.shows("2 stars \(ranking[1]) (undone)")
    try visit.says("undone: 2 stars of \(ranking[1])")
    try visit.press("z")
    try visit.shows("reject \(ranking[1]) (undone)")
    try visit.press("Z")
    try visit.says("redone: reject of \(ranking[1])")
    try visit.widen()
    try visit.shows("2 stars \(ranking[1]) (undone)", "accept \(ranking[0])")
    try visit.narrow()
    // No picture is seen here that this could be about.
    for key in ["a", "P", "u", "Space", ">"] {
      try visit.press("?", "q", key)
      try visit.says("here is no picture under the cursor; q goes back")
    }
    try visit.press("H")
    try visit.shows("✓ #1", "✗ #2", "✓1 ✗1")
    try visit.quit()
    let told = try Program.run(["history"], home: gallery.home)
    #expect(told.lines.count == 3 && told.output.contains("undone"))
  }
}
