package io.mien.stream;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.mien.recognition.bundle.BundleManifest;
import io.mien.recognition.bundle.BundleManifest.Graph;
import io.mien.recognition.bundle.BundleWriter;
import io.mien.recognition.bundle.ExpertManifest;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.route.Child;
import io.mien.recognition.route.ExpertGroup;
import io.mien.recognition.route.Trigger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Bundles with experts, made of the default one: a child is the parent's own graph with nodes
 * behind it that weigh anger and disgust anew. Such a child learned nothing, but it is a real graph
 * with an answer of its own on every face.
 */
public final class ExpertBundles {

  public static final String GROUP = "anger-disgust";
  public static final String NEAR = "near";
  public static final String FAR = "far";

  private static final String ANSWER = "probabilities";
  private static final String INNER = "parent_probabilities";

  private ExpertBundles() {}

  /**
   * A group whose child "far" decides where it differs by a nat or more, "near" where it differs by
   * less than a twentieth, and neither in between.
   *
   * @return the folder
   */
  public static Path write(Path folder, Trigger trigger) {
    ModelBundle parent = ModelBundle.find(ModelBundle.DEFAULT);
    ExpertGroup group =
        new ExpertGroup(
            GROUP,
            List.of(Emotion.ANGER, Emotion.DISGUST),
            trigger,
            List.of(new Child(FAR, 1, Double.POSITIVE_INFINITY), new Child(NEAR, 0, .05)),
            true);
    BundleManifest manifest = parent.manifest();
    BundleManifest draft =
        new BundleManifest(
            "with-experts",
            "1",
            manifest.labels(),
            manifest.crop(),
            List.of(Graph.draft(BundleManifest.PARENT, "parent.onnx")),
            List.of(ExpertManifest.draft(group, List.of("experts/far.onnx", "experts/near.onnx"))),
            Map.of());
    byte[] graph = parent.parentGraph();
    BundleWriter.write(
        folder,
        draft,
        Map.of(
            "parent.onnx", graph,
            "experts/far.onnx", reweighed(graph, manifest.labels(), .1f, 20),
            "experts/near.onnx", reweighed(graph, manifest.labels(), .8f, 2)));
    return folder;
  }

  private static byte[] reweighed(byte[] parent, List<Emotion> labels, float anger, float disgust) {
    ModelProto.Builder model;
    try {
      model = ModelProto.parseFrom(new ByteArrayInputStream(parent)).toBuilder();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    GraphProto.Builder graph = model.getGraphBuilder();
    for (NodeProto.Builder node : graph.getNodeBuilderList()) {
      for (int i = 0; i < node.getOutputCount(); i++) {
        if (node.getOutput(i).equals(ANSWER)) {
          node.setOutput(i, INNER);
        }
      }
    }
    TensorProto.Builder weights =
        TensorProto.newBuilder()
            .setName("weights")
            .setDataType(TensorProto.DataType.FLOAT_VALUE)
            .addDims(labels.size());
    for (Emotion label : labels) {
      weights.addFloatData(label == Emotion.ANGER ? anger : label == Emotion.DISGUST ? disgust : 1);
    }
    graph
        .addInitializer(weights)
        .addInitializer(
            TensorProto.newBuilder()
                .setName("columns")
                .setDataType(TensorProto.DataType.INT64_VALUE)
                .addDims(1)
                .addInt64Data(1))
        .addNode(node("Mul", INNER, "weights", "weighed"))
        .addNode(
            node("ReduceSum", "weighed", "columns", "mass").toBuilder()
                .addAttribute(
                    AttributeProto.newBuilder()
                        .setName("keepdims")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(1)))
        .addNode(node("Div", "weighed", "mass", ANSWER));
    return model.build().toByteArray();
  }

  private static NodeProto node(String type, String first, String second, String output) {
    return NodeProto.newBuilder()
        .setOpType(type)
        .addInput(first)
        .addInput(second)
        .addOutput(output)
        .build();
  }
}
