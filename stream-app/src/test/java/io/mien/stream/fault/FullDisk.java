package io.mien.stream.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A file system of a mebibyte, which really is full once it was filled. Only root may mount it. */
final class FullDisk implements AutoCloseable {

  private static final int KIB = 1 << 10;

  private final Path folder;

  private FullDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts one; the test that asks is skipped where that is not allowed. */
  static FullDisk mount(Path folder) throws IOException {
    Files.createDirectories(folder);
    int code = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString());
    assumeThat(code).as("mounting a small tmpfs, which only root may do").isZero();
    return new FullDisk(folder);
  }

  private static int run(String... command) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      assumeThat(false).as("there is no command %s: %s", command[0], e).isTrue();
      throw e;
    }
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    return process.exitValue();
  }

  Path folder() {
    return folder;
  }

  /** Writes until not one byte more goes in. */
  void fill() throws IOException {
    Path file = folder.resolve("full");
    int block = 64 * KIB;
    try (OutputStream out = Files.newOutputStream(file)) {
      while (block > 0) {
        try {
          out.write(new byte[block]);
        } catch (IOException e) {
          block /= 2;
        }
      }
    }
    assertThat(folder.toFile().getUsableSpace()).isZero();
  }

  @Override
  public void close() throws IOException {
    assertThat(run("umount", "-l", folder.toString())).isZero();
  }
}
