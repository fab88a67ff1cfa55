package io.mien.recognition.emotion;

import io.mien.recognition.crop.AlignedCrop;
import java.util.List;

/** Estimates what faces show. Safe for use by many threads at once; close it once, at the end. */
public interface EmotionModel extends AutoCloseable {

  /** What the outputs are, in order. */
  List<Emotion> labels();

  /** The execution provider that computes: {@code CPU}, or {@code CUDA} where the model says so. */
  default String provider() {
    return "CPU";
  }

  /**
   * One estimate for each crop, in order; an empty list for no crops.
   *
   * @throws IllegalArgumentException if a crop has another size or channel count than the model
   */
  List<EmotionEstimate> estimate(List<AlignedCrop> crops);

  @Override
  void close();
}
