package io.mien.trainer.data;

import io.mien.recognition.MienException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens text files, compressed or not. */
public final class TextLines {

  private static final int BUFFER = 1 << 16;

  private TextLines() {}

  /**
   * A reader of a UTF-8 text file, unpacked first if its name ends in {@code .gz}.
   *
   * @throws MienException if there is no such file
   */
  public static BufferedReader open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new MienException(
          "There is no file %s; check the path, and name a .csv or .csv.gz file.".formatted(file));
    }
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, BUFFER) : raw;
      return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8), BUFFER);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }
}
