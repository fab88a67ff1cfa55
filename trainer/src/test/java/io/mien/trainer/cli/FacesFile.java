package io.mien.trainer.cli;

import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.LabeledFace;
import java.util.List;

/** Faces as FER2013 writes them. */
final class FacesFile {

  static final String HEADER = "emotion,pixels,Usage";

  private static final List<Emotion> CODES =
      List.of(
          Emotion.ANGER,
          Emotion.DISGUST,
          Emotion.FEAR,
          Emotion.HAPPY,
          Emotion.SAD,
          Emotion.SURPRISE,
          Emotion.NEUTRAL);

  private FacesFile() {}

  static String row(LabeledFace face) {
    StringBuilder row = new StringBuilder().append(CODES.indexOf(face.label()));
    char separator = ',';
    for (byte pixel : face.crop().pixels()) {
      row.append(separator).append(pixel & 0xff);
      separator = ' ';
    }
    return row.append(',').append(face.usage().label()).toString();
  }
}
