package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.mien.recognition.FaceFinder;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.crop.FaceAligner;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.face.FaceDetectors;
import io.mien.recognition.frame.FrameDecoder;
import io.mien.recognition.route.ExpertGroup;
import io.mien.recognition.route.RoutedEmotionModel;
import io.mien.schemas.BundleReference;
import io.mien.stream.frames.FramePictures;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The emotion model of one process and the finders of its threads. Safe for use by many threads;
 * close it after everything that got a finder or the model.
 */
public final class Recognition implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Recognition.class);

  private final RecognitionSettings settings;
  private final ModelBundle bundle;
  private final RoutedEmotionModel model;

  private Recognition(RecognitionSettings settings, ModelBundle bundle, RoutedEmotionModel model) {
    this.settings = settings;
    this.bundle = bundle;
    this.model = model;
  }

  /**
   * Loads the bundle and opens its model. The detector is tried as well, so that a wrong file is
   * told now and not by a stream thread.
   *
   * @throws io.mien.recognition.MienException if the bundle, the detector or the device is not as
   *     it has to be
   */
  public static Recognition open(RecognitionSettings settings) {
    requireNonNull(settings, "settings");
    ModelBundle bundle = ModelBundle.find(settings.bundle());
    FaceDetectors.create(settings.detector()).close();
    LOG.info("{}", FaceDetectors.describe(settings.detector()));
    RoutedEmotionModel model = bundle.openRouted(settings.onnx(), settings.experts());
    LOG.info(
        "Bundle {} {} with {} on {}; expert groups: {}.",
        bundle.manifest().name(),
        bundle.manifest().version(),
        model.labels().stream().map(Emotion::label).collect(joining(", ")),
        model.provider(),
        model.groups().isEmpty()
            ? "none"
            : model.groups().stream().map(ExpertGroup::name).collect(joining(", ")));
    return new Recognition(settings, bundle, model);
  }

  /** A finder for the calling thread, which closes it. */
  public FaceFinder finder() {
    return new FaceFinder(
        new FrameDecoder(settings.limits()),
        FaceDetectors.create(settings.detector()),
        new FaceAligner(bundle.manifest().crop()));
  }

  /** What says which emotions faces show, for all threads; closed with this. */
  public RoutedEmotionModel model() {
    return model;
  }

  /** What events say of the bundle. */
  public BundleReference bundle() {
    return new BundleReference(
        bundle.manifest().name(), bundle.manifest().version(), bundle.sha256());
  }

  /** The groups whose children may be asked, in the order in which they are tried. */
  public List<ExpertGroup> expertGroups() {
    return model.groups();
  }

  /** Where the pictures of frames are. */
  public FramePictures pictures() {
    return FramePictures.with(settings.claims());
  }

  /** How the faces that it finds are followed. */
  public TrackingSettings tracking() {
    return settings.tracking();
  }

  /** Where the model computes, for example {@code cpu}. */
  public String executionProvider() {
    return model.provider();
  }

  @Override
  public void close() {
    model.close();
  }
}
