package io.mien.stream.topology;

import io.mien.recognition.route.RoutedEmotionModel;
import io.mien.recognition.route.RoutedEstimate;
import io.mien.schemas.DeadLetterReason;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Asks the bundle what the faces of each frame show, all of them at once. A frame on which it fails
 * is set aside.
 *
 * <p>Kafka Streams makes one for each partition it works on and calls it on one thread.
 */
final class JudgeProcessor
    extends ContextualFixedKeyProcessor<String, FollowedFrame, Outcome<JudgedFrame>> {

  private static final double NANOS_PER_MS = 1e6;

  private final DeadLetters deadLetters;

  JudgeProcessor(DeadLetters deadLetters) {
    this.deadLetters = deadLetters;
  }

  @Override
  public void process(FixedKeyRecord<String, FollowedFrame> record) {
    context().forward(record.withValue(outcome(record.value())));
  }

  private Outcome<JudgedFrame> outcome(FollowedFrame followed) {
    Sighting sighting = followed.sighting();
    long start = System.nanoTime();
    List<RoutedEstimate> estimates;
    try {
      RoutedEmotionModel model = sighting.bundle().model();
      estimates = model.route(followed.faces().stream().map(face -> face.found().crop()).toList());
    } catch (RuntimeException e) {
      return Outcome.setAside(
          deadLetters.setAside(
              DeadLetterReason.RECOGNITION_FAILED,
              e.toString(),
              sighting.frame(),
              sighting.place()));
    }
    double inferMs = (System.nanoTime() - start) / NANOS_PER_MS;
    return Outcome.of(
        new JudgedFrame(
            followed,
            estimates,
            sighting.bundle().reference(),
            sighting.found().latencies().withInferMs(inferMs)));
  }
}
