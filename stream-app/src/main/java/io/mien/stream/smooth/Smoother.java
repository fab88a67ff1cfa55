package io.mien.stream.smooth;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Smooths a track's probabilities exponentially in time, {@code s <- s + (1 - 2^(-dt / halfLife))
 * (p - s)}, so that skipped frames make no difference, and shows an emotion with hysteresis. A face
 * that was not judged for a few half-lives begins anew by the same formula. Thread-safe.
 */
public final class Smoother {

  /** What was smoothed this many half-lives ago has no weight that could be seen. */
  private static final int FORGOTTEN = 5;

  private final SmoothingSettings settings;

  public Smoother(SmoothingSettings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  /**
   * Takes in the next frame of a track.
   *
   * @param before null for its first frame
   * @param probabilities of this frame alone
   * @param capturedAt later than {@code before}
   */
  public SmoothedEmotion smooth(
      @Nullable SmoothedEmotion before, Probabilities probabilities, Instant capturedAt) {
    if (before == null || !sameLabels(before.probabilities(), probabilities)) {
      boolean sure = probabilities.of(probabilities.top()) >= settings.minConfidence();
      return new SmoothedEmotion(probabilities, capturedAt, sure ? probabilities.top() : null);
    }
    double share = share(Duration.between(before.at(), capturedAt));
    Probabilities mixed = mix(before.probabilities(), probabilities, share);
    return new SmoothedEmotion(mixed, capturedAt, shown(before.shown(), mixed));
  }

  /** Whether what a face showed still stands at that time although no frame was judged since. */
  public boolean isFresh(SmoothedEmotion smoothed, Instant now) {
    Duration age = Duration.between(smoothed.at(), now);
    return age.compareTo(settings.halfLife().multipliedBy(FORGOTTEN)) <= 0;
  }

  /** What the new frame counts, in [0, 1]. */
  private double share(Duration since) {
    double halfLife = settings.halfLife().toNanos() / 1e9;
    double seconds = Math.max(0, since.getSeconds() + since.getNano() / 1e9);
    return halfLife == 0 ? 1 : 1 - Math.pow(2, -seconds / halfLife);
  }

  private static Probabilities mix(Probabilities before, Probabilities now, double share) {
    List<Emotion> labels = now.labels();
    double[] mixed = new double[labels.size()];
    double sum = 0;
    for (int i = 0; i < mixed.length; i++) {
      double old = before.of(labels.get(i));
      mixed[i] = old + share * (now.of(labels.get(i)) - old);
      sum += mixed[i];
    }
    float[] values = new float[mixed.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mixed[i] / sum);
    }
    return Probabilities.of(labels, values);
  }

  private @Nullable Emotion shown(@Nullable Emotion before, Probabilities smoothed) {
    Emotion top = smoothed.top();
    double least = settings.minConfidence();
    if (before != null && smoothed.of(before) >= least) {
      boolean overtaken = smoothed.of(top) >= smoothed.of(before) + settings.hysteresis();
      return overtaken ? top : before;
    }
    // What became uncertain has to become a little surer than that, or it would flicker.
    double needed =
        before == null && least > 0 ? Math.min(1, least + settings.hysteresis()) : least;
    return smoothed.of(top) >= needed ? top : null;
  }

  private static boolean sameLabels(Probabilities a, Probabilities b) {
    return EnumSet.copyOf(a.labels()).equals(EnumSet.copyOf(b.labels()));
  }
}
