import Foundation
import TestSupport
import Testing

@Suite("The command line, in tmux", .enabled(if: TmuxTerminal.isPresent, "needs tmux"))
struct CommandLineScreenTests {
  @Test("Commands are listed, narrowed down, completed and carried out by name")
  func story() throws {
    let gallery = try ScoredGallery()
    let visit = try TmuxVisit(gallery)
    try visit.press(":")
    try visit.shows("move-left move", "previous-group previous group")
    try visit.says(":")
    try visit.type("sort")
    try visit.shows("sort-menu choose the sort order", "sort demo-clip", "sort name", "next-sort")
    try visit.showsNothing(of: "move-left")
    try visit.press("Tab", "Tab", "Tab")
    try visit.shows("▸ sort demo-clip")
    try visit.says(":sort demo-clip")
    try visit.press("Enter")
    let best = try gallery.ranking(by: 1)
    try visit.says("sorted by demo-CLIP")
    try visit.showsLine(
      try best.prefix(4).map { "CL " + TmuxVisit.figure(try gallery.score($0, by: 1)) })

    try visit.press(":")
    try visit.type("ran")
    try visit.widen()
    try visit.shows("open-rankings rankings")
    try visit.says(":ran")
    try visit.narrow()
    try visit.press("Tab", "Enter")
    try visit.shows("Kendall τ")
    try visit.press(":")
    try visit.type("no-such")
    try visit.showsNothing(of: "┌")
    try visit.press("Enter")
    try visit.says("there is no command 'no-such'; Tab shows them")
    try visit.press(":")
    try visit.type("theme light")
    try visit.press("Enter")
    try visit.says("theme: light")
    try visit.press(":", "Escape", "q")
    try visit.shows("prompts")
    try visit.quit()
  }
}
