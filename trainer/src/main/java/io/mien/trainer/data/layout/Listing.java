package io.mien.trainer.data.layout;

import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.BadRow;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a data set says it holds.
 *
 * @param rows good, bad and left out ones
 * @param leftOut how many rows are no example of any emotion, by what they are
 */
record Listing(
    List<ListedFace> faces,
    List<BadRow> badRows,
    int rows,
    SortedMap<String, Integer> leftOut,
    List<Emotion> classes) {

  Listing {
    faces = List.copyOf(faces);
    badRows = List.copyOf(badRows);
    leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    classes = List.copyOf(classes);
  }
}
