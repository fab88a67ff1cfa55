package io.mien.stream.replay;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.FaceCutter;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.DegenerateFaceException;
import io.mien.recognition.crop.FaceAligner;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.face.Landmarks;
import io.mien.recognition.face.Point;
import io.mien.recognition.frame.FrameDecoder;
import io.mien.recognition.frame.UndecodableFrameException;
import io.mien.recognition.route.RoutedEmotionModel;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.BundleReference;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.PixelPoint;
import io.mien.schemas.ShadowComparison;
import io.mien.schemas.VideoFrame;
import io.mien.stream.compare.AnswerPair;
import io.mien.stream.frames.ClaimException;
import io.mien.stream.frames.FrameSerde;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges the faces of the past anew: the frames that are still on their topic, and on them the
 * faces that the events of that time tell, cropped by the landmarks of those events. So the two
 * answers are about the same pixels, whatever detector found the face, and a bundle that is
 * replayed through itself does not differ.
 */
public final class Replay {

  private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

  private final ReplaySettings settings;
  private final Deserializer<VideoFrame> frames;
  private final Deserializer<EmotionEvent> events;
  private final BundleReference now;
  private final FaceCutter cutter;
  private final RoutedEmotionModel model;
  private final Consumer<ShadowComparison> out;
  private final ReplayTally tally = new ReplayTally();

  private Replay(
      ReplaySettings settings,
      AvroSerdes serdes,
      ModelBundle bundle,
      RoutedEmotionModel model,
      Consumer<ShadowComparison> out) {
    this.settings = settings;
    this.frames = new FrameSerde(serdes, settings.records()).deserializer();
    this.events = serdes.serde(EmotionEvent.class).deserializer();
    this.now =
        new BundleReference(bundle.manifest().name(), bundle.manifest().version(), bundle.sha256());
    this.cutter =
        new FaceCutter(
            new FrameDecoder(settings.limits()), new FaceAligner(bundle.manifest().crop()));
    this.model = model;
    this.out = out;
  }

  /**
   * Runs a replay to its end.
   *
   * @param bundle judges anew
   * @param out gets every face: {@code live} is the answer of then, {@code shadow} the new one
   * @throws io.mien.recognition.MienException if a topic cannot be read, or the bundle not be
   *     opened
   */
  public static ReplayReport run(
      ReplaySettings settings,
      AvroSerdes serdes,
      ModelBundle bundle,
      Consumer<ShadowComparison> out) {
    requireNonNull(out, "out");
    try (RoutedEmotionModel model = bundle.openRouted(settings.onnx(), settings.experts())) {
      return new Replay(settings, serdes, bundle, model, out).run();
    }
  }

  private ReplayReport run() {
    RangeReader reader = new RangeReader(settings.client());
    PublishedEvents published = new PublishedEvents();
    reader.read(
        settings.topics().emotions(), settings.range(), record -> addEvent(record, published));
    reader.read(settings.topics().frames(), settings.range(), record -> replay(record, published));
    return tally.report(published.left());
  }

  private void addEvent(ConsumerRecord<String, byte[]> record, PublishedEvents published) {
    EmotionEvent event = read(events, record);
    if (event != null) {
      published.add(event);
    }
  }

  private void replay(ConsumerRecord<String, byte[]> record, PublishedEvents published) {
    tally.frame();
    List<EmotionEvent> then = published.take(record.topic(), record.partition(), record.offset());
    VideoFrame frame = then.isEmpty() ? null : read(frames, record);
    if (frame == null) {
      return;
    }
    tally.frameWithEvents();
    long start = System.nanoTime();
    List<EmotionEstimate> answers;
    try {
      List<AlignedCrop> crops =
          cutter.cut(settings.pictures().of(frame), then.stream().map(Replay::landmarks).toList());
      answers = model.estimate(crops);
    } catch (UndecodableFrameException | ClaimException | DegenerateFaceException e) {
      LOG.debug("frame {} cannot be judged anew", frame.getSequence(), e);
      tally.unusableFrame();
      return;
    }
    float msEach = (System.nanoTime() - start) / 1e6f / then.size();
    for (int i = 0; i < then.size(); i++) {
      ShadowComparison compared = compared(then.get(i), answers.get(i).probabilities(), msEach);
      tally.add(compared);
      out.accept(compared);
    }
  }

  /** Null for what cannot be read: it was a dead letter then. */
  private static <T> @Nullable T read(
      Deserializer<T> values, ConsumerRecord<String, byte[]> record) {
    try {
      return record.value() == null
          ? null
          : values.deserialize(record.topic(), record.headers(), record.value());
    } catch (SerializationException e) {
      LOG.debug("skipping {}-{}", record.topic(), record.offset(), e);
      return null;
    }
  }

  private ShadowComparison compared(EmotionEvent event, Probabilities answer, float ms) {
    AnswerPair pair =
        new AnswerPair(AnswerPair.answer(requireNonNull(event.getProbabilities())), answer);
    return pair.comparison(event.getBundle(), now, pair.divergence())
        .setEventId(event.getEventId())
        .setCameraId(event.getCameraId())
        .setSequence(event.getSequence())
        .setCapturedAt(event.getCapturedAt())
        .setShadowMs(ms)
        .build();
  }

  /** Eyes are all that a crop needs. */
  private static Landmarks landmarks(EmotionEvent event) {
    return Landmarks.ofEyes(
        point(event.getLandmarks().getRightEye()), point(event.getLandmarks().getLeftEye()));
  }

  private static Point point(PixelPoint point) {
    return new Point(point.getX(), point.getY());
  }
}
