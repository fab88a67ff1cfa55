package io.mien.stream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import org.junit.jupiter.api.Test;

class KafkaLogFilterTest {

  private static final String CLIENT = "org.apache.kafka.clients.NetworkClient";
  private static final String GONE = "Connection to node {} could not be established.";

  private final KafkaLogFilter filter = new KafkaLogFilter();

  @Test
  void shouldLetTheSameThingOfAllClientsThroughOnceInHalfAMinute() {
    assertThat(decide(CLIENT, "[Consumer clientId=a] " + GONE, 0)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide(CLIENT, "[Consumer clientId=a] " + GONE, 29)).isEqualTo(FilterReply.DENY);
    assertThat(decide(CLIENT, "[Producer clientId=b] " + GONE, 29)).isEqualTo(FilterReply.DENY);
    assertThat(decide(CLIENT, "[Producer clientId=b] " + GONE, 30)).isEqualTo(FilterReply.NEUTRAL);
  }

  @Test
  void shouldTakeTheSameThingWithOtherNumbersAsTheSame() {
    String error = "Unexpected error from /127.0.0.1 (channelId=127.0.0.1:9092-127.0.0.1:%d)";

    assertThat(decide(CLIENT, error.formatted(55572), 0)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide(CLIENT, error.formatted(1), 1)).isEqualTo(FilterReply.DENY);
  }

  @Test
  void shouldNotMixDifferentThings() {
    assertThat(decide(CLIENT, "[Consumer clientId=a] " + GONE, 0)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide(CLIENT, "Something else", 0)).isEqualTo(FilterReply.NEUTRAL);
  }

  @Test
  void shouldLeaveEverybodyElseAlone() {
    assertThat(decide("io.mien.stream", GONE, 0)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide("io.mien.stream", GONE, 1)).isEqualTo(FilterReply.NEUTRAL);
  }

  @Test
  void shouldHideWhatTheEmbeddedBrokerSaysOfItsOwnEnd() {
    String message =
        "[NodeToControllerChannelManager id=1] Attempting to close NetworkClient that has already"
            + " been closed.";

    assertThat(decide(CLIENT, message, 0)).isEqualTo(FilterReply.DENY);
  }

  private FilterReply decide(String logger, String message, int seconds) {
    LoggingEvent event = new LoggingEvent();
    event.setLoggerName(logger);
    event.setLevel(Level.WARN);
    event.setMessage(message);
    event.setTimeStamp(seconds * 1000L);
    return filter.decide(event);
  }
}
