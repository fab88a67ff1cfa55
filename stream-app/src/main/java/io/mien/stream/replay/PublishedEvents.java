package io.mien.stream.replay;

import io.mien.schemas.EmotionEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events by the place of their frame, which their ids tell. */
final class PublishedEvents {

  private final Map<String, List<EmotionEvent>> byFrame = new LinkedHashMap<>();

  /** Takes in an event, if a model judged its face for it. */
  void add(EmotionEvent event) {
    if (isMeasured(event)) {
      byFrame.computeIfAbsent(frame(event.getEventId()), place -> new ArrayList<>()).add(event);
    }
  }

  /** An event that repeats what an earlier one measured says nothing about its own picture. */
  private static boolean isMeasured(EmotionEvent event) {
    return event.getJudged() && event.getProbabilities() != null;
  }

  /** Event ids are topic, partition, offset and face, joined by dashes. */
  private static String frame(String eventId) {
    int dash = eventId.lastIndexOf('-');
    return dash < 0 ? eventId : eventId.substring(0, dash);
  }

  /** The events of a frame, which are then gone from here. */
  List<EmotionEvent> take(String topic, int partition, long offset) {
    return Optional.ofNullable(byFrame.remove(topic + "-" + partition + "-" + offset))
        .orElse(List.of());
  }

  /** How many events are left. */
  long left() {
    return byFrame.values().stream().mapToLong(Collection::size).sum();
  }
}
