package io.mien.stream.topology;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.mien.recognition.bundle.AffectOrigin;
import io.mien.recognition.bundle.BundleManifest;
import io.mien.recognition.bundle.BundleManifest.Graph;
import io.mien.recognition.bundle.BundleWriter;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionCenters;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.emotion.ValenceArousal;
import io.mien.recognition.face.DetectorOptions;
import io.mien.recognition.face.Point;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.route.ExpertChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Bundles made of the default one, and a process's recognition with faces at a fixed place. */
public final class Bundled {

  private Bundled() {}

  /** Name and version, as people are told of it. */
  public static String title(ModelBundle bundle) {
    return bundle.manifest().name() + " " + bundle.manifest().version();
  }

  /** Whose graph is that of the default bundle, and whose manifest is another one. */
  public static ModelBundle version(Path folder, String version) {
    BundleManifest like = ModelBundle.find(ModelBundle.DEFAULT).manifest();
    return write(folder, version, like.crop(), defaultGraph(), Map.of());
  }

  /** Likewise, but faces are brought to another pose. */
  public static ModelBundle posed(Path folder, String version) {
    CropTemplate like = ModelBundle.find(ModelBundle.DEFAULT).manifest().crop();
    Point right = new Point(like.rightEye().x() - 1, like.rightEye().y() + 1);
    return write(
        folder,
        version,
        new CropTemplate(like.size(), like.channels(), right, like.leftEye()),
        defaultGraph(),
        Map.of());
  }

  /**
   * Likewise, but the graph also tells valence and arousal: the expectation of published centers
   * under its probabilities.
   *
   * @param told what the provenance says of where they come from
   */
  public static ModelBundle affected(Path folder, String told) {
    BundleManifest like = ModelBundle.find(ModelBundle.DEFAULT).manifest();
    return write(
        folder,
        "1",
        like.crop(),
        withAffect(defaultGraph(), like.labels()),
        Map.of(AffectOrigin.KEY, told));
  }

  private static byte[] withAffect(byte[] bytes, List<Emotion> labels) {
    ModelProto.Builder model;
    try {
      model = ModelProto.parseFrom(bytes).toBuilder();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TensorProto.Builder centers =
        TensorProto.newBuilder()
            .setName("centers")
            .setDataType(TensorProto.DataType.FLOAT_VALUE)
            .addDims(labels.size())
            .addDims(2);
    for (Emotion emotion : labels) {
      ValenceArousal center = EmotionCenters.of(emotion);
      centers.addFloatData(center.valence()).addFloatData(center.arousal());
    }
    GraphProto.Builder graph = model.getGraphBuilder().addInitializer(centers);
    ValueInfoProto.Builder output = graph.getOutput(0).toBuilder().setName("valence_arousal");
    output
        .getTypeBuilder()
        .getTensorTypeBuilder()
        .getShapeBuilder()
        .getDimBuilder(1)
        .setDimValue(2);
    graph
        .addOutput(output)
        .addNode(
            NodeProto.newBuilder()
                .setOpType("MatMul")
                .setName("expectation")
                .addInput("probabilities")
                .addInput("centers")
                .addOutput("valence_arousal"));
    return model.build().toByteArray();
  }

  private static byte[] defaultGraph() {
    return ModelBundle.find(ModelBundle.DEFAULT).parentGraph();
  }

  private static ModelBundle write(
      Path folder,
      String version,
      CropTemplate crop,
      byte[] graph,
      Map<String, String> provenance) {
    ModelBundle like = ModelBundle.find(ModelBundle.DEFAULT);
    BundleManifest draft =
        new BundleManifest(
            "like-default",
            version,
            like.manifest().labels(),
            crop,
            List.of(Graph.draft(BundleManifest.PARENT, "parent.onnx")),
            List.of(),
            provenance);
    BundleWriter.write(folder, draft, Map.of("parent.onnx", graph));
    return ModelBundle.load(folder);
  }

  /** One face of 40 pixels at (60, 60) on every frame. */
  public static Recognition recognition(ModelBundle bundle) {
    DetectorOptions detector = DetectorOptions.haar();
    RecognitionSettings settings =
        new RecognitionSettings(
            ModelBundle.DEFAULT,
            ExpertChoice.ENABLED,
            OnnxOptions.DEFAULT,
            detector,
            DecodeLimits.DEFAULT,
            Settings.judgingEveryFace());
    return Recognition.open(settings, () -> FixedFaces.at(new Point(60, 60)), bundle);
  }
}
