package io.mien.stream.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.face.Box;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any frames at all: crowded, jumping, late, twice, with clocks that leap. */
class TrackerPropertyTest {

  private static final int FRAMES = 200;

  private final Tracker tracker = new Tracker(Faces.SETTINGS);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldHoldForAnyFrames(long seed) {
    Random random = new Random(seed);
    CameraTracks state = CameraTracks.NONE;
    Set<String> live = new HashSet<>();
    Set<String> ever = new HashSet<>();
    for (FrameDetections frame : frames(random)) {
      Tracking tracking = tracker.track(state, frame);

      assertThat(tracking.byFace().values()).extracting(Track::id).doesNotHaveDuplicates();
      assertThat(tracking.started()).allSatisfy(track -> assertThat(ever.add(track.id())).isTrue());
      tracking.started().forEach(track -> live.add(track.id()));
      tracking.ended().forEach(track -> assertThat(live.remove(track.id())).isTrue());
      assertThat(tracking.after().live())
          .extracting(Track::id)
          .containsExactlyInAnyOrderElementsOf(live);
      assertThat(live).containsAll(tracking.byFace().values().stream().map(Track::id).toList());
      assertThat(tracker.track(state, shuffled(frame, random))).isEqualTo(tracking);
      state = tracking.after();
    }
    assertThat(ever).hasSizeGreaterThan(5);
  }

  private static List<FrameDetections> frames(Random random) {
    List<FrameDetections> frames = new ArrayList<>();
    List<double[]> people = new ArrayList<>();
    long millis = 0;
    for (int i = 0; i < FRAMES; i++) {
      if (people.size() < 8 && random.nextInt(4) == 0) {
        people.add(new double[] {random.nextInt(640), random.nextInt(480), random.nextGaussian()});
      }
      if (people.size() > 1 && random.nextInt(20) == 0) {
        people.remove(random.nextInt(people.size()));
      }
      millis += step(random);
      List<Detection> faces = new ArrayList<>();
      for (double[] person : people) {
        person[0] += 5 * person[2];
        float side = 20 + random.nextInt(40);
        Box box = new Box((float) person[0], (float) person[1], side, side * 1.2f);
        if (random.nextInt(6) > 0) {
          faces.add(new Detection(faces.size(), box, random.nextFloat()));
        }
      }
      frames.add(new FrameDetections("f" + i, Instant.ofEpochMilli(millis), faces));
    }
    return frames;
  }

  private static long step(Random random) {
    return switch (random.nextInt(30)) {
      case 0 -> -random.nextInt(3_000);
      case 1 -> random.nextInt(1_000_000) - 500_000;
      case 2 -> 0;
      default -> 20 + random.nextInt(300);
    };
  }

  private static FrameDetections shuffled(FrameDetections frame, Random random) {
    List<Detection> faces = new ArrayList<>(frame.faces());
    Collections.shuffle(faces, random);
    return new FrameDetections(frame.frameId(), frame.capturedAt(), faces);
  }
}
