package io.mien.stream.cli;

import io.mien.stream.alert.AlertRule;
import io.mien.stream.alert.AlertSettings;
import io.mien.stream.episode.EpisodeSettings;
import io.mien.stream.summary.SummarySettings;
import io.mien.stream.summary.WindowSpec;
import io.mien.stream.topology.ReportSettings;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** What is made of the events of frames: episodes, summaries and alerts. */
final class ReportOptions {

  @Option(
      names = "--episode-min",
      paramLabel = "MS",
      defaultValue = "500",
      converter = Numbers.NotNegative.class,
      description =
          "How long a face has to show an emotion to make an episode, in milliseconds (default:"
              + " ${DEFAULT-VALUE}).")
  private int episodeMillis;

  @Option(
      names = "--episode-gap",
      paramLabel = "MS",
      defaultValue = "500",
      converter = Numbers.NotNegative.class,
      description =
          "What it shows for less in between does not end the episode (default:"
              + " ${DEFAULT-VALUE}).")
  private int gapMillis;

  @Option(
      names = "--episode-update",
      paramLabel = "MS",
      defaultValue = "5000",
      converter = Numbers.Positive.class,
      description =
          "How often the topic is told that an episode goes on (default: ${DEFAULT-VALUE}).")
  private int updateMillis;

  @Option(
      names = "--summary-window",
      paramLabel = "LENGTH[/ADVANCE]",
      defaultValue = "10s,1m/10s",
      split = ",",
      converter = Window.class,
      description =
          "Windows that are summarized: 10s for one after the other, 1m/10s for a minute long and"
              + " every ten seconds; several with commas (default: ${DEFAULT-VALUE}).")
  private List<WindowSpec> windows = List.of();

  @Option(
      names = "--summary-grace",
      paramLabel = "MS",
      defaultValue = "2000",
      converter = Numbers.NotNegative.class,
      description =
          "How long a window waits for frames that come late, by the camera's clock (default:"
              + " ${DEFAULT-VALUE}).")
  private int graceMillis;

  @Option(
      names = "--alert",
      paramLabel = "RULE",
      split = "\\R",
      splitSynopsisLabel = " ",
      converter = Rule.class,
      description =
          "Raise an alert, for example 'Anger > 0.6 for 10s', or with everything a rule may say"
              + " 'queue: faces >= 5 and valence < 0 for 30s on lobby* cooldown 10m'; repeat for"
              + " more, one a line in a file or the environment. docs/topics.md tells more.")
  private List<AlertRule> alerts = List.of();

  /**
   * What these options say.
   *
   * @throws ParameterException if they do not go together
   */
  ReportSettings settings(CommandSpec spec) {
    try {
      return new ReportSettings(
          new EpisodeSettings(
              Duration.ofMillis(episodeMillis),
              Duration.ofMillis(gapMillis),
              Duration.ofMillis(updateMillis)),
          new SummarySettings(windows, Duration.ofMillis(graceMillis)),
          new AlertSettings(alerts));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** {@code 10s} or {@code 1m/10s}. */
  static final class Window implements ITypeConverter<WindowSpec> {
    @Override
    public WindowSpec convert(String value) {
      try {
        return WindowSpec.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** A rule of alerts. */
  static final class Rule implements ITypeConverter<AlertRule> {
    @Override
    public AlertRule convert(String value) {
      try {
        return AlertRule.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
