package io.mien.stream.topology;

import io.mien.recognition.face.Box;
import io.mien.schemas.IntendedEmotion;
import io.mien.schemas.IntendedFace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells which of the faces that a generated camera drew was found where. */
final class IntendedFaces {

  /** Detectors frame a face more tightly or more loosely than it was drawn. */
  private static final float LEAST_OVERLAP = 0.2f;

  private IntendedFaces() {}

  /**
   * Pairs boxes with drawn faces, the best overlap first, each at most once. A pair overlaps by at
   * least {@value #LEAST_OVERLAP} of its union, or the middle of the box lies in the drawn face.
   *
   * @return for each box what was intended; null where nothing was drawn
   */
  static List<@Nullable IntendedEmotion> match(List<Box> boxes, List<IntendedFace> drawn) {
    List<Pair> pairs = new ArrayList<>();
    for (int b = 0; b < boxes.size(); b++) {
      for (int d = 0; d < drawn.size(); d++) {
        Box box = boxes.get(b);
        Box place = box(drawn.get(d));
        float overlap = box.overlap(place);
        if (overlap >= LEAST_OVERLAP || holdsMiddle(place, box)) {
          pairs.add(new Pair(b, d, overlap));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::overlap).reversed());
    @Nullable IntendedEmotion[] intended = new IntendedEmotion[boxes.size()];
    Set<Integer> taken = new HashSet<>();
    for (Pair pair : pairs) {
      if (intended[pair.box] == null && taken.add(pair.drawn)) {
        IntendedFace face = drawn.get(pair.drawn);
        intended[pair.box] = new IntendedEmotion(face.getEmotion(), face.getWeight());
      }
    }
    return Arrays.asList(intended);
  }

  private static Box box(IntendedFace face) {
    return new Box(face.getX(), face.getY(), face.getWidth(), face.getHeight());
  }

  private static boolean holdsMiddle(Box outer, Box inner) {
    float x = inner.x() + inner.width() / 2;
    float y = inner.y() + inner.height() / 2;
    return x >= outer.x()
        && x <= outer.x() + outer.width()
        && y >= outer.y()
        && y <= outer.y() + outer.height();
  }

  private record Pair(int box, int drawn, float overlap) {}
}
