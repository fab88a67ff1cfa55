package io.mien.trainer.data.layout;

import io.mien.recognition.emotion.Emotion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What data sets call emotions. */
final class EmotionNames {

  private static final Pattern NUMBERED = Pattern.compile("\\d+[ _.-]+(?=\\p{L})");

  private static final Map<Emotion, List<String>> NAMES =
      Map.of(
          Emotion.NEUTRAL, List.of("neutral", "neutrality"),
          Emotion.HAPPY, List.of("happy", "happiness", "joy"),
          Emotion.SAD, List.of("sad", "sadness"),
          Emotion.SURPRISE, List.of("surprise", "surprised"),
          Emotion.FEAR, List.of("fear", "fearful", "afraid"),
          Emotion.DISGUST, List.of("disgust", "disgusted"),
          Emotion.ANGER, List.of("anger", "angry"),
          Emotion.CONTEMPT, List.of("contempt", "contemptuous"));

  private static final Map<String, Emotion> EMOTIONS =
      NAMES.entrySet().stream()
          .flatMap(entry -> entry.getValue().stream().map(name -> Map.entry(name, entry.getKey())))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private EmotionNames() {}

  /** The emotion of that name, in any letter case and with or without a number before it. */
  static Optional<Emotion> parse(String name) {
    String plain = NUMBERED.matcher(name.strip()).replaceFirst("").toLowerCase(Locale.ROOT);
    return Optional.ofNullable(EMOTIONS.get(plain));
  }

  /** Every name that is known, for a sentence. */
  static String known() {
    return Emotion.all().stream()
        .map(emotion -> String.join(" or ", NAMES.getOrDefault(emotion, List.of())))
        .collect(Collectors.joining(", "));
  }
}
