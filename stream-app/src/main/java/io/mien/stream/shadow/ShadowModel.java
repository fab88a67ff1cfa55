package io.mien.stream.shadow;

import io.mien.recognition.FaceCutter;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.crop.FaceAligner;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.frame.FrameDecoder;
import io.mien.recognition.route.RoutedEmotionModel;
import io.mien.schemas.BundleReference;
import io.mien.stream.frames.FramePictures;
import io.mien.stream.topology.RecognitionSettings;
import io.mien.stream.topology.TappedFace;
import java.util.List;

/** An open bundle that judges faces which another one judged before. For one thread. */
final class ShadowModel implements AutoCloseable {

  private final BundleReference reference;
  private final float share;
  private final CropTemplate pose;
  private final RoutedEmotionModel model;
  private final FaceCutter cutter;
  private final FramePictures pictures;

  private ShadowModel(
      ModelBundle bundle, float share, RoutedEmotionModel model, RecognitionSettings settings) {
    this.reference =
        new BundleReference(bundle.manifest().name(), bundle.manifest().version(), bundle.sha256());
    this.share = share;
    this.pose = bundle.manifest().crop();
    this.model = model;
    this.cutter = new FaceCutter(new FrameDecoder(settings.limits()), new FaceAligner(pose));
    this.pictures = FramePictures.with(settings.claims());
  }

  /**
   * @throws io.mien.recognition.MienException if the bundle cannot be opened
   */
  static ShadowModel open(ModelBundle bundle, float share, RecognitionSettings settings) {
    RoutedEmotionModel model = bundle.openRouted(settings.onnx(), settings.experts());
    return new ShadowModel(bundle, share, model, settings);
  }

  BundleReference reference() {
    return reference;
  }

  float share() {
    return share;
  }

  /** Whether it needs the picture of a face anew, because it takes faces in another pose. */
  boolean needsPicture(TappedFace face) {
    return !face.pose().filter(pose::equals).isPresent();
  }

  Probabilities judge(TappedFace face) {
    AlignedCrop crop =
        needsPicture(face)
            ? cutter.cut(pictures.of(face.frame()), List.of(face.landmarks())).get(0)
            : face.crop();
    return model.estimate(List.of(crop)).get(0).probabilities();
  }

  @Override
  public void close() {
    model.close();
  }
}
