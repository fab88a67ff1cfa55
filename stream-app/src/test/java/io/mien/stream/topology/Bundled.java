package io.mien.stream.topology;

import io.mien.recognition.bundle.BundleManifest;
import io.mien.recognition.bundle.BundleManifest.Graph;
import io.mien.recognition.bundle.BundleWriter;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.face.DetectorOptions;
import io.mien.recognition.face.Point;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.route.ExpertChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Bundles made of the default one, and a process's recognition with faces at a fixed place. */
public final class Bundled {

  private Bundled() {}

  /** Whose graph is that of the default bundle, and whose manifest is another one. */
  public static ModelBundle version(Path folder, String version) {
    BundleManifest like = ModelBundle.find(ModelBundle.DEFAULT).manifest();
    return write(folder, version, like.crop());
  }

  /** Likewise, but faces are brought to another pose. */
  public static ModelBundle posed(Path folder, String version) {
    CropTemplate like = ModelBundle.find(ModelBundle.DEFAULT).manifest().crop();
    Point right = new Point(like.rightEye().x() - 1, like.rightEye().y() + 1);
    return write(
        folder, version, new CropTemplate(like.size(), like.channels(), right, like.leftEye()));
  }

  private static ModelBundle write(Path folder, String version, CropTemplate crop) {
    ModelBundle like = ModelBundle.find(ModelBundle.DEFAULT);
    BundleManifest draft =
        new BundleManifest(
            "like-default",
            version,
            like.manifest().labels(),
            crop,
            List.of(Graph.draft(BundleManifest.PARENT, "parent.onnx")),
            List.of(),
            Map.of());
    BundleWriter.write(folder, draft, Map.of("parent.onnx", like.parentGraph()));
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
