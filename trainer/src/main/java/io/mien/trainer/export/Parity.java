package io.mien.trainer.export;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.emotion.ValenceArousal;
import io.mien.trainer.cnn.Net;
import io.mien.trainer.evaluate.Temperature;
import java.util.Arrays;
import java.util.List;

/** How far an exported graph in ONNX Runtime lies from the net it came from. */
public final class Parity {

  /** Largest difference of a probability, of valence and of arousal, that an export may have. */
  public static final double TOLERANCE = 1e-4;

  private Parity() {}

  /**
   * The largest difference of any probability on these crops, in [0, 1].
   *
   * @param first the net's output that the exported model's first label corresponds to
   */
  public static double largestDifference(
      Net net, int first, EmotionModel exported, List<AlignedCrop> crops) {
    return largestDifference(net, first, Temperature.NONE, exported, crops);
  }

  /**
   * The same for a graph that was exported at a temperature.
   *
   * @param temperature of the head that the exported model answers by
   */
  static double largestDifference(
      Net net, int first, Temperature temperature, EmotionModel exported, List<AlignedCrop> crops) {
    List<float[]> expected = net.probabilities(crops);
    List<EmotionEstimate> found = exported.estimate(crops);
    double largest = 0;
    for (int i = 0; i < crops.size(); i++) {
      float[] values = found.get(i).probabilities().values();
      float[] own = Arrays.copyOfRange(expected.get(i), first, first + values.length);
      float[] tempered = temperature.of(Probabilities.of(exported.labels(), own)).values();
      for (int k = 0; k < values.length; k++) {
        largest = Math.max(largest, Math.abs(values[k] - tempered[k]));
      }
      largest = Math.max(largest, affect(net, expected.get(i), found.get(i)));
    }
    return largest;
  }

  // Infinite where only one of them answers.
  private static double affect(Net net, float[] own, EmotionEstimate estimate) {
    ValenceArousal found = estimate.valenceArousal();
    if (found == null || !net.shape().affect()) {
      return (found == null) == !net.shape().affect() ? 0 : Double.POSITIVE_INFINITY;
    }
    int first = net.shape().outputs();
    return Math.max(
        Math.abs(found.valence() - own[first]), Math.abs(found.arousal() - own[first + 1]));
  }
}
