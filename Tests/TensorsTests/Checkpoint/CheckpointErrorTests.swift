import Tensors
import Testing

@Suite("What is said about checkpoints")
struct CheckpointErrorTests {
  @Test(
    "Messages say what, where and what to do",
    arguments: [
      (
        CheckpointError(
          .wrongShape, "a.pt", "mlp.bias", detail: "has the shape [3], the model needs [4]"),
        "a.pt: the tensor mlp.bias has the shape [3], the model needs [4]. "
          + "This is the checkpoint of another model, or only a part of one."
      ),
      (
        CheckpointError(.foreignGlobal, "a.pt", "os system"),
        "a.pt: its pickle asks for “os system”, which no checkpoint of tensors needs; "
          + "nothing was run. Where it was made, save the state dict alone with torch.save, or as "
          + "safetensors."
      ),
      (
        CheckpointError(.unreadable, "a.pt", detail: "No such file or directory"),
        "a.pt: cannot be read: No such file or directory. Check the path and its permissions."
      ),
      (
        CheckpointError(.missingTensor, "a.pt", "ln.weight"),
        "a.pt: lacks the tensor ln.weight. "
          + "This is the checkpoint of another model, or only a part of one."
      ),
    ])
  func messages(error: CheckpointError, message: String) {
    #expect(error.description == message)
  }

  @Test("A name from a file cannot steer the terminal")
  func control() {
    let error = CheckpointError(.damaged, "a.pt", "\u{1B}[2J\u{9B}1m\u{202E}x\n", detail: "is odd")
    #expect(error.problem == "\u{FFFD}[2J\u{FFFD}1m\u{FFFD}x\u{FFFD} is odd")
    let long = CheckpointError(
      .damaged, "a.pt", String(repeating: "x", count: 100_000), detail: "is long")
    #expect(long.description.count < 500)
  }
}
