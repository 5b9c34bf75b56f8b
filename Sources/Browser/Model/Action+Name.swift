extension Action {
  /// The name by which the command line takes it, such as `next-group`.
  package var name: String {
    rawValue.reduce(into: "") { name, letter in
      if letter.isUppercase { name += "-" }
      name += letter.lowercased()
    }
  }
}
