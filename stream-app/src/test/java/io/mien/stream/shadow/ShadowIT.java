package io.mien.stream.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.face.Landmarks;
import io.mien.recognition.face.Point;
import io.mien.schemas.BundleReference;
import io.mien.schemas.FrameEncoding;
import io.mien.schemas.VideoFrame;
import io.mien.stream.compare.AnswerPair;
import io.mien.stream.metrics.PrometheusModelMetrics;
import io.mien.stream.topology.Bundled;
import io.mien.stream.topology.Pictures;
import io.mien.stream.topology.Recognition;
import io.mien.stream.topology.RecognitionSettings;
import io.mien.stream.topology.TappedFace;
import io.prometheus.client.CollectorRegistry;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ShadowIT {

  private static final byte[] PICTURE = Pictures.jpeg(320, 240);
  private static final BundleReference LIVE = new BundleReference("live", "1", "0".repeat(64));
  private static final Probabilities CERTAIN =
      Probabilities.of(Emotion.all(), new float[] {0, 1, 0, 0, 0, 0, 0, 0});

  @TempDir private Path folder;
  private final ModelBundle bundle = ModelBundle.find(ModelBundle.DEFAULT);
  private final CropTemplate pose = bundle.manifest().crop();
  private final CollectorRegistry registry = new CollectorRegistry();
  private final PrometheusModelMetrics metrics = new PrometheusModelMetrics(registry);
  private final ConcurrentLinkedQueue<AnswerPair> published = new ConcurrentLinkedQueue<>();

  @Test
  void shouldJudgeItsShareInEitherPose() throws Exception {
    try (Shadow shadow = new Shadow(settings(), sink(() -> {}), metrics)) {
      assertThat(shadow.wants("id")).as("before there is a bundle").isFalse();
      shadow.give(bundle, 1);
      shadow.take(face(Optional.of(pose)));
      await(() -> published.size() == 1);
      shadow.give(Bundled.posed(folder, "2"), 1);
      shadow.take(face(Optional.of(pose)));
      await(() -> published.size() == 2);

      assertThat(published)
          .allSatisfy(
              pair -> {
                assertThat(pair.before()).isEqualTo(CERTAIN);
                assertThat(pair.divergence()).isPositive();
              })
          .extracting(AnswerPair::after)
          .as("one from a black crop, one from the picture")
          .doesNotHaveDuplicates();
      assertThat(count("same") + count("different")).isEqualTo(2);
      shadow.give(bundle, .5f);
      assertThat(IntStream.range(0, 1000).filter(i -> shadow.wants("id-" + i)).count())
          .isBetween(400L, 600L);
      shadow.free();
      assertThat(shadow.wants("id")).isFalse();
      assertThat(shadow.taken()).isEmpty();
    }
  }

  @Test
  void shouldNeverLetALiveThreadWait() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    try (Shadow shadow = new Shadow(settings(), sink(() -> waitFor(stuck)), metrics)) {
      shadow.give(bundle, 1);
      long start = System.nanoTime();
      for (int i = 0; i < 2000; i++) {
        shadow.take(face(Optional.of(pose)));
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      assertThat(count("skipped")).isBetween(2000 - 258.0, 2000 - 256.0);
      stuck.countDown();
      await(() -> count("same") + count("different") + count("skipped") == 2000);
    }
  }

  @Test
  void shouldRestSoThatItWorksNoMoreThanItsShareOfTheTime() throws Exception {
    try (Shadow shadow = new Shadow(settings(), sink(() -> waitFor(40)), metrics)) {
      shadow.give(bundle, .1f);
      long start = System.nanoTime();
      for (int i = 0; i < 6; i++) {
        shadow.take(face(Optional.of(pose)));
      }
      await(() -> published.size() == 6);
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("five rests after 40 ms or more of work each")
          .isGreaterThan(Duration.ofMillis(5 * 9 * 40));
    }
  }

  @Test
  void shouldBeSetAsideAfterTenFailures() throws Exception {
    try (Shadow shadow =
        new Shadow(
            settings(),
            sink(
                () -> {
                  throw new IllegalStateException("out of luck");
                }),
            metrics)) {
      shadow.give(bundle, 1);
      for (int i = 0; i < 12; i++) {
        shadow.take(face(Optional.of(pose)));
      }
      await(() -> shadow.taken().isEmpty());

      assertThat(count("failed")).isEqualTo(10);
      assertThat(shadow.complaint()).hasValueSatisfying(s -> assertThat(s).contains("out of luck"));
      assertThat(shadow.wants("id")).isFalse();
      shadow.give(bundle, 1);
      assertThat(shadow.complaint()).as("another chance").isEmpty();
    }
  }

  private RecognitionSettings settings() {
    try (Recognition recognition = Bundled.recognition(bundle)) {
      return recognition.settings();
    }
  }

  private ComparisonSink sink(Runnable first) {
    return new ComparisonSink() {
      @Override
      public void publish(
          TappedFace face, BundleReference shadow, AnswerPair pair, double divergence, long nanos) {
        first.run();
        published.add(pair);
      }

      @Override
      public void close() {}
    };
  }

  private TappedFace face(Optional<CropTemplate> taken) {
    VideoFrame frame =
        VideoFrame.newBuilder()
            .setCameraId("door")
            .setSequence(0)
            .setCapturedAt(Instant.EPOCH)
            .setEncoding(FrameEncoding.JPEG)
            .setWidth(320)
            .setHeight(240)
            .setBytes(ByteBuffer.wrap(PICTURE))
            .build();
    return new TappedFace(
        "id",
        frame,
        Landmarks.ofEyes(new Point(72, 75), new Point(88, 75)),
        AlignedCrop.of(pose.size(), pose.channels(), new byte[pose.bytes()]),
        taken,
        LIVE,
        CERTAIN);
  }

  private double count(String outcome) {
    Double value =
        registry.getSampleValue(
            "mien_shadow_faces_total", new String[] {"outcome"}, new String[] {outcome});
    return value == null ? 0 : value;
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void waitFor(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(BooleanSupplier done) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!done.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    assertThat(done.getAsBoolean()).isTrue();
  }
}
