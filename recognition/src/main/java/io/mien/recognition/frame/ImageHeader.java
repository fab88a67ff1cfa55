package io.mien.recognition.frame;

import static io.mien.recognition.frame.UndecodableFrameException.Reason.DAMAGED;
import static io.mien.recognition.frame.UndecodableFrameException.Reason.UNKNOWN_FORMAT;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * What the first bytes of a JPEG or PNG claim, read without decoding anything. A PNG is also walked
 * to its end chunk by chunk, because libpng tells of damage on stderr.
 *
 * <p>Sources: ITU-T T.81 annex B (JPEG markers), W3C PNG section 5 (chunks).
 *
 * @param width in pixels as stored, before any EXIF orientation
 * @param height in pixels as stored
 */
record ImageHeader(Format format, int width, int height) {

  enum Format {
    JPEG,
    PNG
  }

  private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int IHDR = 0x49484452;
  private static final int IEND = 0x49454E44;
  private static final int CHUNK_OVERHEAD = 12;

  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;

  /**
   * @throws UndecodableFrameException if the bytes are neither format, or end too early
   */
  static ImageHeader parse(byte[] encoded) {
    ByteBuffer bytes = ByteBuffer.wrap(encoded);
    if (bytes.remaining() >= 8 && bytes.getLong(0) == PNG_SIGNATURE) {
      return png(bytes.position(8));
    }
    if (bytes.remaining() >= 3 && (bytes.getShort(0) & 0xFFFF) == (0xFF00 | SOI)) {
      return jpeg(bytes.position(2));
    }
    throw new UndecodableFrameException(
        UNKNOWN_FORMAT, "The frame is neither JPEG nor PNG; send it as one of the two.");
  }

  private static ImageHeader png(ByteBuffer bytes) {
    if (bytes.remaining() < 25 || bytes.getInt() != 13 || bytes.getInt() != IHDR) {
      throw damaged("PNG", "it has no image header");
    }
    ImageHeader header = new ImageHeader(Format.PNG, bytes.getInt(), bytes.getInt());
    bytes.position(8);
    while (bytes.remaining() >= CHUNK_OVERHEAD) {
      int length = bytes.getInt();
      int type = bytes.getInt();
      if (length < 0 || length > bytes.remaining() - 4) {
        break;
      }
      checkCrc(bytes, length);
      if (type == IEND) {
        return header.checked();
      }
    }
    throw damaged("PNG", "it ends before its end chunk");
  }

  /** Moves from the data of a chunk to the next one; the checksum is over type and data. */
  private static void checkCrc(ByteBuffer bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes.slice(bytes.position() - 4, length + 4));
    bytes.position(bytes.position() + length);
    if ((int) crc.getValue() != bytes.getInt()) {
      throw damaged("PNG", "a checksum is wrong");
    }
  }

  private static ImageHeader jpeg(ByteBuffer bytes) {
    while (bytes.remaining() >= 4) {
      if ((bytes.get() & 0xFF) != 0xFF) {
        throw damaged("JPEG", "a marker is missing at byte " + (bytes.position() - 1));
      }
      int marker = bytes.get() & 0xFF;
      while (marker == 0xFF && bytes.remaining() > 2) {
        marker = bytes.get() & 0xFF;
      }
      if (marker == SOS || marker == EOI) {
        throw damaged("JPEG", "its picture begins before its size is told");
      }
      int start = bytes.position();
      int length = bytes.getShort() & 0xFFFF;
      if (isFrameHeader(marker) && bytes.remaining() >= 5) {
        bytes.get();
        int height = bytes.getShort() & 0xFFFF;
        int width = bytes.getShort() & 0xFFFF;
        return new ImageHeader(Format.JPEG, width, height).checked();
      }
      if (length < 2 || start + length > bytes.limit()) {
        break;
      }
      bytes.position(start + length);
    }
    throw damaged("JPEG", "it ends within its header");
  }

  /** SOF0 to SOF15, among which DHT (C4), JPG (C8) and DAC (CC) are not frame headers. */
  private static boolean isFrameHeader(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private ImageHeader checked() {
    if (width < 1 || height < 1) {
      throw damaged(format.name(), "its header claims %d x %d pixels".formatted(width, height));
    }
    return this;
  }

  long pixels() {
    return (long) width * height;
  }

  private static UndecodableFrameException damaged(String format, String how) {
    return new UndecodableFrameException(
        DAMAGED, "The %s frame is damaged: %s; send it again.".formatted(format, how));
  }
}
