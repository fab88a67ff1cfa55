package io.mien.stream.api;

import io.mien.schemas.AvroSerdes;
import io.mien.schemas.EmotionEvent;
import io.mien.stream.json.RecordJson;
import io.mien.stream.topology.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * The emotions topic for any number of browsers: one consumer thread that follows the topic from
 * its end, and one bounded buffer for each of them. Safe for use by many threads.
 */
final class EventFeed implements AutoCloseable {

  /** About five seconds of a camera at 30 frames/s with three faces. */
  private static final int WAITING_EVENTS = 512;

  private static final int MOST_BROWSERS = 100;

  private final CameraDirectory cameras = new CameraDirectory(InstantSource.system());
  private final Set<EventBuffer> buffers = new CopyOnWriteArraySet<>();
  private final ApiMetrics metrics;
  private final TopicTail<EmotionEvent> tail;

  private EventFeed(
      Map<String, Object> client, Topics topics, AvroSerdes serdes, ApiMetrics metrics) {
    this.metrics = metrics;
    this.tail =
        TopicTail.start(
            client,
            topics.emotions(),
            serdes.serde(EmotionEvent.class).deserializer(),
            this::publish);
  }

  /**
   * Begins to follow the topic, which need not exist yet.
   *
   * @param client bootstrap.servers and whatever else a client needs
   * @throws io.mien.recognition.MienException if these properties make no consumer
   */
  static EventFeed start(
      Map<String, Object> client, Topics topics, AvroSerdes serdes, ApiMetrics metrics) {
    return new EventFeed(client, topics, serdes, metrics);
  }

  private void publish(EmotionEvent event) {
    cameras.add(event);
    // Written once for all, and not at all while nobody watches.
    String json = null;
    for (EventBuffer buffer : buffers) {
      if (buffer.wants(event.getCameraId())) {
        json = json == null ? RecordJson.line(event) : json;
        metrics.lost(buffer.offer(json));
      }
    }
  }

  /** Waits until every event written from now on will be seen; false if the time was over. */
  boolean awaitStart(Duration limit) throws InterruptedException {
    return tail.awaitStart(limit);
  }

  CameraDirectory cameras() {
    return cameras;
  }

  /**
   * A new buffer that fills from now on; to be given back with {@link #unsubscribe}.
   *
   * @param ids cameras it is about; empty for all
   * @return empty when as many browsers as this process serves are watching already
   */
  Optional<EventBuffer> subscribe(Set<String> ids) {
    if (buffers.size() >= MOST_BROWSERS) {
      return Optional.empty();
    }
    EventBuffer buffer = new EventBuffer(ids, WAITING_EVENTS);
    buffers.add(buffer);
    metrics.browsers(buffers.size());
    return Optional.of(buffer);
  }

  void unsubscribe(EventBuffer buffer) {
    buffer.close();
    buffers.remove(buffer);
    metrics.browsers(buffers.size());
  }

  /** Ends the streams of all browsers. */
  void hangUp() {
    buffers.forEach(this::unsubscribe);
  }

  @Override
  public void close() {
    hangUp();
    tail.close();
  }
}
