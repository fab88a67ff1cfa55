package io.mien.trainer.data;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Pictures that a small net learns to tell apart in seconds: stripes whose width is the label. */
public final class TestFaces {

  private TestFaces() {}

  public static LabeledFace striped(int row, Emotion emotion, Usage usage) {
    SplittableRandom random = new SplittableRandom(row);
    int width = 2 + 2 * Truth.LABEL.labels().indexOf(emotion);
    int shift = random.nextInt(width);
    byte[] pixels = new byte[Fer2013.SIZE * Fer2013.SIZE];
    for (int i = 0; i < pixels.length; i++) {
      int level = (i / Fer2013.SIZE + shift) / width % 2 == 0 ? 40 : 200;
      pixels[i] = (byte) (level + random.nextInt(-20, 20));
    }
    int[] votes = new int[Votes.COLUMNS];
    votes[
            List.of("Neutral", "Happy", "Surprise", "Sad", "Anger", "Disgust", "Fear")
                .indexOf(emotion.label())] =
        9;
    votes[7] = 1;
    return new LabeledFace(
        row, AlignedCrop.of(Fer2013.SIZE, 1, pixels), emotion, usage, Votes.of(votes));
  }

  /** Faces of three emotions in turn. */
  public static List<LabeledFace> striped(int count, Usage usage) {
    List<Emotion> emotions = List.of(Emotion.NEUTRAL, Emotion.HAPPY, Emotion.SURPRISE);
    List<LabeledFace> faces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      faces.add(striped(i, emotions.get(i % emotions.size()), usage));
    }
    return faces;
  }
}
