package io.mien.recognition.frame;

import static io.mien.recognition.frame.UndecodableFrameException.Reason.DAMAGED;
import static io.mien.recognition.frame.UndecodableFrameException.Reason.EMPTY;
import static io.mien.recognition.frame.UndecodableFrameException.Reason.TOO_MANY_BYTES;
import static io.mien.recognition.frame.UndecodableFrameException.Reason.TOO_MANY_PIXELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.Pictures;
import io.mien.recognition.frame.UndecodableFrameException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDecoderIT {

  private final FrameDecoder decoder = new FrameDecoder(DecodeLimits.DEFAULT);

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void shouldDecodeToBgr(String format) {
    byte[] encoded =
        Pictures.encoded(Pictures.gradient(64, 48, BufferedImage.TYPE_3BYTE_BGR), format);
    try (Frame frame = decoder.decode(encoded)) {
      assertThat(frame.width()).isEqualTo(64);
      assertThat(frame.height()).isEqualTo(48);
      assertPixel(frame, 1, 1, 255, 0);
      assertPixel(frame, 62, 46, 0, 255);
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_USHORT_GRAY,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_BYTE_BINARY
      })
  void shouldDecodeEveryPngToBgr(int type) {
    try (Frame frame = decoder.decode(Pictures.encoded(Pictures.gradient(64, 48, type), "png"))) {
      assertThat(frame.pixels().channels()).isEqualTo(3);
      assertThat(frame.pixels().elemSize1()).isEqualTo(1);
    }
  }

  @Test
  void shouldTurnUprightByExifOrientation() {
    byte[] turned = withOrientation(Pictures.jpeg(64, 48), 6);
    try (Frame frame = decoder.decode(turned)) {
      assertThat(frame.width()).isEqualTo(48);
      assertThat(frame.height()).isEqualTo(64);
      // A quarter turn clockwise takes what was top left to the top right.
      assertPixel(frame, 46, 1, 255, 0);
    }
  }

  @Test
  void shouldRefuseEmptyFrame() {
    assertRefused(decoder, new byte[0], EMPTY, "no bytes");
  }

  @Test
  void shouldRefuseTooManyBytes() {
    byte[] jpeg = Pictures.jpeg(64, 48);
    FrameDecoder strict = new FrameDecoder(new DecodeLimits(jpeg.length - 1, 1 << 20));

    assertRefused(strict, jpeg, TOO_MANY_BYTES, "--max-frame-bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void shouldRefuseTooManyPixelsBeforeTheyAreAllocated(String format) {
    byte[] claim = format.equals("jpg") ? hugeJpeg() : hugePng();
    long before = Pointer.physicalBytes();

    assertRefused(decoder, claim, TOO_MANY_PIXELS, "60000 x 60000");
    assertThat(Pointer.physicalBytes() - before).isLessThan(64L << 20);
  }

  @Test
  void shouldAcceptAsManyPixelsAsTheLimit() {
    FrameDecoder exact = new FrameDecoder(new DecodeLimits(1 << 20, 64 * 48));
    try (Frame frame = exact.decode(Pictures.jpeg(64, 48))) {
      assertThat(frame.width()).isEqualTo(64);
    }
    assertRefused(exact, Pictures.jpeg(65, 48), TOO_MANY_PIXELS, "65 x 48");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void shouldRefuseHalfPictures(String format) {
    byte[] whole =
        Pictures.encoded(Pictures.gradient(320, 240, BufferedImage.TYPE_3BYTE_BGR), format);
    for (int percent : new int[] {10, 50, 90, 99}) {
      byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
      assertRefused(decoder, cut, DAMAGED, "damaged");
    }
  }

  @Test
  void shouldRefusePngWithAFlippedByte() {
    byte[] png = Pictures.png(320, 240);
    png[png.length / 2] ^= 0x55;

    assertRefused(decoder, png, DAMAGED, "damaged");
  }

  private static void assertPixel(Frame frame, int x, int y, int blue, int redAndGreen) {
    byte[] bgr = new byte[3];
    frame.pixels().ptr(y, x).get(bgr);
    assertThat(bgr[0] & 0xFF).as("blue").isCloseTo(blue, within(20));
    assertThat(bgr[1] & 0xFF).as("green").isCloseTo(redAndGreen, within(20));
    assertThat(bgr[2] & 0xFF).as("red").isCloseTo(redAndGreen, within(20));
  }

  private static void assertRefused(
      FrameDecoder decoder, byte[] encoded, Reason reason, String message) {
    assertThatExceptionOfType(UndecodableFrameException.class)
        .isThrownBy(() -> decoder.decode(encoded))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  /** A small JPEG whose frame header claims 60000 x 60000. */
  private static byte[] hugeJpeg() {
    byte[] jpeg = Pictures.jpeg(64, 48);
    for (int i = 0; i < jpeg.length - 1; i++) {
      if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xC0) {
        ByteBuffer.wrap(jpeg).putShort(i + 5, (short) 60_000).putShort(i + 7, (short) 60_000);
        return jpeg;
      }
    }
    throw new AssertionError("no baseline JPEG");
  }

  /** A small PNG whose header, with a right checksum, claims 60000 x 60000. */
  private static byte[] hugePng() {
    byte[] png = Pictures.png(64, 48);
    CRC32 crc = new CRC32();
    ByteBuffer header = ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
    crc.update(png, 12, 17);
    header.putInt(29, (int) crc.getValue());
    return png;
  }

  /** The same JPEG with an EXIF segment that has nothing but an orientation. */
  private static byte[] withOrientation(byte[] jpeg, int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(36);
    exif.putShort((short) 0xFFE1).putShort((short) 34);
    exif.put(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42}).putInt(8);
    exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(jpeg, 0, 2);
    bytes.writeBytes(exif.array());
    bytes.write(jpeg, 2, jpeg.length - 2);
    return bytes.toByteArray();
  }
}
