package io.mien.trainer.cnn;

import io.mien.trainer.data.Examples;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Measures a net on examples as they are, in float32. */
final class Validation {

  private static final int BATCH = 256;

  private Validation() {}

  /**
   * @param loss mean cross-entropy against the targets, in nats
   * @param accuracy share right of the faces that show one emotion, in [0, 1]
   */
  record Result(double loss, double accuracy) {}

  static Result measure(CompactNet net, Examples examples) {
    int labels = examples.labels().size();
    double loss = 0;
    int right = 0;
    int judged = 0;
    float[] target = new float[labels];
    List<float[]> logProbabilities = logProbabilities(net, examples);
    for (int i = 0; i < examples.size(); i++) {
      float[] estimate = logProbabilities.get(i);
      examples.putTarget(i, target, 0);
      int best = 0;
      for (int k = 0; k < labels; k++) {
        loss -= target[k] * estimate[k];
        best = estimate[k] > estimate[best] ? k : best;
      }
      if (examples.truth(i) != null) {
        judged++;
        right += examples.labels().get(best) == examples.truth(i) ? 1 : 0;
      }
    }
    return new Result(loss / examples.size(), judged == 0 ? 0 : right / (double) judged);
  }

  private static List<float[]> logProbabilities(CompactNet net, Examples examples) {
    int size = net.shape().size();
    int labels = examples.labels().size();
    List<float[]> all = new ArrayList<>(examples.size());
    for (int from = 0; from < examples.size(); from += BATCH) {
      int count = Math.min(BATCH, examples.size() - from);
      float[] gray = new float[count * size * size];
      for (int i = 0; i < count; i++) {
        byte[] pixels = examples.crop(from + i).pixels();
        for (int p = 0; p < pixels.length; p++) {
          gray[i * pixels.length + p] = pixels[p] & 0xff;
        }
      }
      try (PointerScope scope = new PointerScope();
          NoGradGuard guard = new NoGradGuard()) {
        Tensor logits = net.forward(Tensor.create(gray, count, 1, size, size), false);
        float[] flat = Tensors.floats(torch.log_softmax(logits, 1));
        for (int i = 0; i < count; i++) {
          float[] row = new float[labels];
          System.arraycopy(flat, i * labels, row, 0, labels);
          all.add(row);
        }
      }
    }
    return all;
  }
}
