package io.mien.stream.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers of options, checked where they are read so that the message names the option. */
final class Numbers {

  private Numbers() {}

  /** 1, 2, 3, ... */
  static final class Positive implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      return between(value, 1, Integer.MAX_VALUE, "a whole number of 1 or more");
    }
  }

  /** 0, 1, 2, ... */
  static final class NotNegative implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      return between(value, 0, Integer.MAX_VALUE, "a whole number of 0 or more");
    }
  }

  /** The size of a frame; a record of Kafka is at most 2 GiB long and has room for more. */
  static final class FrameBytes implements ITypeConverter<Integer> {
    private static final int MOST = 1 << 30;

    @Override
    public Integer convert(String value) {
      return between(value, 1, MOST, "a number of bytes from 1 to " + MOST);
    }
  }

  /** Copies of a topic; 0 leaves it to the broker. */
  static final class Replication implements ITypeConverter<Short> {
    @Override
    public Short convert(String value) {
      return (short) between(value, 0, Short.MAX_VALUE, "a whole number of 0 or more");
    }
  }

  /** A TCP port; 0 asks for a free one. */
  static final class Port implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      return between(value, 0, 65_535, "a port from 0 to 65535");
    }
  }

  /** An angle of half a turn at most. */
  static final class Degrees implements ITypeConverter<Integer> {
    private static final int HALF_TURN = 180;

    @Override
    public Integer convert(String value) {
      return between(value, 0, HALF_TURN, "a whole number of degrees from 0 to 180");
    }
  }

  /** 0 to 1. */
  static final class Fraction implements ITypeConverter<Float> {
    @Override
    public Float convert(String value) {
      String wanted = "'%s' is not a number from 0 to 1".formatted(value);
      try {
        float number = Float.parseFloat(value);
        if (number >= 0 && number <= 1) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw new TypeConversionException(wanted);
      }
      throw new TypeConversionException(wanted);
    }
  }

  private static int between(String value, int least, int most, String kind) {
    String wanted = "'%s' is not %s".formatted(value, kind);
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new TypeConversionException(wanted);
    }
    throw new TypeConversionException(wanted);
  }
}
