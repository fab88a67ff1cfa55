package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.schemas.CameraState;
import io.mien.schemas.EmotionEvent;
import io.mien.stream.metrics.StreamMetrics;
import io.mien.stream.topology.FaceFollower.Followed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Follows the faces of each camera of a partition; what it knows lies in the store {@value
 * TrackProcessorSupplier#STORE}. A camera that sends nothing for a minute is forgotten.
 *
 * <p>Kafka Streams makes one for each partition it works on and calls it on one thread.
 */
final class TrackProcessor extends ContextualFixedKeyProcessor<String, Sighting, EmotionEvent> {

  /** A camera's clock says nothing about when a camera is silent; this process's own does. */
  static final Duration IDLE = Duration.ofMinutes(1);

  static final Duration LOOK = Duration.ofSeconds(10);

  private final FaceFollower follower;
  private final StreamMetrics metrics;

  /** Milliseconds of this process's clock at which each camera was last heard of. */
  private final Map<String, Long> heard = new HashMap<>();

  private @Nullable KeyValueStore<String, CameraState> store;
  private int live;

  TrackProcessor(FaceFollower follower, StreamMetrics metrics) {
    this.follower = follower;
    this.metrics = metrics;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, EmotionEvent> context) {
    super.init(context);
    KeyValueStore<String, CameraState> opened = context.getStateStore(TrackProcessorSupplier.STORE);
    store = opened;
    long now = context.currentSystemTimeMs();
    try (KeyValueIterator<String, CameraState> cameras = opened.all()) {
      while (cameras.hasNext()) {
        heard.put(cameras.next().key, now);
      }
    }
    heard.keySet().forEach(camera -> live += memory(camera).tracks().live().size());
    metrics.tracksMoved(live);
    context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::forgetSilent);
  }

  @Override
  public void process(FixedKeyRecord<String, Sighting> record) {
    Sighting sighting = record.value();
    CameraMemory before = memory(sighting.cameraId());
    Followed followed = follower.follow(before, sighting);
    heard.put(sighting.cameraId(), context().currentSystemTimeMs());
    if (!followed.memory().equals(before)) {
      store().put(sighting.cameraId(), CameraStates.of(sighting.cameraId(), followed.memory()));
    }
    count(followed.started(), followed.ended());
    followed.events().forEach(event -> context().forward(record.withValue(event)));
  }

  private void forgetSilent(long now) {
    List<String> silent = new ArrayList<>();
    heard.forEach(
        (camera, at) -> {
          if (now - at > IDLE.toMillis()) {
            silent.add(camera);
          }
        });
    for (String camera : silent) {
      count(0, memory(camera).tracks().live().size());
      store().delete(camera);
      heard.remove(camera);
    }
  }

  private CameraMemory memory(String camera) {
    return CameraStates.memory(store().get(camera));
  }

  private void count(int started, int ended) {
    live += started - ended;
    metrics.tracked(started, ended);
  }

  private KeyValueStore<String, CameraState> store() {
    return requireNonNull(store, "init() comes first");
  }

  @Override
  public void close() {
    metrics.tracksMoved(-live);
    live = 0;
    heard.clear();
  }
}
