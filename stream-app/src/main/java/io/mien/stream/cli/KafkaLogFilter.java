package io.mien.stream.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets Kafka say a thing once in half a minute. While a broker is away each of its clients tells so
 * every second; one line is enough to know. Logback makes it, by {@code logback.xml}.
 */
public final class KafkaLogFilter extends Filter<ILoggingEvent> {

  private static final long QUIET_MS = 30_000;
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  /** An embedded broker says so of itself each time it stops. */
  private static final String HARMLESS = "NetworkClient that has already been closed";

  /** By what is left without names and numbers: as many as Kafka has lines that log. */
  private final Map<String, Long> lastSaid = new ConcurrentHashMap<>();

  @Override
  public FilterReply decide(ILoggingEvent event) {
    String logger = event.getLoggerName();
    if (!logger.startsWith("org.apache.kafka.") && !logger.startsWith("kafka.")) {
      return FilterReply.NEUTRAL;
    }
    String pattern = pattern(event.getMessage());
    if (pattern.contains(HARMLESS)) {
      return FilterReply.DENY;
    }
    long now = event.getTimeStamp();
    Long last = lastSaid.get(pattern);
    if (last != null && now - last < QUIET_MS) {
      return FilterReply.DENY;
    }
    lastSaid.put(pattern, now);
    return FilterReply.NEUTRAL;
  }

  /** Kafka puts "[Consumer clientId=...] " before what a client says. */
  private static String pattern(@Nullable String message) {
    String text = String.valueOf(message);
    int end = text.startsWith("[") ? text.indexOf("] ") : -1;
    return DIGITS.matcher(text.substring(end + 1)).replaceAll("#");
  }
}
