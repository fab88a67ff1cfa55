package io.mien.trainer.cnn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.ArchiveWriter;
import org.bytedeco.pytorch.OutputArchive;
import org.jspecify.annotations.Nullable;

/** Writes libtorch archives so that a file is the old one or the new one, never half of one. */
final class ArchiveFile {

  private ArchiveFile() {}

  /**
   * Writes beside the file and then moves over it.
   *
   * @throws IOException if the disk is full, say; the file is then as it was
   */
  static void write(OutputArchive archive, Path file) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
            FileChannel.open(
                fresh,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        ChannelWriter writer = new ChannelWriter(channel)) {
      archive.save_to(writer);
      writer.check();
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Where an archive's bytes go. A failure is kept for later and never told to libtorch, which ends
   * the whole process where it cannot write: it throws in a destructor.
   */
  private static final class ChannelWriter extends ArchiveWriter {

    private final FileChannel channel;
    private @Nullable IOException failure;

    ChannelWriter(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public long call(Pointer bytes, long count) {
      if (failure == null) {
        try {
          ByteBuffer buffer = new BytePointer(bytes).capacity(count).asByteBuffer();
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
        } catch (IOException e) {
          failure = e;
        }
      }
      return count;
    }

    void check() throws IOException {
      if (failure != null) {
        throw failure;
      }
    }
  }
}
