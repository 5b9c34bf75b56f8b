import Curation
import TestSupport
import Testing

@Suite struct PlacesTests {
  @Test("Without variables everything lies below the home folder")
  func standard() {
    let places = Places(environment: ["HOME": "/home/ada"])
    #expect(places.library == "/home/ada/.local/share/salon/library.sqlite")
    #expect(places.weights == "/home/ada/.local/share/salon/weights")
    #expect(places.configuration == "/home/ada/.config/salon")
    #expect(places.cache == "/home/ada/.cache/salon")
  }

  @Test("The XDG variables and SALON_WEIGHTS move places; relative ones are ignored")
  func moved() {
    let places = Places(environment: [
      "HOME": "/home/ada", "XDG_DATA_HOME": "/data", "XDG_CONFIG_HOME": "relative",
      "SALON_WEIGHTS": "/weights",
    ])
    #expect(places.library == "/data/salon/library.sqlite")
    #expect(places.configuration == "/home/ada/.config/salon")
    #expect(places.weights == "/weights")
  }

  @Test("A program that runs out of a checkout finds the checkout's themes")
  func checkout() throws {
    let folder = try TemporaryFolder()
    try folder.write("Package.swift", "")
    try folder.write("themes/dark.toml", "")
    let executable = folder.path(".build/release/salon")
    let places = Places(environment: ["HOME": "/h"], executable: executable)
    #expect(places.themes == ["/h/.config/salon/themes", folder.path("themes")])
    #expect(places.demoWeights == folder.path("weights/demo"))
  }

  @Test("An installed program finds what came along beside its folder")
  func installed() {
    let places = Places(environment: ["HOME": "/h"], executable: "/opt/salon/bin/salon")
    #expect(places.checkout == nil)
    #expect(places.themes == ["/h/.config/salon/themes", "/opt/salon/share/salon/themes"])
    #expect(places.demoWeights == "/opt/salon/share/salon/weights/demo")
    #expect(Places(environment: ["HOME": "/h"]).demoWeights == nil)
  }
}
