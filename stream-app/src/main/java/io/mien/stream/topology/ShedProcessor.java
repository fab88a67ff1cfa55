package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.schemas.VideoFrame;
import io.mien.stream.metrics.StreamMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Leaves out frames that are too old to be worth the work, so that a stream that cannot keep up
 * shows the present with gaps instead of the past without. A frame is as old as its record; one
 * that is older than the limit waits for a moment, and is shed if its camera sends a newer one
 * meanwhile. So the newest frame of each camera is always looked at, also where the clock of a
 * publisher is far behind.
 *
 * <p>Skipping costs next to nothing, so the backlog is gone within moments. A process that dies
 * loses the frames that wait, at most one a camera: they were too old already.
 *
 * <p>Kafka Streams makes one for each partition it works on and calls it on one thread.
 */
final class ShedProcessor extends ContextualFixedKeyProcessor<String, VideoFrame, ArrivedFrame> {

  /**
   * How long frames wait, at least: time in which a thread skips some hundred others. It begins
   * when those that waited before are done, or a slow model would leave no time for skipping.
   */
  static final Duration WAIT = Duration.ofMillis(25);

  private final Duration maxLag;
  private final StreamMetrics metrics;
  private final InstantSource clock;
  private final ShedLog log;

  /** The newest old frame of each camera. */
  private final Map<String, FixedKeyRecord<String, ArrivedFrame>> waiting = new LinkedHashMap<>();

  /** How many frames each camera lost since its last one that went on. */
  private final Map<String, Integer> lost = new HashMap<>();

  /** Milliseconds of the clock at which the last ones that waited were done. */
  private long flushed;

  /**
   * @param maxLag zero sheds nothing
   */
  ShedProcessor(Duration maxLag, StreamMetrics metrics, InstantSource clock) {
    this.maxLag = maxLag;
    this.metrics = metrics;
    this.clock = clock;
    this.log = new ShedLog(maxLag);
  }

  @Override
  public void init(FixedKeyProcessorContext<String, ArrivedFrame> context) {
    super.init(context);
    if (!maxLag.isZero()) {
      context.schedule(WAIT, PunctuationType.WALL_CLOCK_TIME, now -> flush());
    }
  }

  @Override
  public void process(FixedKeyRecord<String, VideoFrame> record) {
    Coordinates place =
        context()
            .recordMetadata()
            .map(m -> new Coordinates(m.topic(), m.partition(), m.offset()))
            .orElseThrow(() -> new IllegalStateException("a frame comes from a topic"));
    VideoFrame frame = record.value();
    FixedKeyRecord<String, ArrivedFrame> arrived =
        record.withValue(new ArrivedFrame(frame, place, 0));
    if (frame == null || maxLag.isZero()) {
      context().forward(arrived);
      return;
    }
    String camera = frame.getCameraId();
    if (waiting.remove(camera) != null) {
      shed(camera);
    }
    if (clock.millis() - record.timestamp() > maxLag.toMillis()) {
      waiting.put(camera, arrived);
    } else {
      pass(arrived);
    }
  }

  /** Hands a frame on, with what its camera lost before it. */
  private void pass(FixedKeyRecord<String, ArrivedFrame> record) {
    ArrivedFrame arrived = record.value();
    VideoFrame frame = requireNonNull(arrived.frame(), "only records with a value wait");
    Integer before = lost.remove(frame.getCameraId());
    context()
        .forward(
            before == null
                ? record
                : record.withValue(new ArrivedFrame(frame, arrived.place(), before)));
  }

  private void flush() {
    if (clock.millis() - flushed >= WAIT.toMillis() && !waiting.isEmpty()) {
      List<FixedKeyRecord<String, ArrivedFrame>> frames = new ArrayList<>(waiting.values());
      waiting.clear();
      frames.forEach(this::pass);
      flushed = clock.millis();
    }
    log.tell(clock.millis());
  }

  private void shed(String camera) {
    metrics.shed(camera);
    log.count(camera);
    lost.merge(camera, 1, Integer::sum);
  }

  /** What waits when its partition goes elsewhere was taken from the topic already. */
  @Override
  public void close() {
    waiting.keySet().forEach(this::shed);
    waiting.clear();
    lost.clear();
    log.tellAll();
  }
}
