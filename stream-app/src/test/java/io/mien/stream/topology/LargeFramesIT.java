package io.mien.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.schemas.AvroSerdes;
import io.mien.schemas.DeadLetter;
import io.mien.schemas.DeadLetterReason;
import io.mien.schemas.EmotionEvent;
import io.mien.stream.capture.CaptureOptions;
import io.mien.stream.capture.FramePublisher;
import io.mien.stream.capture.FrameSource;
import io.mien.stream.capture.FrameSources;
import io.mien.stream.capture.Pace;
import io.mien.stream.capture.PublishReport;
import io.mien.stream.frames.ClaimFolder;
import io.mien.stream.frames.FramePictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames that are larger than Kafka takes by itself, from capture to event. */
class LargeFramesIT {

  private static final AvroSerdes SERDES = AvroSerdes.of(null);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Above every limit of one MiB that Kafka has by default. */
  private static final int LARGE = 6 << 20;

  private static StreamOnBroker stream;

  @TempDir private Path folder;

  @BeforeAll
  static void startBroker() {
    stream = StreamOnBroker.start();
  }

  @AfterAll
  static void stopBroker() {
    stream.close();
  }

  @Test
  void shouldGoThroughWhereEverythingIsSetToThem() throws Exception {
    Topics topics = stream.topics("large.", 12 << 20);

    PublishReport report = publish(topics, pictures(2), 12 << 20, Optional.empty());

    assertThat(report.frames()).isEqualTo(2);
    assertThat(report.claimed()).isZero();
    assertThat(report.bytes()).isGreaterThan(2 * LARGE);
    try (StreamRunner runner =
        stream.start(topics, new BrightIsHappy(), FramePictures.inRecords())) {
      runner.awaitReady(PATIENCE);
      assertThat(events(topics, 2)).extracting(EmotionEvent::getSequence).containsExactly(0L, 1L);
    }
  }

  @Test
  void shouldGoByWayOfAFolderAboveTheLimit() throws Exception {
    Topics topics = stream.topics("claimed.", 1 << 20);
    Path shared = Files.createDirectory(folder.resolve("claims"));
    ClaimFolder claims = ClaimFolder.open(shared, 12 << 20);
    Path pictures = pictures(3);
    Files.write(pictures.resolve("9.jpg"), Pictures.jpeg(320, 240));

    PublishReport report = publish(topics, pictures, 1 << 20, Optional.of(claims));

    assertThat(report.frames()).isEqualTo(4);
    assertThat(report.claimed()).isEqualTo(3);
    List<Path> files = claimed(shared);
    assertThat(files).hasSize(3);
    Files.write(files.get(0), new byte[] {1}, java.nio.file.StandardOpenOption.APPEND);
    Files.delete(files.get(1));

    FramePictures read = FramePictures.with(Optional.of(claims));
    try (StreamRunner runner = stream.start(topics, new BrightIsHappy(), read)) {
      runner.awaitReady(PATIENCE);
      assertThat(events(topics, 2)).extracting(EmotionEvent::getSequence).hasSize(2).contains(3L);
      assertThat(letters(topics, 2))
          .extracting(DeadLetter::getReason)
          .containsExactlyInAnyOrder(
              DeadLetterReason.CLAIM_ALTERED, DeadLetterReason.CLAIM_MISSING);
    }
  }

  @Test
  void shouldBeSetAsideWhereTheStreamKnowsNoFolder() throws Exception {
    Topics topics = stream.topics("unclaimed.", 1 << 20);
    ClaimFolder claims = ClaimFolder.open(folder, 12 << 20);
    publish(topics, pictures(1), 1 << 20, Optional.of(claims));

    try (StreamRunner runner =
        stream.start(topics, new BrightIsHappy(), FramePictures.inRecords())) {
      runner.awaitReady(PATIENCE);
      List<DeadLetter> letters = letters(topics, 1);
      assertThat(letters)
          .extracting(DeadLetter::getReason)
          .containsExactly(DeadLetterReason.CLAIM_REFUSED);
      assertThat(letters.get(0).getSentence()).contains("--claims");
    }
  }

  private Path pictures(int count) throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    for (int i = 0; i < count; i++) {
      Files.write(pictures.resolve(i + ".png"), Pictures.noise(LARGE));
    }
    return pictures;
  }

  private static PublishReport publish(
      Topics topics, Path pictures, int maxFrameBytes, Optional<ClaimFolder> claims) {
    CaptureOptions options = CaptureOptions.DEFAULT.withMaxFrameBytes(12 << 20).withFps(25.0);
    try (FramePublisher publisher =
            new FramePublisher(stream.client(), topics, SERDES, maxFrameBytes, claims);
        FrameSource source = FrameSources.open(pictures.toString(), options)) {
      return publisher.publish("door", source, Pace.AS_FAST_AS_POSSIBLE);
    }
  }

  private static List<Path> claimed(Path shared) throws IOException {
    try (Stream<Path> all = Files.walk(shared)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static List<EmotionEvent> events(Topics topics, int count) {
    return stream.read(topics.emotions(), count).stream()
        .map(bytes -> stream.event(topics, bytes))
        .toList();
  }

  private static List<DeadLetter> letters(Topics topics, int count) {
    return stream.read(topics.deadLetters(), count).stream()
        .map(bytes -> stream.letter(topics, bytes))
        .toList();
  }
}
