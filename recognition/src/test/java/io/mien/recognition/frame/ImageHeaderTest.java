package io.mien.recognition.frame;

import static io.mien.recognition.frame.UndecodableFrameException.Reason.DAMAGED;
import static io.mien.recognition.frame.UndecodableFrameException.Reason.UNKNOWN_FORMAT;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mien.recognition.Pictures;
import io.mien.recognition.frame.ImageHeader.Format;
import io.mien.recognition.frame.UndecodableFrameException.Reason;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageHeaderTest {

  @Test
  void shouldReadSizeOfJpeg() {
    assertThat(ImageHeader.parse(Pictures.jpeg(123, 45)))
        .isEqualTo(new ImageHeader(Format.JPEG, 123, 45));
  }

  @Test
  void shouldReadSizeOfPng() {
    assertThat(ImageHeader.parse(Pictures.png(123, 45)))
        .isEqualTo(new ImageHeader(Format.PNG, 123, 45));
  }

  @Test
  void shouldReadSizeBehindThumbnailAndFillBytes() {
    byte[] thumbnail = Pictures.jpeg(16, 8);
    byte[] picture = Pictures.jpeg(640, 480);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xFF, (byte) 0xE1});
    bytes.write((thumbnail.length + 2) >> 8);
    bytes.write(thumbnail.length + 2);
    bytes.writeBytes(thumbnail);
    bytes.write(picture, 2, picture.length - 2);

    assertThat(ImageHeader.parse(bytes.toByteArray()))
        .isEqualTo(new ImageHeader(Format.JPEG, 640, 480));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GIF89a", "BM", "hello", "\u0000\u0000"})
  void shouldRefuseOtherFormats(String beginning) {
    assertRefused(beginning.getBytes(US_ASCII), UNKNOWN_FORMAT);
  }

  @Test
  void shouldRefuseEveryCutPng() {
    byte[] png = Pictures.png(40, 30);
    for (int length = 8; length < png.length; length++) {
      assertRefused(Arrays.copyOf(png, length), DAMAGED);
    }
  }

  @Test
  void shouldRefuseJpegCutWithinItsHeader() {
    byte[] jpeg = Pictures.jpeg(40, 30);
    int frameHeader = indexOfFrameHeader(jpeg);
    for (int length = 3; length < frameHeader + 4; length++) {
      assertRefused(Arrays.copyOf(jpeg, length), DAMAGED);
    }
  }

  @Test
  void shouldRefusePictureWithoutPixels() {
    byte[] jpeg = Pictures.jpeg(40, 30);
    int height = indexOfFrameHeader(jpeg) + 5;
    jpeg[height] = 0;
    jpeg[height + 1] = 0;

    assertRefused(jpeg, DAMAGED);
  }

  @Test
  void shouldEndOnAnyBytes() {
    Random random = new Random(1);
    byte[] jpeg = Pictures.jpeg(40, 30);
    byte[] png = Pictures.png(40, 30);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = (i % 2 == 0 ? jpeg : png).clone();
      for (int change = 0; change < 4; change++) {
        bytes[random.nextInt(Math.min(200, bytes.length))] = (byte) random.nextInt();
      }
      try {
        assertThat(ImageHeader.parse(bytes).pixels()).isPositive();
      } catch (UndecodableFrameException e) {
        assertThat(e.reason()).isIn(DAMAGED, UNKNOWN_FORMAT);
      }
    }
  }

  /** Where FF C0 is. */
  private static int indexOfFrameHeader(byte[] jpeg) {
    for (int i = 0; i < jpeg.length - 1; i++) {
      if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xC0) {
        return i;
      }
    }
    throw new AssertionError("no baseline JPEG");
  }

  private static void assertRefused(byte[] bytes, Reason reason) {
    assertThatExceptionOfType(UndecodableFrameException.class)
        .isThrownBy(() -> ImageHeader.parse(bytes))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
