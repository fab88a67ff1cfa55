package io.mien.trainer.data.layout;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.ValenceArousal;
import io.mien.recognition.face.Landmarks;
import io.mien.recognition.face.Point;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of AffectNet's lists: picture, face rectangle, 68 landmarks, expression, valence and
 * arousal.
 *
 * @param picture relative to the folder of pictures
 * @param emotion null where the row is no example of an emotion
 * @param leftOut why not, where it is none: None, Uncertain or Non-Face
 */
record AffectNetRow(
    String picture,
    Landmarks landmarks,
    @Nullable Emotion emotion,
    @Nullable String leftOut,
    @Nullable ValenceArousal affect) {

  /** The header that the published lists begin with, up to its first comma. */
  static final String FIRST_COLUMN = "subDirectory_filePath";

  private static final List<Emotion> EXPRESSIONS =
      List.of(
          Emotion.NEUTRAL,
          Emotion.HAPPY,
          Emotion.SAD,
          Emotion.SURPRISE,
          Emotion.FEAR,
          Emotion.DISGUST,
          Emotion.ANGER,
          Emotion.CONTEMPT);

  private static final List<String> NO_EXPRESSIONS = List.of("None", "Uncertain", "Non-Face");

  private static final int COLUMNS = 9;
  private static final int LANDMARKS = 68;
  private static final float UNKNOWN = -2;

  // Of the 68 points (iBUG 300-W), 36 to 41 surround the person's right eye and 42 to 47 the left.
  private static final int RIGHT_EYE = 36;
  private static final int LEFT_EYE = 42;
  private static final int EYE_POINTS = 6;
  private static final int NOSE_TIP = 30;
  private static final int RIGHT_MOUTH = 48;
  private static final int LEFT_MOUTH = 54;

  /** Whether a line can be a row or a header of such a list. */
  static boolean looksLike(String line) {
    String[] columns = line.split(",", -1);
    return columns.length == COLUMNS
        && (columns[0].strip().equals(FIRST_COLUMN)
            || columns[5].split(";", -1).length == 2 * LANDMARKS);
  }

  /**
   * @throws IllegalArgumentException with what is wrong with the row
   */
  static AffectNetRow parse(String line) {
    String[] columns = line.split(",", -1);
    if (columns.length != COLUMNS) {
      throw new IllegalArgumentException(
          "%d columns instead of %d".formatted(columns.length, COLUMNS));
    }
    if (columns[0].isBlank()) {
      throw new IllegalArgumentException("no picture is named");
    }
    for (int i = 1; i <= 4; i++) {
      number(columns[i], "the face rectangle");
    }
    Landmarks landmarks = landmarks(columns[5]);
    int expression = expression(columns[6].strip());
    boolean shown = expression < EXPRESSIONS.size();
    return new AffectNetRow(
        columns[0].strip(),
        landmarks,
        shown ? EXPRESSIONS.get(expression) : null,
        shown ? null : NO_EXPRESSIONS.get(expression - EXPRESSIONS.size()),
        affect(number(columns[7], "the valence"), number(columns[8], "the arousal")));
  }

  private static int expression(String text) {
    int known = EXPRESSIONS.size() + NO_EXPRESSIONS.size();
    try {
      int expression = Integer.parseInt(text);
      if (expression >= 0 && expression < known) {
        return expression;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the expression \"%s\" is not 0 to %d".formatted(text, known - 1), e);
    }
    throw new IllegalArgumentException(
        "the expression %s is not 0 to %d".formatted(text, known - 1));
  }

  // Faces without an agreed expression or place on the circumplex have -2 for both.
  private static @Nullable ValenceArousal affect(float valence, float arousal) {
    return valence == UNKNOWN || arousal == UNKNOWN ? null : new ValenceArousal(valence, arousal);
  }

  private static Landmarks landmarks(String text) {
    String[] numbers = text.split(";", -1);
    if (numbers.length != 2 * LANDMARKS) {
      throw new IllegalArgumentException(
          "%d numbers for %d landmarks instead of %d"
              .formatted(numbers.length, LANDMARKS, 2 * LANDMARKS));
    }
    Point[] points = new Point[LANDMARKS];
    for (int i = 0; i < LANDMARKS; i++) {
      points[i] =
          new Point(number(numbers[2 * i], "a landmark"), number(numbers[2 * i + 1], "a landmark"));
    }
    return new Landmarks(
        middle(points, RIGHT_EYE),
        middle(points, LEFT_EYE),
        points[NOSE_TIP],
        points[RIGHT_MOUTH],
        points[LEFT_MOUTH]);
  }

  private static Point middle(Point[] points, int first) {
    float x = 0;
    float y = 0;
    for (int i = first; i < first + EYE_POINTS; i++) {
      x += points[i].x() / EYE_POINTS;
      y += points[i].y() / EYE_POINTS;
    }
    return new Point(x, y);
  }

  private static float number(String text, String what) {
    try {
      float value = Float.parseFloat(text.strip());
      if (Float.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("%s \"%s\" is no number".formatted(what, text), e);
    }
    throw new IllegalArgumentException("%s \"%s\" is no number".formatted(what, text));
  }
}
