package io.mien.trainer.data.layout;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.CropTemplate;
import io.mien.trainer.data.FaceData;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Reads a cache file of decoded crops. It is mapped into memory, so that the system keeps as much
 * of it as there is room for. The whole file is read once to prove its checksums; a damaged one
 * counts as none.
 */
final class CropCache {

  /** A mapping holds at most 2 GiB. */
  private static final long MAPPED = 1L << 30;

  private CropCache() {}

  /**
   * The data set as it was cached.
   *
   * @param key what must have decided about the content
   * @return empty if there is no such file, or it is damaged or out of date
   * @throws IOException if it cannot be read
   */
  static Optional<FaceData> open(Path file, String key, CropTemplate crop) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer head = ByteBuffer.allocate(CacheFormat.PIXELS_AT);
      readFully(channel, head, 0);
      head.flip();
      if (!CacheFormat.fits(head, key, crop.size(), crop.channels(), channel.size())) {
        return Optional.empty();
      }
      CacheFormat format = CacheFormat.read(head);
      List<ByteBuffer> pixels = map(channel, format);
      byte[] faces = new byte[format.facesLength()];
      readFully(channel, ByteBuffer.wrap(faces), format.facesAt());
      if (crc(pixels) != format.pixelsCrc()
          || crc(List.of(ByteBuffer.wrap(faces))) != format.facesCrc()) {
        return Optional.empty();
      }
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(faces))) {
        return Optional.of(CachedFaces.read(in, slot -> crop(pixels, format, slot)));
      }
    }
  }

  // A channel may give less than was asked for; what a short file lacks stays zero.
  private static void readFully(FileChannel channel, ByteBuffer into, long at) throws IOException {
    int got = 0;
    for (long next = at; into.hasRemaining() && got >= 0; next += got) {
      got = channel.read(into, next);
    }
  }

  private static AlignedCrop crop(List<ByteBuffer> pixels, CacheFormat format, int slot) {
    int perMapping = perMapping(format.cropBytes());
    int bytes = (int) format.cropBytes();
    ByteBuffer part = pixels.get(slot / perMapping);
    return AlignedCrop.view(
        format.size(), format.channels(), part.slice(slot % perMapping * bytes, bytes));
  }

  private static int perMapping(long cropBytes) {
    return (int) Math.max(1, MAPPED / cropBytes);
  }

  /** Maps the pixels, a whole number of slots each time. */
  static List<ByteBuffer> map(FileChannel channel, CacheFormat format) throws IOException {
    long part = perMapping(format.cropBytes()) * format.cropBytes();
    long end = format.facesAt();
    List<ByteBuffer> mapped = new ArrayList<>();
    for (long at = CacheFormat.PIXELS_AT; at < end; at += part) {
      mapped.add(channel.map(MapMode.READ_ONLY, at, Math.min(part, end - at)));
    }
    return mapped;
  }

  static int crc(List<ByteBuffer> parts) {
    CRC32C crc = new CRC32C();
    parts.forEach(part -> crc.update(part.duplicate()));
    return (int) crc.getValue();
  }
}
