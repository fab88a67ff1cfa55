package io.mien.recognition.emotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.MienException;
import io.mien.recognition.crop.AlignedCrop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchingEmotionModelTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int BAD = 255;

  private final Brightness model = new Brightness();
  private final ExecutorService threads = Executors.newFixedThreadPool(8);

  @AfterEach
  void stop() {
    model.go.countDown();
    threads.shutdownNow();
  }

  @Test
  void shouldGiveEveryCallerItsOwnFacesInTheirOrder() throws Exception {
    try (BatchingEmotionModel batching = start(Duration.ofMillis(5), 16)) {
      List<Callable<Boolean>> callers = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        int own = thread;
        callers.add(() -> hasItsOwn(batching, own));
      }
      for (Future<Boolean> caller : threads.invokeAll(callers)) {
        assertThat(caller.get()).isTrue();
      }
    }
    assertThat(model.batches).allMatch(size -> size <= 16).anyMatch(size -> size > 3);
    assertThat(model.batches.stream().mapToInt(size -> size).sum()).isEqualTo(8 * 30 * 2);
  }

  private static boolean hasItsOwn(BatchingEmotionModel batching, int own) {
    for (int i = 0; i < 30; i++) {
      List<EmotionEstimate> answer = batching.estimate(List.of(crop(own), crop(own + 100)));
      assertThat(answer).hasSize(2);
      assertThat(happy(answer.get(0))).isCloseTo(own / 255f, within(1e-5f));
      assertThat(happy(answer.get(1))).isCloseTo((own + 100) / 255f, within(1e-5f));
    }
    return true;
  }

  @Test
  void shouldNotWaitForMoreThanFit() throws Exception {
    try (BatchingEmotionModel batching = start(LONG, 2)) {
      Future<?> one = threads.submit(() -> batching.estimate(List.of(crop(1))));
      Future<?> other = threads.submit(() -> batching.estimate(List.of(crop(2))));

      one.get(10, TimeUnit.SECONDS);
      other.get(10, TimeUnit.SECONDS);
    }
    assertThat(model.batches).containsExactly(2);
  }

  @Test
  void shouldNotWaitForOthersLongerThanTheDelay() {
    try (BatchingEmotionModel batching = start(Duration.ofMillis(20), 64)) {
      long start = System.nanoTime();
      assertThat(batching.estimate(List.of(crop(9)))).hasSize(1);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void shouldRunALargeCallAsItIs() {
    try (BatchingEmotionModel batching = start(Duration.ofMillis(1), 2)) {
      assertThat(batching.estimate(List.of(crop(1), crop(2), crop(3)))).hasSize(3);
      assertThat(batching.estimate(List.of())).isEmpty();
    }
    assertThat(model.batches).containsExactly(3);
  }

  @Test
  void shouldLetOnlyTheCallFailThatIsToBlame() throws Exception {
    try (BatchingEmotionModel batching = start(LONG, 2)) {
      Future<List<EmotionEstimate>> good =
          threads.submit(() -> batching.estimate(List.of(crop(7))));
      Future<List<EmotionEstimate>> bad =
          threads.submit(() -> batching.estimate(List.of(crop(BAD))));

      assertThat(good.get(10, TimeUnit.SECONDS)).hasSize(1);
      assertThat(bad)
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableThat()
          .withMessageContaining("too bright");
    }
  }

  @Test
  void shouldNotHoldACallerBeyondItsPatience() {
    model.stuck = true;
    try (BatchingEmotionModel batching =
        BatchingEmotionModel.start(model, Duration.ofMillis(1), 4, Duration.ofMillis(300))) {
      long start = System.nanoTime();
      assertThatExceptionOfType(MienException.class)
          .isThrownBy(() -> batching.estimate(List.of(crop(1))))
          .withMessageContaining("no answer within 300 ms");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));

      model.stuck = false;
      model.go.countDown();
      assertThat(batching.estimate(List.of(crop(2)))).hasSize(1);
    }
  }

  @Test
  void shouldRefuseWhoeverWaitsWhenItIsClosed() throws Exception {
    BatchingEmotionModel batching = start(LONG, 64);
    Future<?> waiting = threads.submit(() -> batching.estimate(List.of(crop(1))));
    Thread.sleep(200);
    batching.close();

    assertThat(waiting)
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .withMessageContaining("closed");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> batching.estimate(List.of(crop(1))));
    assertThat(model.closed).isTrue();
  }

  @Test
  void shouldLeaveACpuToItsThreadsUnlessTold() {
    assertThat(Batching.DEFAULT.around(model)).isSameAs(model);
    EmotionModel told = Batching.DEFAULT.withDelay(Duration.ofMillis(3)).around(model);
    assertThat(told).isInstanceOf(BatchingEmotionModel.class);
    told.close();
    model.provider = "CUDA";
    EmotionModel gpu = Batching.DEFAULT.around(model);
    assertThat(gpu).isInstanceOf(BatchingEmotionModel.class);
    gpu.close();
    assertThat(Batching.DEFAULT.withDelay(Duration.ZERO).around(model)).isSameAs(model);
  }

  private BatchingEmotionModel start(Duration delay, int maxFaces) {
    return BatchingEmotionModel.start(model, delay, maxFaces, LONG);
  }

  private static AlignedCrop crop(int brightness) {
    return AlignedCrop.of(1, 1, new byte[] {(byte) brightness});
  }

  private static float happy(EmotionEstimate estimate) {
    return estimate.probabilities().of(Emotion.HAPPY);
  }

  /** The brighter a face, the happier; it remembers its batches and can be made to stand still. */
  private static final class Brightness implements EmotionModel {

    private final ConcurrentLinkedQueue<Integer> batches = new ConcurrentLinkedQueue<>();
    private final CountDownLatch go = new CountDownLatch(1);
    private volatile boolean stuck;
    private volatile boolean closed;
    private volatile String provider = "CPU";

    @Override
    public List<Emotion> labels() {
      return List.of(Emotion.NEUTRAL, Emotion.HAPPY);
    }

    @Override
    public String provider() {
      return provider;
    }

    @Override
    public List<EmotionEstimate> estimate(List<AlignedCrop> crops) {
      if (stuck) {
        try {
          go.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      List<EmotionEstimate> estimates = new ArrayList<>();
      for (AlignedCrop crop : crops) {
        int brightness = crop.pixels()[0] & 0xFF;
        if (brightness == BAD) {
          throw new MienException("too bright");
        }
        float happy = brightness / 255f;
        estimates.add(
            new EmotionEstimate(Probabilities.of(labels(), new float[] {1 - happy, happy}), null));
      }
      batches.add(crops.size());
      return estimates;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
