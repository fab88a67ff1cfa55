package io.mien.stream.summary;

import static io.mien.stream.observe.ObservedFrames.at;
import static io.mien.stream.observe.ObservedFrames.face;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.schemas.AvroSerdes;
import io.mien.schemas.CameraWindows;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.Summary;
import io.mien.schemas.WindowEnd;
import io.mien.stream.observe.ObservedFrame;
import io.mien.stream.summary.Summaries.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any frames at all, beside a count over all of them at once. */
class SummariesPropertyTest {

  private static final Serde<CameraWindows> STORE = AvroSerdes.of(null).serde(CameraWindows.class);
  private static final List<WindowSpec> SPECS =
      List.of(WindowSpec.parse("5s"), WindowSpec.parse("12s/5s"));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldAgreeWithACountOverAllFramesInOrder(long seed) {
    Random random = new Random(seed);
    List<ObservedFrame> frames = frames(random, false);
    Run run = run(frames, Duration.ofSeconds(random.nextInt(4)));

    assertThat(run.late).isZero();
    for (Summary summary : run.summaries) {
      List<ObservedFrame> within =
          frames.stream()
              .filter(f -> !f.capturedAt().isBefore(summary.getWindowStart()))
              .filter(f -> f.capturedAt().isBefore(summary.getWindowEnd()))
              .toList();
      List<EmotionEvent> faces = within.stream().flatMap(f -> f.events().stream()).toList();
      assertThat(summary.getFrames()).isEqualTo(within.size());
      assertThat(summary.getFaces()).isEqualTo(faces.size());
      assertThat(summary.getMaxFaces())
          .isEqualTo(within.stream().mapToInt(f -> f.events().size()).max().orElseThrow());
      Set<String> tracks =
          faces.stream().map(e -> e.getTrack().getId()).collect(Collectors.toSet());
      assertThat(summary.getTracks()).isEqualTo(tracks.size());
      assertThat(summary.getMeanProbabilities().values().stream().mapToDouble(p -> p).sum())
          .isCloseTo(faces.isEmpty() ? 0 : 1, within(1e-4));
      assertThat(summary.getShown())
          .isEqualTo(
              faces.stream()
                  .collect(
                      Collectors.groupingBy(EmotionEvent::getShownEmotion, Collectors.counting())));
      assertThat(summary.getFirstFrameAt()).isEqualTo(within.get(0).capturedAt());
    }
    Set<Long> windows = new HashSet<>();
    frames.forEach(f -> windows.addAll(SPECS.get(1).startsAt(f.capturedAt().toEpochMilli())));
    assertThat(run.summaries.stream().filter(s -> s.getLengthMs() == 12_000))
        .hasSameSizeAs(windows);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void shouldLoseNoFrameWhateverTheClockDoes(long seed) {
    Random random = new Random(seed);
    List<ObservedFrame> frames = frames(random, true);
    Run run = run(frames, Duration.ofSeconds(random.nextInt(4)));

    long counted =
        run.summaries.stream()
            .filter(s -> s.getLengthMs() == 5_000)
            .mapToLong(Summary::getFrames)
            .sum();
    long lateOfTumbling =
        run.summaries.stream()
            .filter(s -> s.getLengthMs() == 5_000)
            .mapToLong(Summary::getLateFrames)
            .sum();
    assertThat(counted + lateOfTumbling).isEqualTo(frames.size());
    assertThat(run.late).isBetween(lateOfTumbling, (long) frames.size());
    assertThat(run.summaries).extracting(Summary::getSummaryId).doesNotHaveDuplicates();
    Map<String, Long> passed =
        run.summaries.stream()
            .filter(s -> s.getClosedBy() == WindowEnd.PASSED)
            .collect(Collectors.groupingBy(SummariesPropertyTest::window, Collectors.counting()));
    assertThat(passed).isNotEmpty();
    assertThat(run.mostOpen).isLessThan(60);
  }

  private static String window(Summary summary) {
    return summary.getWindowStart() + "+" + summary.getLengthMs();
  }

  private record Run(List<Summary> summaries, long late, int mostOpen) {}

  private static Run run(List<ObservedFrame> frames, Duration grace) {
    Summaries pure = new Summaries(new SummarySettings(SPECS, grace));
    List<Summary> told = new ArrayList<>();
    CameraWindows state = null;
    long late = 0;
    int mostOpen = 0;
    for (ObservedFrame frame : frames) {
      Told result = pure.add(state, frame);
      assertThat(pure.add(stored(state), frame)).isEqualTo(result);
      told.addAll(result.summaries());
      late += result.late();
      state = result.after();
      mostOpen = Math.max(mostOpen, state.getCurrent().getWindows().size());
    }
    told.addAll(pure.end(state));
    return new Run(told, late, mostOpen);
  }

  private static CameraWindows stored(CameraWindows state) {
    return STORE.deserializer().deserialize("store", STORE.serializer().serialize("store", state));
  }

  private static List<ObservedFrame> frames(Random random, boolean wild) {
    List<ObservedFrame> frames = new ArrayList<>();
    long millis = 0;
    int people = 0;
    for (int i = 0; i < 500; i++) {
      millis += step(random, wild);
      people = Math.max(0, Math.min(4, people + random.nextInt(3) - 1));
      List<EmotionEvent> events = new ArrayList<>();
      for (int person = 0; person < people; person++) {
        String shown = random.nextInt(5) == 0 ? "UNCERTAIN" : "Happy";
        events.add(face(millis, "t" + person, shown, random.nextFloat()));
      }
      frames.add(new ObservedFrame("door", "f" + i, at(millis), events, List.of()));
    }
    return frames;
  }

  private static long step(Random random, boolean wild) {
    return switch (wild ? random.nextInt(40) : 10) {
      case 0 -> -random.nextInt(20_000);
      case 1 -> random.nextInt(20_000_000) - 10_000_000;
      case 2 -> 0;
      case 3 -> random.nextInt(30_000);
      default -> 20 + random.nextInt(400);
    };
  }
}
