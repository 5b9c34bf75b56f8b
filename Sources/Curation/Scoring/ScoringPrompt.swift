internal import Provenance

/// The words that a scorer reads.
package enum ScoringPrompt {
  /// A prompt without `<lora:…>` and its like, which name networks and are not words.
  package static func text(_ prompt: String) -> String {
    PromptCleaning.withoutNetworkTags(prompt)
  }
}
