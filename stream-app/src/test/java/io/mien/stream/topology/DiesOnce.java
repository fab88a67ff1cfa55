package io.mien.stream.topology;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes its thread down in the middle of a transaction, once. */
final class DiesOnce implements EmotionModel {

  private final EmotionModel model = new BrightIsHappy();
  private final AtomicInteger calls = new AtomicInteger();
  private final int fatal;

  DiesOnce(int fatal) {
    this.fatal = fatal;
  }

  @Override
  public List<Emotion> labels() {
    return model.labels();
  }

  @Override
  public List<EmotionEstimate> estimate(List<AlignedCrop> crops) {
    if (calls.incrementAndGet() == fatal) {
      throw new AssertionError("out of luck");
    }
    return model.estimate(crops);
  }

  /** How often it was asked. */
  int calls() {
    return calls.get();
  }

  @Override
  public void close() {}
}
