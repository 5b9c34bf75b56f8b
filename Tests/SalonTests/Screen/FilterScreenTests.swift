import Foundation
import TestSupport
import Testing

@Suite("The filter line, in tmux", .enabled(if: TmuxTerminal.isPresent, "needs tmux"))
struct FilterScreenTests {
  @Test("What is typed narrows the gallery at once; mistakes are pointed at; Esc brings all back")
  func story() throws {
    let gallery = try ScoredGallery()
    let visit = try TmuxVisit(gallery)
    let ranking = try gallery.ranking()
    try visit.press("a", "/")
    try visit.shows("all 12")
    try visit.type("fox")
    try visit.shows("/fox", "6 of 12", "Enter keep Esc drop ↑ earlier ones")
    try visit.showsNothing(of: "gray owl")
    try visit.type(" is:x")
    try visit.shows("/fox is:x", "^ is knows no x; write one of accepted, rejected, undecided")
    try visit.press("Enter")
    try visit.shows("^ is knows no x")
    try visit.press("BSpace")
    try visit.type("accepted")
    try visit.shows("1 of 12", "┗ ✓ #1 ━")
    try visit.press("Enter")
    try visit.says("filter: fox is:accepted 1 of 12 1 of 1 a accept")
    try visit.widen()
    try visit.says("filter: fox is:accepted 1 of 12 1 of 1 \(ranking[0])")
    try visit.narrow()
    try visit.press("Escape")
    try visit.says("everything is shown")
    try visit.shows("1 of 6 ┘", "gray owl")

    try visit.press("/")
    try visit.type("dragon ")
    try visit.shows("nothing matches", "0 of 12")
    try visit.press("C-u", "Up")
    try visit.shows("/fox is:accepted", "1 of 12")
    try visit.press("Escape")
    try visit.says("1 of 5 \(ranking[0])")
    try visit.quit()
  }
}
