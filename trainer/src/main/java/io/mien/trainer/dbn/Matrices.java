package io.mien.trainer.dbn;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The few operations on float32 arrays that everything here is made of, all into arrays that are
 * there already.
 *
 * <p>Every matrix is column-major: a sample is one column of a batch and a neuron's weights are one
 * column of the weights, each contiguous, so that BLAS never copies and a neuron is inserted by
 * moving columns.
 */
final class Matrices {

  private Matrices() {}

  /** Zeros. The caller closes it. */
  static INDArray matrix(long rows, long columns) {
    return Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, 'f');
  }

  /** Column-major values. The caller closes it. */
  static INDArray matrix(long rows, long columns, float[] values) {
    INDArray made = matrix(rows, columns);
    buffer(made).put(0, values);
    return made;
  }

  /** The array's own memory, column by column; writing there changes the array. */
  static FloatBuffer buffer(INDArray array) {
    return array.data().asNioFloat();
  }

  /** A copy of the values, column by column. */
  static float[] values(INDArray array) {
    float[] values = new float[Math.toIntExact(array.length())];
    buffer(array).get(0, values);
    return values;
  }

  /** {@code out = scale * op(a) * op(b) + keep * out}. */
  static void multiply(
      INDArray a,
      boolean transposeA,
      INDArray b,
      boolean transposeB,
      double scale,
      double keep,
      INDArray out) {
    Nd4j.gemm(a, b, out, transposeA, transposeB, scale, keep);
  }

  /** {@code y += scale * x}, over all elements. */
  static void add(double scale, INDArray x, INDArray y) {
    Level1 blas = Nd4j.getBlasWrapper().level1();
    blas.axpy(x.length(), scale, x, y);
  }

  /** {@code x *= scale}, over all elements. */
  static void scale(double scale, INDArray x) {
    Nd4j.getBlasWrapper().level1().scal(x.length(), scale, x);
  }

  /** The logistic function of every element, in place. */
  static void sigmoid(INDArray array) {
    Nd4j.getExecutioner().exec(new Sigmoid(array, array));
  }

  /** The sign of every element that is nearer to 0 than {@code below}, and 0 for the others. */
  static void sign(INDArray array, double below, INDArray out) {
    FloatBuffer from = buffer(array);
    FloatBuffer to = buffer(out);
    for (int i = 0; i < from.limit(); i++) {
      float value = from.get(i);
      to.put(i, Math.abs(value) < below ? Math.signum(value) : 0);
    }
  }
}
