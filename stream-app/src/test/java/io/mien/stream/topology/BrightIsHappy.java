package io.mien.stream.topology;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.emotion.ValenceArousal;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A model of one thought: bright crops are happy, dark ones sad. It fails when told to. */
final class BrightIsHappy implements EmotionModel {

  private static final List<Emotion> LABELS = List.of(Emotion.HAPPY, Emotion.SAD);

  final AtomicBoolean failing = new AtomicBoolean();

  @Override
  public List<Emotion> labels() {
    return LABELS;
  }

  @Override
  public List<EmotionEstimate> estimate(List<AlignedCrop> crops) {
    if (failing.get()) {
      throw new IllegalStateException("the device is gone");
    }
    return crops.stream().map(BrightIsHappy::estimate).toList();
  }

  private static EmotionEstimate estimate(AlignedCrop crop) {
    byte[] pixels = crop.pixels();
    double sum = 0;
    for (byte pixel : pixels) {
      sum += pixel & 0xFF;
    }
    float happy = (float) (sum / pixels.length / 255);
    return new EmotionEstimate(
        Probabilities.of(LABELS, new float[] {happy, 1 - happy}), new ValenceArousal(happy, 0));
  }

  @Override
  public void close() {}
}
