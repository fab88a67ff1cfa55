package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.stream.observe.ObservedFrame;
import io.mien.stream.observe.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Turns the frames of each camera of a partition into something else; what it remembers of each
 * lies in a store. A camera that sends nothing for a minute is ended. Time is otherwise the
 * camera's own: windows of Kafka Streams know only that of the whole partition, where one camera
 * whose clock is ahead would end what others are in the middle of.
 *
 * <p>Kafka Streams makes one for each partition it works on and calls it on one thread.
 *
 * @param <S> what is remembered of a camera
 * @param <V> what is published
 */
final class CameraProcessor<S, V> extends ContextualProcessor<String, ObservedFrame, String, V> {

  /** As long as tracks are kept of a silent camera. */
  static final Duration IDLE = ShowProcessor.IDLE;

  static final Duration LOOK = ShowProcessor.LOOK;

  private final String storeName;
  private final CameraLogic<S, V> logic;

  /** Milliseconds of this process's clock at which each remembered camera was last heard of. */
  private final Map<String, Long> heard = new HashMap<>();

  /** What the store has, as objects: reading it for each frame would be half of the work. */
  private final Map<String, S> known = new HashMap<>();

  private @Nullable KeyValueStore<String, S> store;

  CameraProcessor(String storeName, CameraLogic<S, V> logic) {
    this.storeName = storeName;
    this.logic = logic;
  }

  @Override
  public void init(ProcessorContext<String, V> context) {
    super.init(context);
    KeyValueStore<String, S> opened = context.getStateStore(storeName);
    store = opened;
    // After a transaction that was taken back the same processor begins again from its store.
    heard.clear();
    known.clear();
    long now = context.currentSystemTimeMs();
    try (KeyValueIterator<String, S> cameras = opened.all()) {
      while (cameras.hasNext()) {
        heard.put(cameras.next().key, now);
      }
    }
    context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::endSilent);
  }

  @Override
  public void process(Record<String, ObservedFrame> record) {
    String camera = record.value().cameraId();
    S before = known(camera);
    Told<S, V> told = logic.add(before, record.value());
    S after = told.after();
    if (after != null) {
      store().put(camera, after);
      known.put(camera, after);
      heard.put(camera, context().currentSystemTimeMs());
    } else if (before != null) {
      forget(camera);
    }
    told.records().forEach(value -> context().forward(record.withKey(camera).withValue(value)));
  }

  private void endSilent(long now) {
    List<String> silent = new ArrayList<>();
    heard.forEach(
        (camera, at) -> {
          if (now - at > IDLE.toMillis()) {
            silent.add(camera);
          }
        });
    for (String camera : silent) {
      S before = known(camera);
      if (before != null) {
        logic.end(before).forEach(value -> context().forward(new Record<>(camera, value, now)));
      }
      forget(camera);
    }
  }

  private @Nullable S known(String camera) {
    S state = known.get(camera);
    return state == null ? store().get(camera) : state;
  }

  private void forget(String camera) {
    store().delete(camera);
    known.remove(camera);
    heard.remove(camera);
  }

  private KeyValueStore<String, S> store() {
    return requireNonNull(store, "init() comes first");
  }
}
