package io.mien.trainer.data.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A picture on disk as it was when it was listed.
 *
 * @param bytes its size
 * @param modified when it was last written, in milliseconds since 1970
 */
record PictureFile(Path path, long bytes, long modified) {

  /**
   * @throws IOException if there is no such regular file
   */
  static PictureFile of(Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new IOException(path + " is no file");
    }
    return new PictureFile(path, attributes.size(), attributes.lastModifiedTime().toMillis());
  }
}
