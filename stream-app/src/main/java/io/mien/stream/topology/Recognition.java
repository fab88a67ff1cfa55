package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.mien.recognition.FaceFinder;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.crop.FaceAligner;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.face.FaceDetector;
import io.mien.recognition.face.FaceDetectors;
import io.mien.recognition.frame.FrameDecoder;
import io.mien.recognition.route.ExpertGroup;
import io.mien.recognition.route.RoutedEmotionModel;
import io.mien.schemas.BundleReference;
import io.mien.stream.frames.FramePictures;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live bundle of one process and the finders of its threads. Another bundle can take over at
 * any moment; frames under way are ended with the one they were begun with. Safe for use by many
 * threads; close it after everything that got a finder or the model.
 */
public final class Recognition implements Bundles, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Recognition.class);

  private final RecognitionSettings settings;
  private final Supplier<FaceDetector> detectors;
  private volatile OpenBundle live;
  private volatile boolean closed;

  private Recognition(
      RecognitionSettings settings, Supplier<FaceDetector> detectors, ModelBundle bundle) {
    this.settings = settings;
    this.detectors = detectors;
    this.live = opened(bundle);
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
    return open(settings, () -> FaceDetectors.create(settings.detector()), bundle);
  }

  static Recognition open(
      RecognitionSettings settings, Supplier<FaceDetector> detectors, ModelBundle bundle) {
    return new Recognition(settings, detectors, bundle);
  }

  private OpenBundle opened(ModelBundle bundle) {
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
    return new OpenBundle(bundle, model, this::finder);
  }

  private FaceFinder finder(CropTemplate crop) {
    return new FaceFinder(
        new FrameDecoder(settings.limits()),
        detectors.get(),
        new FaceAligner(crop),
        settings.tracking().following());
  }

  /**
   * Lets another bundle judge from the next frame on. Returns when it does; the one before is
   * closed when the last frame that was begun with it is done.
   *
   * @throws io.mien.recognition.MienException if it cannot be opened; then all stays as it is
   */
  public synchronized void use(ModelBundle bundle) {
    if (closed) {
      throw new IllegalStateException("the models are closed");
    }
    OpenBundle next = opened(bundle);
    OpenBundle before = live;
    live = next;
    before.retire();
  }

  @Override
  public BundleLease acquire() {
    // Between looking and taking, another bundle may have become the live one: then look again.
    Optional<BundleLease> lease = Optional.empty();
    while (lease.isEmpty()) {
      if (closed) {
        throw new IllegalStateException("the models are closed");
      }
      lease = live.acquire();
    }
    return lease.get();
  }

  /** A finder for the calling thread, which closes it; for the bundle that is live now. */
  public FaceFinder finder() {
    return live.finder();
  }

  /**
   * What says which emotions faces show now, for all threads. It is closed with this, or after
   * {@link #use}: who may meet that takes {@link #acquire} instead.
   */
  public RoutedEmotionModel model() {
    return live.model();
  }

  /** What events say of the bundle that is live now. */
  public BundleReference bundle() {
    return live.reference();
  }

  /** The groups whose children may be asked, in the order in which they are tried. */
  public List<ExpertGroup> expertGroups() {
    return live.model().groups();
  }

  /** How frames are recognized, whatever the bundle. */
  public RecognitionSettings settings() {
    return settings;
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
    return live.model().provider();
  }

  @Override
  public synchronized void close() {
    closed = true;
    live.retire();
  }
}
