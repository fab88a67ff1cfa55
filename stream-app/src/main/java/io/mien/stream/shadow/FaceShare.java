package io.mien.stream.shadow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32;

/**
 * A share of all faces, chosen by their event ids alone: the same ones in every process and every
 * time, and those of a smaller share are among those of a larger one.
 */
final class FaceShare {

  private static final double IDS = 1L << 32;

  private FaceShare() {}

  /**
   * @param share 0 to 1
   */
  static boolean takes(String eventId, float share) {
    CRC32 crc = new CRC32();
    crc.update(eventId.getBytes(UTF_8));
    return mixed((int) crc.getValue()) < share * IDS;
  }

  /** The last step of MurmurHash3: ids that differ in their last digits get far apart. */
  private static long mixed(int hash) {
    int h = hash;
    h ^= h >>> 16;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    h ^= h >>> 16;
    return Integer.toUnsignedLong(h);
  }
}
