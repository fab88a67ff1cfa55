package io.mien.trainer.data.layout;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.BadRow;
import io.mien.trainer.data.TextLines;
import io.mien.trainer.data.Usage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * AffectNet as published: lists of pictures with a face rectangle, 68 landmarks, one of eleven
 * expressions, valence and arousal. Faces are aligned by the eyes of the landmarks. Rows of None,
 * Uncertain and Non-Face are left out and counted.
 *
 * <p>Source: Mollahosseini, Hasani, Mahoor, AffectNet: A Database for Facial Expression, Valence,
 * and Arousal Computing in the Wild (IEEE Transactions on Affective Computing, 2017).
 */
final class AffectNet implements Layout {

  private final AffectNetFiles files;
  private final List<ListedFace> faces = new ArrayList<>();
  private final List<BadRow> badRows = new ArrayList<>();
  private final SortedMap<String, Integer> leftOut = new TreeMap<>();
  private int rows;

  private AffectNet(AffectNetFiles files) {
    this.files = files;
  }

  /**
   * Lists the data set.
   *
   * @param data one of its lists, or the folder of them
   * @throws MienException if there is no list, or one cannot be read, or its pictures are not there
   */
  static AffectNet of(Path data) {
    AffectNet listed = new AffectNet(AffectNetFiles.of(data));
    if (listed.files.lists().isEmpty()) {
      throw new MienException(
          "%s holds neither training.csv nor validation.csv of AffectNet; name the folder of one."
              .formatted(data));
    }
    listed.files.lists().forEach(listed::add);
    return listed;
  }

  /** A good row with its place among all rows and its line in the list. */
  private record Numbered(int place, long line, AffectNetRow row) {}

  private void add(Path list) {
    List<Numbered> good = parse(list);
    Path pictures =
        files.pictures(list, good.stream().map(numbered -> numbered.row().picture()).toList());
    Usage usage = AffectNetFiles.usage(list);
    good.forEach(numbered -> add(list, numbered, pictures, usage));
  }

  private void add(Path list, Numbered numbered, Path pictures, Usage usage) {
    AffectNetRow row = numbered.row();
    Path picture = pictures.resolve(row.picture()).normalize();
    Emotion emotion = row.emotion();
    if (emotion == null) {
      leftOut.merge(String.valueOf(row.leftOut()), 1, Integer::sum);
      return;
    }
    try {
      if (!picture.startsWith(pictures.normalize())) {
        throw new IOException("outside of the folder of pictures");
      }
      faces.add(
          new ListedFace(
              numbered.place(),
              list,
              numbered.line(),
              "%s line %d (%s)".formatted(list.getFileName(), numbered.line(), row.picture()),
              emotion,
              usage,
              row.affect(),
              new FacePicture.Marked(PictureFile.of(picture), row.landmarks())));
    } catch (IOException e) {
      badRows.add(
          new BadRow(list, numbered.line(), "there is no picture %s".formatted(row.picture())));
    }
  }

  private List<Numbered> parse(Path list) {
    List<Numbered> good = new ArrayList<>();
    long line = 0;
    try (BufferedReader lines = TextLines.open(list)) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        if (line == 1 && text.startsWith(AffectNetRow.FIRST_COLUMN)) {
          continue;
        }
        try {
          good.add(new Numbered(rows, line, AffectNetRow.parse(text)));
        } catch (IllegalArgumentException e) {
          badRows.add(new BadRow(list, line, String.valueOf(e.getMessage())));
        }
        rows++;
      }
    } catch (IOException e) {
      throw new MienException(
          "%s cannot be read after %d lines (%s).".formatted(list, line, e.getMessage()), e);
    }
    return good;
  }

  @Override
  public DataKind kind() {
    return DataKind.AFFECTNET;
  }

  @Override
  public List<Emotion> classes() {
    return Emotion.all();
  }

  @Override
  public Listing list() {
    return new Listing(faces, badRows, rows, leftOut, classes());
  }

  @Override
  public void addTo(CacheKey key) {
    faces.forEach(face -> face.addTo(key));
    badRows.forEach(row -> key.add(row.reason()).add(row.line()));
    key.add(leftOut.toString());
  }
}
