package io.mien.trainer.cnn;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Numbers into and out of tensors. */
final class Tensors {

  private Tensors() {}

  /**
   * Faces as a batch [N, channels, size, size], channels-last in memory.
   *
   * @param levels in [0, 255], in the order face, row, column, channel
   */
  static Tensor faces(float[] levels, NetShape shape) {
    int count = levels.length / (shape.size() * shape.size() * shape.channels());
    return Tensor.create(levels, count, shape.size(), shape.size(), shape.channels())
        .permute(0, 3, 1, 2);
  }

  /** A copy of a tensor as float32 in row-major order. */
  static float[] floats(Tensor tensor) {
    try (PointerScope scope = new PointerScope()) {
      Tensor plain = tensor.detach().to(torch.ScalarType.Float).contiguous();
      FloatBuffer buffer = plain.createBuffer();
      float[] copy = new float[(int) plain.numel()];
      buffer.get(copy);
      return copy;
    }
  }
}
