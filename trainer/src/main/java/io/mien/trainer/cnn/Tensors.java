package io.mien.trainer.cnn;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Numbers out of tensors. */
final class Tensors {

  private Tensors() {}

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
