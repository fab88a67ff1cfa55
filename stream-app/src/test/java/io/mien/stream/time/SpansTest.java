package io.mien.stream.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpansTest {

  @ParameterizedTest
  @CsvSource({"500ms,500", "10s,10000", "5m,300000", "2h,7200000", "90s,90000", "0ms,0"})
  void shouldReadAndWriteSpans(String text, long millis) {
    assertThat(Spans.parse(text)).contains(Duration.ofMillis(millis));
    assertThat(Spans.text(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "s", "1.5s", "-1s", "10 s", "10S", "9999999999s", "1d"})
  void shouldReadNothingElse(String text) {
    assertThat(Spans.parse(text)).isEmpty();
  }
}
