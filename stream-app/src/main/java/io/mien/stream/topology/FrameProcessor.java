package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.RecognizedFrame;
import io.mien.recognition.Recognizer;
import io.mien.recognition.frame.UndecodableFrameException;
import io.mien.schemas.DeadLetterReason;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.ExpertRouting;
import io.mien.schemas.VideoFrame;
import io.mien.stream.metrics.StreamMetrics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes the faces of each frame. A frame that cannot be recognized, for whatever reason, is
 * set aside: the next one of that camera may be good.
 *
 * <p>Kafka Streams makes one for each partition it works on and calls it on one thread.
 */
final class FrameProcessor extends ContextualFixedKeyProcessor<String, VideoFrame, Outcome> {

  private final Supplier<Recognizer> recognizers;
  private final EmotionEvents events;
  private final DeadLetters deadLetters;
  private final StreamMetrics metrics;
  private final InstantSource clock;
  private @Nullable Recognizer recognizer;

  FrameProcessor(
      Supplier<Recognizer> recognizers,
      EmotionEvents events,
      DeadLetters deadLetters,
      StreamMetrics metrics,
      InstantSource clock) {
    this.recognizers = recognizers;
    this.events = events;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, Outcome> context) {
    super.init(context);
    recognizer = recognizers.get();
  }

  @Override
  public void process(FixedKeyRecord<String, VideoFrame> record) {
    Coordinates place =
        context()
            .recordMetadata()
            .map(m -> new Coordinates(m.topic(), m.partition(), m.offset()))
            .orElseThrow(() -> new IllegalStateException("a frame comes from a topic"));
    context().forward(record.withValue(outcome(record.value(), place)));
  }

  private Outcome outcome(@Nullable VideoFrame frame, Coordinates place) {
    if (frame == null) {
      return Outcome.setAside(
          deadLetters.setAside(DeadLetterReason.NOT_AVRO, "The record has no value.", null, place));
    }
    RecognizedFrame recognized;
    Sighting sighting;
    Instant now;
    try {
      recognized =
          requireNonNull(recognizer, "init() comes first").recognize(bytes(frame.getBytes()));
      now = clock.instant();
      sighting =
          new Sighting(
              frame.getCameraId(),
              place.toString(),
              frame.getCapturedAt(),
              recognized.faces(),
              events.of(frame, place, recognized, now));
    } catch (UndecodableFrameException e) {
      return Outcome.setAside(
          deadLetters.setAside(reason(e), String.valueOf(e.getMessage()), frame, place));
    } catch (RuntimeException e) {
      return Outcome.setAside(
          deadLetters.setAside(DeadLetterReason.RECOGNITION_FAILED, e.toString(), frame, place));
    }
    for (EmotionEvent.Builder event : sighting.drafts()) {
      ExpertRouting routing = event.getRouting();
      if (routing != null) {
        metrics.routed(routing.getGroup(), routing.getChild());
      }
    }
    metrics.recognized(
        sighting.drafts().stream().map(EmotionEvent.Builder::getEmotion).toList(),
        recognized.latencies(),
        Duration.between(frame.getCapturedAt(), now));
    return Outcome.recognized(sighting);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static DeadLetterReason reason(UndecodableFrameException e) {
    return switch (e.reason()) {
      case EMPTY, UNKNOWN_FORMAT -> DeadLetterReason.NOT_AN_IMAGE;
      case TOO_MANY_BYTES -> DeadLetterReason.TOO_LARGE;
      case TOO_MANY_PIXELS -> DeadLetterReason.TOO_MANY_PIXELS;
      case DAMAGED -> DeadLetterReason.DAMAGED;
    };
  }

  @Override
  public void close() {
    if (recognizer != null) {
      recognizer.close();
      recognizer = null;
    }
  }
}
