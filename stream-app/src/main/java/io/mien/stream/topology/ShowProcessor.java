package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.schemas.CameraState;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.ExpertRouting;
import io.mien.stream.metrics.StreamMetrics;
import io.mien.stream.observe.ObservedFrame;
import io.mien.stream.topology.EmotionShow.Shown;
import io.mien.stream.topology.JudgedFrame.JudgedFace;
import io.mien.stream.track.Track;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
 * Makes the events of each frame, and keeps in the store {@value CameraStore#NAME} what its camera
 * is to be remembered by. A camera that sends nothing for a minute is forgotten.
 *
 * <p>Kafka Streams makes one for each partition it works on and calls it on one thread.
 */
final class ShowProcessor extends ContextualFixedKeyProcessor<String, JudgedFrame, ObservedFrame> {

  /** A camera's clock says nothing about when a camera is silent; this process's own does. */
  static final Duration IDLE = Duration.ofMinutes(1);

  static final Duration LOOK = Duration.ofSeconds(10);

  private final EmotionShow show;
  private final StreamMetrics metrics;
  private final InstantSource clock;

  /** Milliseconds of this process's clock at which each camera was last heard of. */
  private final Map<String, Long> heard = new HashMap<>();

  private @Nullable KeyValueStore<String, CameraState> store;
  private int live;

  ShowProcessor(EmotionShow show, StreamMetrics metrics, InstantSource clock) {
    this.show = show;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, ObservedFrame> context) {
    super.init(context);
    KeyValueStore<String, CameraState> opened = context.getStateStore(CameraStore.NAME);
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
  public void process(FixedKeyRecord<String, JudgedFrame> record) {
    JudgedFrame judged = record.value();
    FollowedFrame followed = judged.followed();
    Instant now = clock.instant();
    Shown shown = show.show(judged, now);
    String camera = followed.sighting().frame().getCameraId();
    heard.put(camera, context().currentSystemTimeMs());
    if (!shown.memory().equals(followed.before())) {
      store().put(camera, CameraStates.of(camera, shown.memory()));
    }
    count(followed.tracking().started().size(), followed.tracking().ended().size());
    report(judged, shown.events(), now);
    context().forward(record.withValue(observed(followed, shown.events())));
  }

  private static ObservedFrame observed(FollowedFrame followed, List<EmotionEvent> events) {
    Sighting sighting = followed.sighting();
    return new ObservedFrame(
        sighting.frame().getCameraId(),
        sighting.place().toString(),
        sighting.frame().getCapturedAt(),
        events,
        followed.tracking().ended().stream().map(Track::id).toList(),
        sighting.shedBefore());
  }

  private void report(JudgedFrame judged, List<EmotionEvent> events, Instant now) {
    List<String> emotions = new ArrayList<>();
    for (EmotionEvent event : events) {
      ExpertRouting routing = event.getRouting();
      if (routing != null) {
        metrics.routed(routing.getGroup(), routing.getChild());
      }
      if (event.getEmotion() != null) {
        emotions.add(event.getEmotion());
      }
    }
    for (JudgedFace face : judged.faces()) {
      face.failed().forEach(metrics::failed);
      if (face.isRepeated()) {
        metrics.repeated();
      }
    }
    metrics.recognized(
        events.size(),
        emotions,
        judged.latencies(),
        Duration.between(judged.followed().sighting().frame().getCapturedAt(), now));
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
