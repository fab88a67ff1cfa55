package io.mien.stream.capture.draw;

import io.mien.recognition.emotion.Emotion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What one face shows when: an emotion is held, then changes smoothly into the next. The order is
 * shuffled anew each round, and each round has every emotion once. A function of the seed and the
 * time. Immutable.
 */
public final class EmotionTimeline {

  private final List<Emotion> emotions;
  private final long seed;
  private final double hold;
  private final double morph;
  private final double lead;

  /**
   * @param emotions distinct, at least one
   * @param hold seconds that each is shown unmixed
   * @param morph seconds of the change to the next
   * @param lead seconds that this face is ahead of time 0, so that several do not change together
   */
  public EmotionTimeline(
      List<Emotion> emotions, long seed, double hold, double morph, double lead) {
    if (emotions.isEmpty()) {
      throw new IllegalArgumentException("a face shows at least one emotion");
    }
    if (!(hold >= 0) || !(morph >= 0) || !(hold + morph > 0) || !(lead >= 0)) {
      throw new IllegalArgumentException(
          "not times in seconds: hold %s, morph %s, lead %s".formatted(hold, morph, lead));
    }
    this.emotions = List.copyOf(emotions);
    this.seed = seed;
    this.hold = hold;
    this.morph = morph;
    this.lead = lead;
  }

  /** The share of each emotion that is shown then; shares sum to 1. */
  public Map<Emotion, Float> at(double seconds) {
    double time = seconds + lead;
    long step = (long) Math.floor(time / (hold + morph));
    double within = time - step * (hold + morph);
    Emotion now = emotion(step);
    Emotion next = emotion(step + 1);
    Map<Emotion, Float> shares = new EnumMap<>(Emotion.class);
    if (within <= hold || now == next) {
      shares.put(now, 1f);
      return shares;
    }
    float share = (float) smooth((within - hold) / morph);
    shares.put(now, 1 - share);
    shares.put(next, share);
    return shares;
  }

  /** Ken Perlin's smoother step: speed and acceleration are 0 at both ends. */
  private static double smooth(double t) {
    double x = Math.min(1, Math.max(0, t));
    return x * x * x * (x * (6 * x - 15) + 10);
  }

  private Emotion emotion(long step) {
    int count = emotions.size();
    long round = step / count;
    List<Emotion> order = order(round);
    if (count > 2 && round > 0) {
      // The last of a round of three or more is never moved by this, so one look back is enough.
      Emotion before = order(round - 1).get(count - 1);
      if (order.get(0) == before) {
        Collections.swap(order, 0, 1);
      }
    }
    return order.get((int) (step % count));
  }

  private List<Emotion> order(long round) {
    List<Emotion> order = new ArrayList<>(emotions);
    // Two can only alternate without showing one of them twice in a row.
    Collections.shuffle(order, new Random(emotions.size() > 2 ? mix(seed, round) : seed));
    return order;
  }

  private static long mix(long seed, long round) {
    return seed * 0x9E3779B97F4A7C15L + round * 0xD1B54A32D192ED03L;
  }
}
