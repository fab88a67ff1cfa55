package io.mien.stream.cli;

import io.mien.recognition.quality.QualityGates;
import io.mien.stream.topology.JudgingSettings;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Which of the faces that are followed are judged, and how often. */
final class JudgingOptions {

  @Option(
      names = "--min-face",
      paramLabel = "PIXELS",
      defaultValue = "17",
      converter = Numbers.NotNegative.class,
      description =
          "A smaller face (root of the area of its box, in pixels of the frame) is followed and marked,"
              + " but not judged; 0 judges every size (default: ${DEFAULT-VALUE}).")
  private int minFace;

  @Option(
      names = "--max-blur",
      paramLabel = "0..1",
      defaultValue = "0.6",
      converter = Numbers.Fraction.class,
      description =
          "The same for a face that is more blurred, from 0 (sharp) to 1 (nothing but blur); 1 judges"
              + " every face. 'mien data quality' measures what to choose (default:"
              + " ${DEFAULT-VALUE}).")
  private float maxBlur;

  @Option(
      names = "--max-turn",
      paramLabel = "DEGREES",
      defaultValue = "60",
      converter = Numbers.Degrees.class,
      description =
          "The same for a face that looks further away from the camera; 180 judges every face. With"
              + " haar the turn is unknown, and nothing is left out for it (default:"
              + " ${DEFAULT-VALUE}).")
  private int maxTurn;

  @Option(
      names = "--judge-all",
      description = "Judge faces that are too small, too blurred or too far turned all the same.")
  private boolean judgeAll;

  @Option(
      names = "--judge-every",
      paramLabel = "MS",
      defaultValue = "0",
      converter = Numbers.NotNegative.class,
      description =
          "While a face goes on showing the same, judge it less and less often, but at least once in"
              + " that time; the events between repeat what was judged last and say so. 0 judges"
              + " every frame (default: ${DEFAULT-VALUE}).")
  private int judgeEveryMillis;

  JudgingSettings settings() {
    // The float 0.6 is a little more than the double, and what a person sees is the decimal.
    double blur = Double.parseDouble(Float.toString(maxBlur));
    return new JudgingSettings(
        new QualityGates(minFace, blur, maxTurn), judgeAll, Duration.ofMillis(judgeEveryMillis));
  }
}
