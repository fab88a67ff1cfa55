package io.mien.stream.cli;

import io.mien.stream.smooth.SmoothingSettings;
import io.mien.stream.topology.TrackingSettings;
import io.mien.stream.track.TrackerSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How faces are followed from frame to frame, and how what they show is made calm. */
final class TrackingOptions {

  @Option(
      names = "--keep-score",
      paramLabel = "0..1",
      converter = Numbers.Fraction.class,
      description =
          "A face that is followed already is kept although the detector is only that sure of it"
              + " (default: 0.5, with haar as --min-score, and never more than that).")
  private @Nullable Float keepScore;

  @Option(
      names = "--detect-every",
      paramLabel = "MS",
      defaultValue = "0",
      converter = Numbers.NotNegative.class,
      description =
          "Look for faces at least once in that time; in between, those that are there are followed"
              + " by the motion of their points, which is much faster, and whoever comes into view"
              + " waits for the next look. 0 looks at every frame (default: ${DEFAULT-VALUE}).")
  private int detectEveryMillis;

  @Option(
      names = "--track-timeout",
      paramLabel = "MS",
      defaultValue = "2000",
      converter = Numbers.Positive.class,
      description =
          "A face unseen for longer has left; if it comes back it is followed as a new one (default:"
              + " ${DEFAULT-VALUE}).")
  private int timeoutMillis;

  @Option(
      names = "--track-confirmation",
      paramLabel = "N",
      defaultValue = "3",
      converter = Numbers.Positive.class,
      description =
          "Frames that confirm a track: what shows on fewer may be no face (default:"
              + " ${DEFAULT-VALUE}).")
  private int confirmation;

  @Option(
      names = "--half-life",
      paramLabel = "MS",
      defaultValue = "300",
      converter = Numbers.NotNegative.class,
      description =
          "After that time a frame counts half in the smoothed probabilities; 0 takes every frame as"
              + " it is (default: ${DEFAULT-VALUE}).")
  private int halfLifeMillis;

  @Option(
      names = "--hysteresis",
      paramLabel = "0..1",
      defaultValue = "0.1",
      converter = Numbers.Fraction.class,
      description =
          "By how much another emotion has to lead before it is shown instead (default:"
              + " ${DEFAULT-VALUE}).")
  private float hysteresis;

  @Option(
      names = "--min-confidence",
      paramLabel = "0..1",
      defaultValue = "0.6",
      converter = Numbers.Fraction.class,
      description =
          "Below this smoothed probability the emotion is UNCERTAIN; 0 always shows the most"
              + " probable one. 'mien evaluate --risk-coverage' measures what to choose (default:"
              + " ${DEFAULT-VALUE}).")
  private float minConfidence;

  @Mixin private JudgingOptions judging = new JudgingOptions();

  /**
   * @param minScore that begins a track
   */
  TrackingSettings settings(float minScore) {
    return new TrackingSettings(
        new TrackerSettings(Duration.ofMillis(timeoutMillis), confirmation, minScore),
        new SmoothingSettings(Duration.ofMillis(halfLifeMillis), hysteresis, minConfidence),
        judging.settings(),
        Duration.ofMillis(detectEveryMillis));
  }

  /**
   * The score that the detector has to search down to.
   *
   * @param usual unless the option says otherwise
   */
  float keepScore(float minScore, float usual) {
    return Math.min(minScore, keepScore == null ? usual : keepScore);
  }
}
