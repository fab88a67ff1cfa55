package io.mien.trainer.data.layout;

import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Split;
import io.mien.trainer.data.Usage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * What a labeled validation set is used for in a data set that has no labeled test set, as in SFEW
 * and AffectNet, whose test labels were never published.
 */
public enum ValidationUse {
  /** A random half of every class to choose by, the other half to measure on. */
  HALVES {
    @Override
    FaceData applied(FaceData data, long seed) {
      List<LabeledFace> own = data.of(Usage.VALIDATION);
      if (own.isEmpty() || !data.of(Usage.PUBLIC_TEST).isEmpty()) {
        return data;
      }
      Set<Integer> chosen = new HashSet<>();
      Split.stratified(own, HALF, seed).validation().forEach(face -> chosen.add(face.row()));
      return remade(data, row -> !chosen.contains(row));
    }
  },
  /** All of it to choose by. */
  VALIDATION {
    @Override
    FaceData applied(FaceData data, long seed) {
      return data;
    }
  },
  /** All of it to measure on; what is chosen by is then split off Training. */
  TEST {
    @Override
    FaceData applied(FaceData data, long seed) {
      return remade(data, row -> true);
    }
  };

  private static final double HALF = 0.5;

  /** The data set with its validation faces where they belong. The same seed, the same halves. */
  abstract FaceData applied(FaceData data, long seed);

  private static FaceData remade(FaceData data, IntPredicate toTest) {
    List<LabeledFace> faces = new ArrayList<>();
    for (LabeledFace face : data.faces()) {
      boolean moves = face.usage() == Usage.VALIDATION && toTest.test(face.row());
      faces.add(moves ? face.withUsage(Usage.PUBLIC_TEST) : face);
    }
    return data.with(faces, data.badRows());
  }
}
