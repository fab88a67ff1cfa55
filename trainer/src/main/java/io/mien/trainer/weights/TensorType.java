package io.mien.trainer.weights;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The element types of safetensors, by their names in files; little-endian. */
public enum TensorType {
  F32(4) {
    @Override
    float value(ByteBuffer bytes, int index) {
      return bytes.getFloat(index * bytes());
    }
  },
  F16(2) {
    @Override
    float value(ByteBuffer bytes, int index) {
      return half(bytes.getShort(index * bytes()));
    }
  },
  /** The upper half of an F32. */
  BF16(2) {
    @Override
    float value(ByteBuffer bytes, int index) {
      return Float.intBitsToFloat(bytes.getShort(index * bytes()) << Short.SIZE);
    }
  },
  F64(8),
  I64(8),
  I32(4),
  I16(2),
  I8(1),
  U64(8),
  U32(4),
  U16(2),
  U8(1),
  BOOL(1),
  F8_E4M3(1),
  F8_E5M2(1);

  private static final int MANTISSA_BITS = 10;
  private static final int MANTISSA = 0x3ff;
  private static final int EXPONENT = 0x1f;
  private static final int SIGN = 0x8000;
  private static final int BIAS = 15;
  private static final float SMALLEST = 0x1p-24f;

  private final int bytes;

  TensorType(int bytes) {
    this.bytes = bytes;
  }

  /** The type of that name; names are upper case. */
  static Optional<TensorType> ofName(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  /** Bytes of one element. */
  public int bytes() {
    return bytes;
  }

  /** Whether elements can be read as floats without losing any of their bits. */
  public boolean isFloat() {
    return this == F32 || this == F16 || this == BF16;
  }

  /** One element of a little-endian buffer as a float. */
  float value(ByteBuffer buffer, int index) {
    throw new UnsupportedOperationException(this + " elements are not read as floats");
  }

  // IEEE 754 binary16, which Java 17 has no type for.
  private static float half(short bits) {
    int mantissa = bits & MANTISSA;
    int exponent = bits >>> MANTISSA_BITS & EXPONENT;
    float size;
    if (exponent == EXPONENT) {
      size = mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else if (exponent == 0) {
      size = mantissa * SMALLEST;
    } else {
      size = Math.scalb(1 + mantissa / (MANTISSA + 1f), exponent - BIAS);
    }
    return (bits & SIGN) == 0 ? size : -size;
  }
}
