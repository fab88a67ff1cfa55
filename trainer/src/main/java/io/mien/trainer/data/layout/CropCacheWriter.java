package io.mien.trainer.data.layout;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.CropTemplate;
import io.mien.trainer.data.BadRow;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Writes a cache file. It gets its name only when it is whole, so that a reader never sees half of
 * one and an earlier one stays until then. Only its owner may read it: it holds faces.
 */
final class CropCacheWriter implements AutoCloseable {

  private final Path file;
  private final Path part;
  private final FileChannel channel;
  private final String key;
  private final CropTemplate crop;

  private CropCacheWriter(Path file, Path part, String key, CropTemplate crop) throws IOException {
    this.file = file;
    this.part = part;
    this.key = key;
    this.crop = crop;
    channel = FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Begins a file beside its later place. */
  static CropCacheWriter create(Path file, String key, CropTemplate crop) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder == null ? file : folder);
    // The temporary file is its owner's alone, and goes also when the program is interrupted.
    Path part = Files.createTempFile(folder, file.getFileName() + ".", ".part");
    part.toFile().deleteOnExit();
    return new CropCacheWriter(file, part, key, crop);
  }

  /** Writes one crop; to be called by any thread, once for each slot. */
  void put(int slot, AlignedCrop pixels) throws IOException {
    write(ByteBuffer.wrap(pixels.pixels()), CacheFormat.PIXELS_AT + (long) slot * crop.bytes());
  }

  /** Completes the file and puts it in its place. */
  void finish(Listing listing, boolean[] good, List<BadRow> badRows) throws IOException {
    ByteArrayOutputStream faces = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(faces)) {
      CachedFaces.write(listing, good, badRows, out);
    }
    CacheFormat unproven =
        new CacheFormat(key, crop.size(), crop.channels(), good.length, faces.size(), 0, 0);
    // Also where the last slots are empty, the file reaches to the faces' part.
    write(ByteBuffer.wrap(faces.toByteArray()), unproven.facesAt());
    CacheFormat format =
        new CacheFormat(
            key,
            crop.size(),
            crop.channels(),
            good.length,
            faces.size(),
            CropCache.crc(CropCache.map(channel, unproven)),
            CropCache.crc(List.of(ByteBuffer.wrap(faces.toByteArray()))));
    write(format.bytes(), 0);
    channel.force(true);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void write(ByteBuffer bytes, long at) throws IOException {
    long next = at;
    while (bytes.hasRemaining()) {
      next += channel.write(bytes, next);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(part);
  }
}
