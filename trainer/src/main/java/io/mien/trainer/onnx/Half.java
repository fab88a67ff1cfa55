package io.mien.trainer.onnx;

/** IEEE 754 binary16, which Java 17 has no type for. */
final class Half {

  private static final int SIGN = 0x8000;
  private static final int INFINITY = 0x7c00;
  private static final int BIAS = 15;
  private static final float LARGEST = 65504;
  private static final float SMALLEST_NORMAL = 0x1p-14f;
  private static final float SMALLEST = 0x1p-24f;

  private Half() {}

  /**
   * The bits of the half nearest to a value, ties to even.
   *
   * @throws IllegalArgumentException if the value is not finite or beyond the range of halves
   */
  static short bits(float value) {
    float size = Math.abs(value);
    if (!(size <= LARGEST)) {
      throw new IllegalArgumentException("float16 cannot hold " + value);
    }
    int sign = (Float.floatToRawIntBits(value) >>> 16) & SIGN;
    if (size < SMALLEST_NORMAL) {
      return (short) (sign | (int) Math.rint(size / SMALLEST));
    }
    int exponent = Math.getExponent(size);
    // A mantissa that rounds up to 2 carries into the exponent, as it should.
    int mantissa = (int) Math.rint((Math.scalb(size, -exponent) - 1) * 1024);
    return (short) (sign | Math.min(INFINITY - 1, ((exponent + BIAS) << 10) + mantissa));
  }

  /** The value of the bits of a finite half, which float32 holds exactly. */
  static float value(short bits) {
    int mantissa = bits & 0x3ff;
    int exponent = bits >>> 10 & 0x1f;
    float size =
        exponent == 0 ? mantissa * SMALLEST : Math.scalb(1 + mantissa / 1024f, exponent - BIAS);
    return (bits & SIGN) == 0 ? size : -size;
  }
}
