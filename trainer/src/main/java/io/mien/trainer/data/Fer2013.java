package io.mien.trainer.data;

import io.mien.recognition.MienException;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.face.Point;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads FER2013 in the Kaggle layout {@code emotion,pixels,Usage}: 48x48 gray faces, one a row, as
 * {@code .csv} or {@code .csv.gz}. The file is streamed; bad rows are reported and skipped.
 *
 * <p>Source: Goodfellow et al., Challenges in Representation Learning (2013).
 */
public final class Fer2013 {

  /** Edge length of a face in pixels. */
  public static final int SIZE = 48;

  private static final String HEADER = "emotion,pixels,usage";

  private static final List<Emotion> LABELS =
      List.of(
          Emotion.ANGER,
          Emotion.DISGUST,
          Emotion.FEAR,
          Emotion.HAPPY,
          Emotion.SAD,
          Emotion.SURPRISE,
          Emotion.NEUTRAL);

  private Fer2013() {}

  /**
   * Where the eyes lie in FER2013's Training crops, at the median and made symmetric: the pose that
   * live faces are brought to. Measured by {@code mien data crop-template}; see RESULTS.md.
   */
  public static CropTemplate template() {
    return new CropTemplate(SIZE, 1, new Point(14.8f, 17.8f), new Point(32.2f, 17.8f));
  }

  /**
   * @throws MienException if the file is missing, unreadable, of another layout, or without any
   *     good row
   */
  public static FaceData read(Path file) {
    List<LabeledFace> faces = new ArrayList<>();
    List<BadRow> badRows = new ArrayList<>();
    int rows = 0;
    try (BufferedReader lines = TextLines.open(file)) {
      checkHeader(file, lines.readLine());
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        try {
          faces.add(face(rows, line));
        } catch (IllegalArgumentException e) {
          badRows.add(new BadRow(file, rows + 2L, String.valueOf(e.getMessage())));
        }
        rows++;
      }
    } catch (IOException e) {
      throw new MienException(
          "%s cannot be read after %d rows (%s); fetch it again."
              .formatted(file, rows, e.getMessage()),
          e);
    }
    if (faces.isEmpty()) {
      throw new MienException(
          badRows.isEmpty()
              ? "%s holds no rows; give the complete fer2013.csv.".formatted(file)
              : "%s holds no good row; the first is bad: %s".formatted(file, badRows.get(0)));
    }
    return new FaceData(faces, badRows, rows);
  }

  private static void checkHeader(Path file, @Nullable String header) {
    if (header == null || !header.strip().toLowerCase(Locale.ROOT).equals(HEADER)) {
      throw new MienException(
          "%s is not FER2013: its first line must read emotion,pixels,Usage.".formatted(file));
    }
  }

  private static LabeledFace face(int row, String line) {
    int first = line.indexOf(',');
    int last = line.lastIndexOf(',');
    if (first < 0 || first == last || line.indexOf(',', first + 1) != last) {
      throw new IllegalArgumentException("not three columns");
    }
    String usage = line.substring(last + 1).strip();
    return new LabeledFace(
        row,
        AlignedCrop.of(SIZE, 1, pixels(line, first + 1, last)),
        label(line.substring(0, first).strip()),
        Usage.ofLabel(usage)
            .orElseThrow(() -> new IllegalArgumentException("unknown usage " + usage)),
        null);
  }

  private static Emotion label(String text) {
    if (text.length() == 1) {
      int code = text.charAt(0) - '0';
      if (code >= 0 && code < LABELS.size()) {
        return LABELS.get(code);
      }
    }
    throw new IllegalArgumentException("unknown emotion " + text);
  }

  // A row has 2304 numbers and a file 70 million: splitting into strings would triple the time.
  private static byte[] pixels(String line, int from, int to) {
    byte[] pixels = new byte[SIZE * SIZE];
    int count = 0;
    int at = from;
    while (at < to) {
      if (line.charAt(at) == ' ') {
        at++;
        continue;
      }
      int value = 0;
      while (at < to && line.charAt(at) != ' ') {
        int digit = line.charAt(at++) - '0';
        value = value * 10 + digit;
        if (digit < 0 || digit > 9 || value > 255) {
          throw new IllegalArgumentException("pixel %d is not 0 to 255".formatted(count));
        }
      }
      if (count == pixels.length) {
        throw new IllegalArgumentException("more than %d pixels".formatted(pixels.length));
      }
      pixels[count++] = (byte) value;
    }
    if (count != pixels.length) {
      throw new IllegalArgumentException("%d pixels instead of %d".formatted(count, pixels.length));
    }
    return pixels;
  }
}
