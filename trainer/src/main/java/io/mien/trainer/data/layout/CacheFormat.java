package io.mien.trainer.data.layout;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The first bytes of a cache file. After them come the pixels of all slots, then the faces.
 *
 * <pre>
 * 0  magic, version      16  key (32 bytes)       48  size, channels, slots
 * 64 length of the faces' part, CRC32C of the pixels, CRC32C of the faces' part
 * </pre>
 *
 * @param key what decides about the content, see {@link CacheKey}
 * @param slots rooms for a crop, of which bad pictures leave theirs empty
 * @param facesLength bytes after the pixels
 */
record CacheFormat(
    String key, int size, int channels, int slots, int facesLength, int pixelsCrc, int facesCrc) {

  /** Where pixels begin: on a page of their own. */
  static final int PIXELS_AT = 4096;

  private static final long MAGIC = 0x4D49454E46414345L;
  private static final int VERSION = 1;

  long cropBytes() {
    return (long) size * size * channels;
  }

  long facesAt() {
    return PIXELS_AT + slots * cropBytes();
  }

  long fileLength() {
    return facesAt() + facesLength;
  }

  ByteBuffer bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(PIXELS_AT);
    bytes.putLong(MAGIC).putInt(VERSION).putInt(0).put(HexFormat.of().parseHex(key));
    bytes.putInt(size).putInt(channels).putInt(slots).putInt(0);
    bytes.putInt(facesLength).putInt(pixelsCrc).putInt(facesCrc);
    bytes.putInt(crc(bytes));
    return bytes.rewind();
  }

  /** Whether a file that begins so is what was asked for, and whole as far as its length tells. */
  static boolean fits(ByteBuffer bytes, String key, int size, int channels, long fileLength) {
    if (bytes.remaining() < PIXELS_AT || bytes.getLong(0) != MAGIC || bytes.getInt(8) != VERSION) {
      return false;
    }
    CacheFormat format = read(bytes);
    return format.key.equals(key)
        && format.size == size
        && format.channels == channels
        && bytes.getInt(76) == crc(bytes.duplicate().position(76))
        && format.fileLength() == fileLength;
  }

  static CacheFormat read(ByteBuffer bytes) {
    byte[] key = new byte[CacheKey.BYTES];
    bytes.get(16, key);
    return new CacheFormat(
        HexFormat.of().formatHex(key),
        bytes.getInt(48),
        bytes.getInt(52),
        bytes.getInt(56),
        bytes.getInt(64),
        bytes.getInt(68),
        bytes.getInt(72));
  }

  // Of everything before the position.
  private static int crc(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate().flip());
    return (int) crc.getValue();
  }
}
