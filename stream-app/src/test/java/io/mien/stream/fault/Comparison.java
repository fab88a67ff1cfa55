package io.mien.stream.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.schemas.DeadLetter;
import io.mien.schemas.DeadLetterReason;
import io.mien.schemas.EmotionEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every record that was sent beside everything that was committed: a good frame has exactly one
 * event, a bad one exactly one dead letter with its reason, and nothing else is there.
 */
final class Comparison {

  private Comparison() {}

  /**
   * @param who read, for the message
   */
  static void check(String who, List<SentFrame> sent, CommittedReader reader) {
    List<Arrival<EmotionEvent>> events = reader.events();
    List<Arrival<DeadLetter>> letters = reader.letters();
    Map<String, SentFrame> open = new HashMap<>();
    sent.forEach(frame -> open.put(frame.place(), frame));
    assertThat(open).as("places of sent records").hasSameSizeAs(sent);
    List<String> wrong = new ArrayList<>();
    Set<String> done = new HashSet<>();
    for (Arrival<EmotionEvent> arrival : events) {
      EmotionEvent event = arrival.value();
      String place = event.getEventId().replaceFirst("-[0-9]+$", "");
      SentFrame frame = open.get(place);
      if (!event.getEventId().endsWith("-0") || frame == null || frame.reason() != null) {
        wrong.add("an event nobody expects: " + event.getEventId());
      } else if (!done.add(place)) {
        wrong.add("twice: " + event.getEventId());
      } else if (!event.getCameraId().equals(frame.camera())
          || event.getSequence() != frame.sequence()) {
        wrong.add("%s tells of %s %d".formatted(frame, event.getCameraId(), event.getSequence()));
      }
    }
    for (Arrival<DeadLetter> arrival : letters) {
      DeadLetter letter = arrival.value();
      String place = place(letter);
      SentFrame frame = open.get(place);
      @Nullable DeadLetterReason expected = frame == null ? null : frame.reason();
      if (letter.getReason() != expected) {
        wrong.add("%s and not %s: %s".formatted(letter.getReason(), expected, letter));
      } else if (!done.add(place)) {
        wrong.add("twice: " + letter);
      } else if (letter.getSentence().isBlank()) {
        wrong.add("says nothing: " + letter);
      }
    }
    open.keySet().removeAll(done);
    open.values().forEach(frame -> wrong.add("lost: " + frame));
    assertThat(wrong)
        .as(
            "%s finds this wrong of %d records with %d events and %d dead letters",
            who, sent.size(), events.size(), letters.size())
        .isEmpty();
    checkOrder(events);
  }

  private static String place(DeadLetter letter) {
    return "%s-%d-%d"
        .formatted(letter.getSourceTopic(), letter.getSourcePartition(), letter.getSourceOffset());
  }

  /** Events of a camera lie in the order of its frames on the topic. */
  private static void checkOrder(List<Arrival<EmotionEvent>> events) {
    Map<String, Long> last = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    for (Arrival<EmotionEvent> arrival : events) {
      EmotionEvent event = arrival.value();
      String[] parts = event.getEventId().split("-", -1);
      long offset = Long.parseLong(parts[parts.length - 2]);
      Long before = last.put(event.getCameraId(), offset);
      if (before != null && before >= offset) {
        wrong.add("%s comes after offset %d".formatted(event.getEventId(), before));
      }
    }
    assertThat(wrong).as("events out of order").isEmpty();
  }
}
