package io.mien.stream.capture;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.synthetic.FaceModel;
import io.mien.recognition.synthetic.IdentityCode;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Chooses whom to draw. A face model knows people in half profile and in light from one side as
 * well; before a camera they look odd on shoulders seen from the front. So of several people the
 * one whose neutral face is the most symmetric gets the part.
 */
final class Casting {

  private static final int APPLICANTS = 32;

  private final FaceModel model;
  private final SplittableRandom random;

  Casting(FaceModel model, SplittableRandom random) {
    this.model = model;
    this.random = random;
  }

  /** The next person; never the same order for another seed of the random numbers. */
  IdentityCode next() {
    IdentityCode best = model.identity(random.nextLong());
    double least = asymmetry(best);
    for (int i = 1; i < APPLICANTS; i++) {
      IdentityCode applicant = model.identity(random.nextLong());
      double asymmetry = asymmetry(applicant);
      if (asymmetry < least) {
        least = asymmetry;
        best = applicant;
      }
    }
    return best;
  }

  /** Mean squared difference between the face and its mirror image, in gray levels. */
  private double asymmetry(IdentityCode identity) {
    byte[] face = model.draw(identity, Map.of(Emotion.NEUTRAL, 1f));
    int size = model.size();
    double sum = 0;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size / 2; x++) {
        int difference = (face[y * size + x] & 0xFF) - (face[y * size + size - 1 - x] & 0xFF);
        sum += (double) difference * difference;
      }
    }
    return 2 * sum / face.length;
  }
}
