package io.mien.trainer.data;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.Emotion;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A data set as read: the faces that are good and the rows that are not.
 *
 * @param rows how many rows there were, good, bad or left out
 * @param leftOut how many rows are no example of any emotion, by what they are, such as Uncertain
 * @param classes the emotions that the data set labels, in canonical order
 * @param source where the faces come from
 */
public record FaceData(
    List<LabeledFace> faces,
    List<BadRow> badRows,
    int rows,
    SortedMap<String, Integer> leftOut,
    List<Emotion> classes,
    DataSource source) {

  public FaceData {
    faces = List.copyOf(faces);
    badRows = List.copyOf(badRows);
    leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    classes = List.copyOf(classes);
    requireNonNull(source, "source");
  }

  /** Faces like FER2013's: of its seven classes, none left out. */
  public FaceData(List<LabeledFace> faces, List<BadRow> badRows, int rows) {
    this(
        faces,
        badRows,
        rows,
        Collections.emptySortedMap(),
        Truth.LABEL.labels(),
        DataSource.FER2013);
  }

  /** The same faces, said to come from elsewhere. */
  public FaceData from(DataSource other) {
    return new FaceData(faces, badRows, rows, leftOut, classes, other);
  }

  /** The faces of one part, in file order. */
  public List<LabeledFace> of(Usage usage) {
    return faces.stream().filter(face -> face.usage() == usage).toList();
  }

  /** The same data set with its faces changed one by one. */
  public FaceData with(List<LabeledFace> changed, List<BadRow> bad) {
    return new FaceData(changed, bad, rows, leftOut, classes, source);
  }

  /** How many faces each class has in one part: every class is there, also with none. */
  public Map<Emotion, Integer> counts(Usage usage) {
    Map<Emotion, Integer> counts = new EnumMap<>(Emotion.class);
    classes.forEach(emotion -> counts.put(emotion, 0));
    for (LabeledFace face : faces) {
      if (face.usage() == usage) {
        counts.merge(face.label(), 1, Integer::sum);
      }
    }
    return counts;
  }
}
