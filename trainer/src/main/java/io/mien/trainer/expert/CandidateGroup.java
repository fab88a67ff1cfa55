package io.mien.trainer.expert;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Emotions that may be worth experts.
 *
 * @param emotions two or more, in canonical order
 * @param origin why it is studied, for the report
 */
public record CandidateGroup(List<Emotion> emotions, String origin) {

  private static final String ASKED_FOR = "asked for";

  public CandidateGroup {
    Set<Emotion> different = EnumSet.noneOf(Emotion.class);
    different.addAll(emotions);
    if (different.size() < 2 || different.size() != emotions.size()) {
      throw new MienException(
          "A group needs two different emotions or more and got '%s'; give for example \"Anger,Disgust\"."
              .formatted(labels(emotions)));
    }
    emotions = List.copyOf(different);
  }

  /**
   * Reads labels with commas between them.
   *
   * @throws MienException if one is no emotion, or there are fewer than two
   */
  public static CandidateGroup parse(String text) {
    List<Emotion> emotions =
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .map(
                label ->
                    Emotion.ofLabel(label)
                        .orElseThrow(
                            () ->
                                new MienException(
                                    "'%s' in the group \"%s\" is no emotion; known are %s."
                                        .formatted(label, text, labels(Emotion.all())))))
            .toList();
    return new CandidateGroup(emotions, ASKED_FOR);
  }

  /** Whether a person named it; it is studied with all children and shipped in any case. */
  boolean askedFor() {
    return origin.equals(ASKED_FOR);
  }

  /** Its name in bundles, for example {@code disgust-anger}. */
  public String name() {
    return emotions.stream()
        .map(emotion -> emotion.label().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("-"));
  }

  /** Its name for people, for example {@code Disgust, Anger}. */
  public String title() {
    return labels(emotions);
  }

  private static String labels(List<Emotion> emotions) {
    return emotions.stream().map(Emotion::label).collect(Collectors.joining(", "));
  }
}
