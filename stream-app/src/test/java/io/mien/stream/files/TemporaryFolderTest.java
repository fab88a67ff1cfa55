package io.mien.stream.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {

  @TempDir private Path parent;

  @Test
  void shouldDeleteAllWhenClosed() throws IOException {
    Path path;
    try (TemporaryFolder folder = TemporaryFolder.create("mien-test-")) {
      path = folder.path();
      Files.createDirectories(path.resolve("a/b"));
      Files.writeString(path.resolve("a/b/file"), "content");
    }

    assertThat(path).doesNotExist();
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void shouldDeleteAllWhenTheProcessEndsBeforeThat() throws IOException, InterruptedException {
    Path output = parent.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Leaver.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(process.waitFor()).as(Files.readString(output)).isEqualTo(Leaver.CODE);
    Path left = Path.of(Files.readString(output, UTF_8).lines().reduce((a, b) -> b).orElseThrow());
    assertThat(left.getFileName().toString()).startsWith("mien-test-");
    assertThat(left).doesNotExist();
  }

  /** Ends with a folder open, and closes it while it ends. */
  static final class Leaver {

    static final int CODE = 7;

    private Leaver() {}

    public static void main(String[] args) throws IOException {
      TemporaryFolder folder = TemporaryFolder.create("mien-test-");
      Files.writeString(folder.path().resolve("file"), "content");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(folder)));
      System.out.println(folder.path());
      System.exit(CODE);
    }

    private static void close(TemporaryFolder folder) {
      try {
        folder.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
