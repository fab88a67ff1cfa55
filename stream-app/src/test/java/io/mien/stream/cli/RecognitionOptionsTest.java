package io.mien.stream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.emotion.Device;
import io.mien.recognition.quality.QualityGates;
import io.mien.recognition.route.ExpertChoice;
import io.mien.stream.models.ModelFile;
import io.mien.stream.smooth.SmoothingSettings;
import io.mien.stream.topology.JudgingSettings;
import io.mien.stream.topology.RecognitionSettings;
import io.mien.stream.topology.TrackingSettings;
import io.mien.stream.track.TrackerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

class RecognitionOptionsTest {

  @TempDir private Path models;

  @Test
  void shouldUseTheEmbeddedDetectorAndBundleUnlessTold() {
    RecognitionSettings settings = settings();

    assertThat(settings.bundle()).isEqualTo("default");
    assertThat(settings.experts()).isEqualTo(ExpertChoice.ENABLED);
    assertThat(settings.detector().yunet()).isNull();
    assertThat(settings.detector().minScore()).isEqualTo(0.5f);
    assertThat(settings.onnx().device()).isEqualTo(Device.AUTO);
    assertThat(settings.limits().maxBytes()).isEqualTo(8 << 20);
    assertThat(settings.limits().maxPixels()).isEqualTo(7680L * 4320);
  }

  @Test
  void shouldUseAFetchedDetectorByItself() throws IOException {
    Path stored = Files.createFile(models.resolve(ModelFile.YUNET.fileName()));

    assertThat(settings().detector().yunet()).isEqualTo(stored);
    assertThat(settings().tracking().tracker().minScore()).isEqualTo(0.7f);
    assertThat(settings().detector().minScore()).as("to keep a face").isEqualTo(0.5f);
    assertThat(settings("--min-score=0.4").detector().minScore()).isEqualTo(0.4f);
    assertThat(settings("--detector", "haar").detector().yunet()).isNull();
  }

  @Test
  void shouldTakeEveryOption() {
    RecognitionSettings settings =
        settings(
            "--detector=other.onnx",
            "--bundle=mine",
            "--experts=all",
            "--device=CPU",
            "--min-score=0.9",
            "--keep-score=0.6",
            "--track-timeout=1500",
            "--track-confirmation=5",
            "--half-life=0",
            "--hysteresis=0.2",
            "--min-confidence=0.4",
            "--min-face=24",
            "--max-blur=0.5",
            "--max-turn=45",
            "--judge-all",
            "--judge-every=500",
            "--detect-every=250",
            "--detect-size=320",
            "--inference-threads=3",
            "--max-frame-bytes=1000",
            "--max-frame-pixels=2000");

    assertThat(settings.detector().yunet()).isEqualTo(Path.of("other.onnx"));
    assertThat(settings.detector().minScore()).isEqualTo(0.6f);
    assertThat(settings.tracking().tracker())
        .isEqualTo(new TrackerSettings(Duration.ofMillis(1500), 5, 0.9f));
    assertThat(settings.tracking().smoothing())
        .isEqualTo(new SmoothingSettings(Duration.ZERO, 0.2f, 0.4f));
    assertThat(settings.tracking().judging())
        .isEqualTo(
            new JudgingSettings(new QualityGates(24, 0.5, 45), true, Duration.ofMillis(500)));
    assertThat(settings.tracking().detectEvery()).isEqualTo(Duration.ofMillis(250));
    assertThat(settings.detector().longestSide()).isEqualTo(320);
    assertThat(settings.bundle()).isEqualTo("mine");
    assertThat(settings.experts()).isEqualTo(ExpertChoice.ALL);
    assertThat(settings.onnx().device()).isEqualTo(Device.CPU);
    assertThat(settings.onnx().intraOpThreads()).isEqualTo(3);
    assertThat(settings.limits().maxBytes()).isEqualTo(1000);
    assertThat(settings.limits().maxPixels()).isEqualTo(2000);
  }

  @Test
  void shouldFollowFacesAsTheLibraryDoesUnlessTold() {
    TrackingSettings usual = TrackingSettings.defaults(0.5f);

    assertThat(settings().tracking().tracker()).isEqualTo(usual.tracker());
    assertThat(settings().tracking().judging()).isEqualTo(JudgingSettings.DEFAULT);
    SmoothingSettings smoothing = settings().tracking().smoothing();
    assertThat(smoothing.halfLife()).isEqualTo(usual.smoothing().halfLife());
    assertThat(smoothing.hysteresis()).isCloseTo(usual.smoothing().hysteresis(), within(1e-6));
    assertThat(smoothing.minConfidence())
        .isCloseTo(usual.smoothing().minConfidence(), within(1e-6));
  }

  @Test
  void shouldRefuseWhatIsOutOfRange() {
    assertThatThrownBy(() -> settings("--detect-size=1"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("64");
    assertThatThrownBy(() -> settings("--min-score=2"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("from 0 to 1");
    assertThatThrownBy(() -> settings("--max-turn=200"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("degrees from 0 to 180");
  }

  private RecognitionSettings settings(String... args) {
    RecognitionOptions options = new RecognitionOptions();
    CommandSpec spec =
        CommandSpec.create().addMixin("options", CommandSpec.forAnnotatedObject(options));
    new CommandLine(spec)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(
            Stream.concat(Stream.of("--models=" + models), Arrays.stream(args))
                .toArray(String[]::new));
    return options.settings(spec);
  }
}
