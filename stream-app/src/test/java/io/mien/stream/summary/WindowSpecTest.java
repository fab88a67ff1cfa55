package io.mien.stream.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowSpecTest {

  @ParameterizedTest
  @ValueSource(strings = {"10s", "1m/10s", "1h", "25s/10s"})
  void shouldReadWhatItWrites(String text) {
    assertThat(WindowSpec.parse(text)).hasToString(text);
  }

  @Test
  void shouldFindAllWindowsOfAMoment() {
    assertThat(WindowSpec.parse("10s").startsAt(19_999)).containsExactly(10_000L);
    assertThat(WindowSpec.parse("10s").startsAt(20_000)).containsExactly(20_000L);
    assertThat(WindowSpec.parse("30s/10s").startsAt(20_000)).containsExactly(0L, 10_000L, 20_000L);
    assertThat(WindowSpec.parse("25s/10s").startsAt(27_000)).containsExactly(10_000L, 20_000L);
    assertThat(WindowSpec.parse("10s").startsAt(-1)).containsExactly(-10_000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "ten|'ten' is neither a length (10s) nor",
        "1m/|'1m/' is neither",
        "1m/10s/1s|is neither",
        "10ms|a window is 1s to 24h long, not 10ms",
        "25h|a window is 1s to 24h long, not 25h",
        "10s/20s|windows of 10s begin every 1s to 10s, not every 20s",
        "1h/10s|at most 60 windows overlap: those of 1h begin every 1m or less often, not every 10s"
      })
  void shouldSayWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> WindowSpec.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void shouldRefuseTheSameWindowsTwice() {
    WindowSpec spec = WindowSpec.parse("10s");

    assertThatThrownBy(() -> new SummarySettings(List.of(spec, spec), Duration.ZERO))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> new SummarySettings(List.of(spec), Duration.ofSeconds(-1)))
        .hasMessageContaining("grace");
  }
}
