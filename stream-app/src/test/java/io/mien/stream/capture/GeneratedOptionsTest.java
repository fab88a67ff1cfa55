package io.mien.stream.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedOptionsTest {

  private static GeneratedOptions parse(String source) {
    return GeneratedOptions.parse(source, CaptureOptions.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"generated:", "generated:?"})
  void shouldNeedNoParameter(String source) {
    assertThat(parse(source))
        .isEqualTo(new GeneratedOptions(null, 1, 1, 640, 480, 25, 2.5, 1, List.of()));
    assertThat(parse(source).frames()).isNull();
  }

  @Test
  void shouldReadEveryParameter() {
    GeneratedOptions options =
        parse(
            "generated:?seconds=20&faces=2&seed=-7&width=1280&height=720&fps=12.5&hold=2&morph=0"
                + "&emotions=Happy,surprise");
    assertThat(options)
        .isEqualTo(
            new GeneratedOptions(
                20.0, 2, -7, 1280, 720, 12.5, 2, 0, List.of(Emotion.HAPPY, Emotion.SURPRISE)));
    assertThat(options.frames()).isEqualTo(250);
  }

  @Test
  void shouldTakeSizeAndRateFromTheOptionsUnlessItSaysOtherwise() {
    CaptureOptions capture = CaptureOptions.DEFAULT.withSize(320, 240).withFps(10.0);
    GeneratedOptions options = GeneratedOptions.parse("generated:?height=200", capture);
    assertThat(options.width()).isEqualTo(320);
    assertThat(options.height()).isEqualTo(200);
    assertThat(options.fps()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "generated:?sedes=20 | generated: has no parameter 'sedes'; there are seconds, faces,",
        "generated:?faces=two | generated: faces is a number, not 'two'",
        "generated:?faces=17 | generated: faces lies in 0 to 16, not at 17",
        "generated:?seconds=0 | generated: seconds lies in 0.01 to 86400, not at 0",
        "generated:?seconds=NaN | generated: seconds lies in",
        "generated:?width=10 | generated: width lies in 64 to 3840, not at 10",
        "generated:?fps=1e9 | generated: fps lies in 0.1 to 120",
        "generated:?faces=1&faces=2 | generated:?faces=1&faces=2 gives 'faces' twice",
        "generated:?faces | 'faces' in generated:?faces has no value",
        "generated:faces=2 | 'generated:faces=2' is not understood",
        "generated:?emotions=Happy,Bored | generated: emotions are different ones of Neutral,Happy",
        "generated:?emotions=Happy,Happy | generated: emotions are different ones of",
        "generated:?faces=16&width=200&height=100 | generated: has no room for 16 faces"
      })
  void shouldSayWhatIsWrong(String source, String sentence) {
    assertThatThrownBy(() -> parse(source))
        .isInstanceOf(MienException.class)
        .hasMessageStartingWith(sentence);
  }
}
