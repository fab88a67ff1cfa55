package io.mien.trainer.weights;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A safetensors file: named tensors that are read one by one, each mapped into memory while it is.
 * The whole header is checked before anything is read. Thread-safe.
 *
 * <p>Source of the format: Hugging Face, safetensors, README, "Format".
 */
public final class SafeTensors implements AutoCloseable {

  /** The reference implementation refuses longer headers too. */
  static final int MAX_HEADER = 100_000_000;

  private static final int LENGTH_BYTES = Long.BYTES;

  /** A mapping holds at most 2 GiB. */
  private static final int MAPPED = 1 << 30;

  private final Path file;
  private final FileChannel channel;
  private final long dataAt;
  private final SafeTensorsHeader header;

  private SafeTensors(Path file, FileChannel channel, long dataAt, SafeTensorsHeader header) {
    this.file = file;
    this.channel = channel;
    this.dataAt = dataAt;
    this.header = header;
  }

  /**
   * Opens a file and checks its header.
   *
   * @throws MienException if it is missing, unreadable, or its header does not describe its content
   */
  public static SafeTensors open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new MienException(
          "There is no file %s; name a .safetensors file that exists.".formatted(file));
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
      byte[] json = header(channel);
      long dataAt = LENGTH_BYTES + (long) json.length;
      SafeTensorsHeader header = SafeTensorsHeader.parse(json, channel.size() - dataAt);
      return new SafeTensors(file, channel, dataAt, header);
    } catch (SafeTensorsHeader.LyingHeaderException e) {
      close(channel, e);
      throw new MienException(
          "%s cannot be used as safetensors: %s; fetch it again, or write it anew."
              .formatted(file, e.getMessage()),
          e);
    } catch (IOException e) {
      close(channel, e);
      throw new MienException(
          "%s cannot be read (%s); fetch it again.".formatted(file, e.getMessage()), e);
    }
  }

  private static void close(@Nullable FileChannel channel, Exception why) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        why.addSuppressed(e);
      }
    }
  }

  private static byte[] header(FileChannel channel)
      throws IOException, SafeTensorsHeader.LyingHeaderException {
    long size = channel.size();
    if (size < LENGTH_BYTES) {
      throw new SafeTensorsHeader.LyingHeaderException("it has only %d bytes".formatted(size));
    }
    ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    readFully(channel, length, 0);
    long bytes = length.getLong(0);
    if (bytes < 0 || bytes > MAX_HEADER || bytes > size - LENGTH_BYTES) {
      throw new SafeTensorsHeader.LyingHeaderException(
          "it claims a header of %s bytes and has %d"
              .formatted(Long.toUnsignedString(bytes), size - LENGTH_BYTES));
    }
    ByteBuffer json = ByteBuffer.allocate((int) bytes);
    readFully(channel, json, LENGTH_BYTES);
    return json.array();
  }

  private static void readFully(FileChannel channel, ByteBuffer into, long at) throws IOException {
    long next = at;
    while (into.hasRemaining()) {
      int got = channel.read(into, next);
      if (got < 0) {
        throw new IOException("it ends early");
      }
      next += got;
    }
  }

  /** The names of all tensors, in the order of the header. */
  public Set<String> names() {
    return Collections.unmodifiableSet(header.tensors().keySet());
  }

  /** What the writer of the file noted. */
  public Map<String, String> metadata() {
    return Collections.unmodifiableMap(header.metadata());
  }

  /**
   * What the header says about one tensor.
   *
   * @throws MienException if there is none of that name
   */
  public TensorInfo info(String name) {
    TensorInfo tensor = header.tensors().get(name);
    if (tensor == null) {
      throw new MienException(
          "%s has no tensor \"%s\"; is it the file of another network?".formatted(file, name));
    }
    return tensor;
  }

  /**
   * The numbers of one tensor, the fastest axis first in memory.
   *
   * @param shape that it must have
   * @throws MienException if there is none of that name, it has another shape, it is not F32, F16
   *     or BF16, or it cannot be read
   */
  public float[] floats(String name, long... shape) {
    TensorInfo tensor = info(name);
    List<Long> wanted = Arrays.stream(shape).boxed().toList();
    if (!tensor.shape().equals(wanted)) {
      throw new MienException(
          "The tensor \"%s\" of %s has the shape %s instead of %s; is it the file of another network?"
              .formatted(name, file, tensor.shape(), wanted));
    }
    if (!tensor.type().isFloat()) {
      throw new MienException(
          "The tensor \"%s\" of %s is %s; give a file of F32, F16 or BF16."
              .formatted(name, file, tensor.type()));
    }
    if (tensor.elements() > Integer.MAX_VALUE - 8) {
      throw new MienException(
          "The tensor \"%s\" of %s has %d numbers, more than fit into one array; split it."
              .formatted(name, file, tensor.elements()));
    }
    try {
      return read(tensor);
    } catch (IOException e) {
      throw new MienException(
          "The tensor \"%s\" of %s cannot be read (%s); fetch the file again."
              .formatted(name, file, e.getMessage()),
          e);
    }
  }

  private float[] read(TensorInfo tensor) throws IOException {
    float[] values = new float[(int) tensor.elements()];
    int most = MAPPED / tensor.type().bytes();
    for (int from = 0; from < values.length; from += most) {
      int count = Math.min(most, values.length - from);
      long at = dataAt + tensor.begin() + (long) from * tensor.type().bytes();
      ByteBuffer part =
          channel
              .map(MapMode.READ_ONLY, at, (long) count * tensor.type().bytes())
              .order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < count; i++) {
        values[from + i] = tensor.type().value(part, i);
      }
    }
    return values;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new MienException("%s cannot be closed (%s).".formatted(file, e.getMessage()), e);
    }
  }
}
