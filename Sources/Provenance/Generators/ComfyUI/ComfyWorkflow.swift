/// ComfyUI's graph as it stands on the screen, turned into the one that would be queued.
///
///     {"nodes": [{"id": 6, "type": "CLIPTextEncode", "inputs": [{"name": "clip", "link": 3}],
///                 "widgets_values": ["a cat"]}], "links": [[3, 4, 1, 6, 0, "CLIP"]]}
///
/// The values have no names there: newer files list the inputs they belong to, for older ones the
/// order of the common nodes is known.
enum ComfyWorkflow {
  /// Names of the values of the common nodes; an empty one stands for what only the screen has.
  private static let valueNames: [String: [String]] = [
    "CLIPTextEncode": ["text"],
    "CLIPTextEncodeFlux": ["clip_l", "t5xxl", "guidance"],
    "CLIPTextEncodeSDXL": [
      "width", "height", "crop_w", "crop_h", "target_width", "target_height", "text_g", "text_l",
    ],
    "KSampler": ["seed", "", "steps", "cfg", "sampler_name", "scheduler", "denoise"],
    "KSamplerAdvanced": [
      "add_noise", "noise_seed", "", "steps", "cfg", "sampler_name", "scheduler",
    ],
    "KSamplerSelect": ["sampler_name"],
    "BasicScheduler": ["scheduler", "steps", "denoise"],
    "RandomNoise": ["noise_seed"],
    "CFGGuider": ["cfg"],
    "FluxGuidance": ["guidance"],
    "EmptyLatentImage": ["width", "height"],
    "EmptySD3LatentImage": ["width", "height"],
    "CheckpointLoaderSimple": ["ckpt_name"],
    "UNETLoader": ["unet_name"],
    "LoraLoader": ["lora_name", "strength_model"],
    "LoraLoaderModelOnly": ["lora_name", "strength_model"],
    "PrimitiveNode": ["value"],
    "PrimitiveString": ["value"],
    "PrimitiveStringMultiline": ["value"],
  ]

  /// The graph that an object holds; `nil` where it is no such graph.
  static func graph(_ object: JSONObject?) -> ComfyGraph? {
    guard let items = object?["nodes"]?.items?.prefix(16384), !items.isEmpty else { return nil }
    var sources: [String: JSONValue] = [:]
    for link in (object?["links"]?.items ?? []).prefix(65536) {
      guard let parts = link.items, parts.count >= 3, let id = parts[0].words else { continue }
      sources[id] = .array([parts[1], parts[2]])
    }
    let nodes = items.compactMap { item -> ComfyGraph.Node? in
      guard let node = JSONObject(item), let id = node.words("id"), let type = node["type"]?.text
      else { return nil }
      // Nodes that are switched off.
      if ["2", "4"].contains(node.words("mode")) { return nil }
      return ComfyGraph.Node(id: id, type: type, inputs: inputs(of: node, type, sources))
    }
    return nodes.isEmpty ? nil : ComfyGraph(nodes)
  }

  /// A node's inputs: its links, and its values under their names.
  private static func inputs(
    of node: JSONObject, _ type: String, _ sources: [String: JSONValue]
  ) -> JSONObject {
    var members: [JSONValue.Member] = []
    let inputs = (node["inputs"]?.items ?? []).prefix(1024).compactMap { JSONObject($0) }
    for input in inputs {
      guard let name = input["name"]?.text, let link = input.words("link").flatMap({ sources[$0] })
      else { continue }
      members.append(JSONValue.Member(name: name, value: link))
    }
    let linked = Set(members.map(\.name))
    let names =
      valueNames[type] ?? inputs.filter { $0["widget"] != nil }.compactMap { $0["name"]?.text }
    for (name, value) in zip(names, node["widgets_values"]?.items ?? [])
    where !name.isEmpty && !linked.contains(name) {
      members.append(JSONValue.Member(name: name, value: value))
    }
    return JSONObject(members)
  }
}
