package io.mien.stream.topology;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.quality.QualityGate;
import io.mien.recognition.route.RoutedEstimate;
import io.mien.schemas.DeadLetterReason;
import io.mien.stream.topology.FollowedFrame.FollowedFace;
import io.mien.stream.topology.JudgedFrame.JudgedFace;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Asks the bundle what those faces of each frame show that are due, all of them at once. A frame on
 * which it fails is set aside.
 *
 * <p>Kafka Streams makes one for each partition it works on and calls it on one thread.
 */
final class JudgeProcessor
    extends ContextualFixedKeyProcessor<String, FollowedFrame, Outcome<JudgedFrame>> {

  private static final double NANOS_PER_MS = 1e6;

  private final FaceChoice choice;
  private final DeadLetters deadLetters;
  private final FailureLimit limit;

  JudgeProcessor(FaceChoice choice, DeadLetters deadLetters, FailureLimit limit) {
    this.limit = limit;
    this.choice = choice;
    this.deadLetters = deadLetters;
  }

  @Override
  public void process(FixedKeyRecord<String, FollowedFrame> record) {
    context().forward(record.withValue(outcome(record.value())));
  }

  private Outcome<JudgedFrame> outcome(FollowedFrame followed) {
    try {
      return Outcome.of(judge(followed));
    } catch (RuntimeException e) {
      limit.failed(e);
      Sighting sighting = followed.sighting();
      return Outcome.setAside(
          deadLetters.setAside(
              DeadLetterReason.RECOGNITION_FAILED,
              e.toString(),
              sighting.frame(),
              sighting.place()));
    }
  }

  private JudgedFrame judge(FollowedFrame followed) {
    BundleLease bundle = followed.sighting().bundle();
    String sha256 = bundle.reference().getSha256();
    long start = System.nanoTime();
    List<List<QualityGate>> failed = followed.faces().stream().map(choice::failed).toList();
    boolean[] due = new boolean[failed.size()];
    List<AlignedCrop> crops = new ArrayList<>();
    for (int i = 0; i < due.length; i++) {
      FollowedFace face = followed.faces().get(i);
      due[i] = choice.isDue(followed, face, failed.get(i), sha256);
      if (due[i]) {
        crops.add(face.found().crop());
      }
    }
    Iterator<RoutedEstimate> answers = answers(bundle, crops).iterator();
    List<JudgedFace> judged = new ArrayList<>();
    for (int i = 0; i < due.length; i++) {
      RoutedEstimate answer = due[i] ? answers.next() : null;
      judged.add(new JudgedFace(followed.faces().get(i), failed.get(i), answer));
    }
    double inferMs = (System.nanoTime() - start) / NANOS_PER_MS;
    return new JudgedFrame(
        followed,
        judged,
        bundle.reference(),
        followed.sighting().found().latencies().withInferMs(inferMs));
  }

  private List<RoutedEstimate> answers(BundleLease bundle, List<AlignedCrop> crops) {
    if (crops.isEmpty()) {
      return List.of();
    }
    List<RoutedEstimate> answers = bundle.model().route(crops);
    limit.succeeded();
    return answers;
  }
}
