package io.mien.trainer.cnn;

import io.mien.recognition.MienException;
import io.mien.trainer.data.Examples;
import java.util.Arrays;

/** What faces are to be answered with: smoothed, mixed, and what teachers say of them. */
final class Targets {

  private final Examples examples;
  private final double smoothing;
  private final float[] teachers;

  /**
   * @throws MienException if there is to be distillation, and no teacher's answers
   */
  Targets(Examples examples, Methods methods) {
    this.examples = examples;
    smoothing = methods.smoothing();
    Distillation distillation = methods.distillation();
    if (distillation == null) {
      teachers = new float[0];
      return;
    }
    if (!examples.areTaught()) {
      throw new MienException(
          "This run learns from %s; give its --teacher again.".formatted(distillation.teachers()));
    }
    teachers = new float[examples.size() * examples.outputs()];
    for (int i = 0; i < examples.size(); i++) {
      examples.putTaught(i, teachers, i * examples.outputs());
      soften(i * examples.outputs(), 1 / distillation.temperature());
    }
  }

  boolean taught() {
    return teachers.length > 0;
  }

  private void soften(int at, double power) {
    int first = at;
    for (int head = 0; head < examples.truths().size(); head++) {
      int end = first + labels(head);
      double sum = 0;
      for (int k = first; k < end; k++) {
        sum += Math.pow(teachers[k], power);
      }
      for (int k = first; k < end; k++) {
        teachers[k] = (float) (Math.pow(teachers[k], power) / sum);
      }
      first = end;
    }
  }

  private int labels(int head) {
    return examples.truths().get(head).labels().size();
  }

  /** Writes those of a face into both arrays; the second is empty without teachers. */
  void put(int face, float[] own, float[] taught, int at) {
    examples.putTarget(face, own, at);
    smooth(own, at);
    if (taught()) {
      System.arraycopy(teachers, face * examples.outputs(), taught, at, examples.outputs());
    }
  }

  private void smooth(float[] own, int at) {
    if (smoothing == 0) {
      return;
    }
    int first = at;
    for (int head = 0; head < examples.truths().size(); head++) {
      int end = first + labels(head);
      for (int k = first; k < end; k++) {
        own[k] = (float) ((1 - smoothing) * own[k] + smoothing / labels(head));
      }
      first = end;
    }
  }

  /** Blends those of another face into what was put. */
  void mix(int other, double kept, float[] own, float[] taught, int at) {
    int outputs = examples.outputs();
    float[] theirs = new float[outputs];
    float[] theirTaught = Arrays.copyOf(theirs, taught.length == 0 ? 0 : outputs);
    put(other, theirs, theirTaught, 0);
    blend(own, at, theirs, kept);
    blend(taught, at, theirTaught, kept);
  }

  private static void blend(float[] into, int at, float[] other, double kept) {
    for (int k = 0; k < other.length; k++) {
      into[at + k] = (float) (kept * into[at + k] + (1 - kept) * other[k]);
    }
  }
}
