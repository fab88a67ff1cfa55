package io.mien.trainer.data;

import java.util.List;

/**
 * A data set as read: the faces that are good and the rows that are not.
 *
 * @param rows how many rows there were, good or bad
 */
public record FaceData(List<LabeledFace> faces, List<BadRow> badRows, int rows) {

  public FaceData {
    faces = List.copyOf(faces);
    badRows = List.copyOf(badRows);
  }

  /** The faces of one part, in file order. */
  public List<LabeledFace> of(Usage usage) {
    return faces.stream().filter(face -> face.usage() == usage).toList();
  }
}
