package io.mien.trainer.dbn;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.recognition.MienException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A state as JSON and named float32 arrays, little-endian, in one uncompressed zip file. Immutable.
 */
final class ArrayFile {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STATE = "state.json";
  private static final String SUFFIX = ".f32";

  private final Path file;
  private final byte[] state;
  private final Map<String, float[]> arrays;

  private ArrayFile(Path file, byte[] state, Map<String, float[]> arrays) {
    this.file = file;
    this.state = state;
    this.arrays = arrays;
  }

  /** Replaces the file in one step, so that an interruption leaves the old or the new one. */
  static void write(Path file, Object state, Map<String, float[]> arrays) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh));
          ZipOutputStream zip = new ZipOutputStream(out)) {
        store(zip, STATE, JSON.writeValueAsBytes(state));
        for (Map.Entry<String, float[]> array : arrays.entrySet()) {
          store(zip, array.getKey() + SUFFIX, bytes(array.getValue()));
        }
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      discard(fresh, e);
      throw new MienException(
          "The checkpoint %s cannot be written (%s); the one before is kept: make room and go on with --resume."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void discard(Path fresh, IOException why) {
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return buffer.array();
  }

  /**
   * Reads a whole file.
   *
   * @throws MienException if it is missing or not such a file
   */
  static ArrayFile read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new MienException(
          "There is no checkpoint %s; mien train dbn writes one into its --out folder."
              .formatted(file));
    }
    byte[] state = null;
    Map<String, float[]> arrays = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          byte[] content = in.readAllBytes();
          if (entry.getName().equals(STATE)) {
            state = content;
          } else {
            arrays.put(entry.getName().replace(SUFFIX, ""), floats(content));
          }
        }
      }
    } catch (IOException e) {
      throw foreign(file, e);
    }
    if (state == null) {
      throw foreign(file, new IOException("it has no " + STATE));
    }
    return new ArrayFile(file, state, arrays);
  }

  private static float[] floats(byte[] content) {
    float[] values = new float[content.length / Float.BYTES];
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  private static MienException foreign(Path file, IOException cause) {
    return new MienException(
        "%s is not a checkpoint of mien train dbn; give another --out, or leave --resume out."
            .formatted(file),
        cause);
  }

  /** The state as what it was written from. */
  <T> T state(Class<T> type) {
    try {
      return JSON.readValue(state, type);
    } catch (IOException e) {
      throw new MienException(
          "%s is not a checkpoint of this version of mien train dbn.".formatted(file), e);
    }
  }

  boolean has(String name) {
    return arrays.containsKey(name);
  }

  float[] array(String name) {
    float[] values = arrays.get(name);
    if (values == null) {
      throw new MienException(
          "%s is not a whole checkpoint of mien train dbn: it lacks %s.".formatted(file, name));
    }
    return values.clone();
  }
}
