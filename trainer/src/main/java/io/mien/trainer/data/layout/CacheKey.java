package io.mien.trainer.data.layout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over everything that decides what a cache file holds. Not thread-safe. */
final class CacheKey {

  /** Length of a finished key in bytes; as text it has two digits for each. */
  static final int BYTES = 32;

  private final MessageDigest digest;

  CacheKey() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  CacheKey add(byte[] bytes) {
    // With its length, so that "ab" and "c" are not "a" and "bc".
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
    return this;
  }

  CacheKey add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  CacheKey add(long number) {
    return add(ByteBuffer.allocate(Long.BYTES).putLong(0, number).array());
  }

  /** A file by its name, size and time. */
  CacheKey add(PictureFile file) {
    return add(String.valueOf(file.path().getFileName())).add(file.bytes()).add(file.modified());
  }

  /** The key in hex. */
  String finish() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
