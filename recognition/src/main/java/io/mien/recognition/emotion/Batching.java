package io.mien.recognition.emotion;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether the faces of several threads meet in one run of a model. A GPU needs many faces at a time
 * to be busy; on a CPU, where every thread computes on a core of its own, waiting is only a loss.
 *
 * @param delay how long the first face waits for others, at most a second; zero lets every thread
 *     run the model by itself; null for 2 ms on a GPU and zero on a CPU
 * @param maxFaces of one run; a single call with more is run as it is
 * @param patience after which a call fails that got no answer; well below the time after which
 *     Kafka takes a thread for dead
 */
public record Batching(@Nullable Duration delay, int maxFaces, Duration patience) {

  /** By the device, up to 64 faces, and a minute. */
  public static final Batching DEFAULT = new Batching(null, 64, Duration.ofMinutes(1));

  private static final Duration GPU_DELAY = Duration.ofMillis(2);
  private static final Duration LONGEST = Duration.ofSeconds(1);
  private static final String CPU = "CPU";

  public Batching {
    requireNonNull(patience, "patience");
    if (delay != null && (delay.isNegative() || delay.compareTo(LONGEST) > 0)) {
      throw new IllegalArgumentException("a face waits for 0 to 1000 ms, not for " + delay);
    }
    if (maxFaces < 1) {
      throw new IllegalArgumentException("a batch has at least one face: " + maxFaces);
    }
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException("patience is longer than nothing: " + patience);
    }
  }

  /** The same with another delay, or that of the device if null. */
  public Batching withDelay(@Nullable Duration other) {
    return new Batching(other, maxFaces, patience);
  }

  /** The same with other batches. */
  public Batching withMaxFaces(int faces) {
    return new Batching(delay, faces, patience);
  }

  /** The model as these settings want it; owns it from now on. */
  public EmotionModel around(EmotionModel model) {
    Duration wait = delayOn(model.provider());
    return wait.isZero() ? model : BatchingEmotionModel.start(model, wait, maxFaces, patience);
  }

  private Duration delayOn(String provider) {
    if (delay != null) {
      return delay;
    }
    return provider.equals(CPU) ? Duration.ZERO : GPU_DELAY;
  }
}
