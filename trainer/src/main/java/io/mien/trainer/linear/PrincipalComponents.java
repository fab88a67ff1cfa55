package io.mien.trainer.linear;

import io.mien.trainer.cnn.LibTorch;
import java.nio.FloatBuffer;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Directions of largest variance, by the eigenvectors of the covariance matrix. */
public final class PrincipalComponents {

  private static final int BATCH = 1024;

  private PrincipalComponents() {}

  /**
   * Unit vectors in order of falling variance.
   *
   * @param rows centered observations of equal length, at least one
   * @param count how many, at most the length of a row
   */
  public static float[][] of(List<float[]> rows, int count) {
    LibTorch.check();
    int length = rows.get(0).length;
    if (count < 1 || count > length) {
      throw new IllegalArgumentException(count + " components of rows of " + length);
    }
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor covariance = torch.zeros(length, length);
      for (int from = 0; from < rows.size(); from += BATCH) {
        addProducts(rows.subList(from, Math.min(from + BATCH, rows.size())), covariance);
      }
      T_TensorTensor_T solved = torch.linalg_eigh(covariance.div(new Scalar(rows.size())));
      Tensor falling = solved.get1().t().flip(0).contiguous();
      FloatBuffer buffer = falling.createBuffer();
      float[][] components = new float[count][length];
      for (float[] component : components) {
        buffer.get(component);
      }
      return components;
    }
  }

  private static void addProducts(List<float[]> rows, Tensor covariance) {
    int length = rows.get(0).length;
    float[] flat = new float[rows.size() * length];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, flat, i * length, length);
    }
    try (PointerScope scope = new PointerScope()) {
      Tensor matrix = Tensor.create(flat, rows.size(), length);
      covariance.add_(matrix.t().matmul(matrix));
    }
  }
}
