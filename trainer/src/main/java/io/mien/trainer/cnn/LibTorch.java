package io.mien.trainer.cnn;

import io.mien.recognition.MienException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/** Loads libtorch, or says in one sentence why it cannot be loaded. */
public final class LibTorch {

  /** As Linux calls it on x86-64 and on AArch64. */
  private static final Set<String> BFLOAT16_FLAGS = Set.of("avx512_bf16", "amx_bf16", "bf16");

  private LibTorch() {}

  /**
   * @throws MienException if another libtorch would be loaded instead of this build's, which ends
   *     the whole process without a word, or if this build's cannot be loaded
   */
  public static void check() {
    for (String folder :
        System.getProperty("java.library.path", "").split(File.pathSeparator, -1)) {
      Path other = Path.of(folder, System.mapLibraryName("torch_cpu"));
      if (!folder.isEmpty() && Files.exists(other)) {
        throw new MienException(
            "%s would be mixed with the libtorch of this program and crash it; remove that package or start with -Djava.library.path= (nothing)."
                .formatted(other));
      }
    }
    try {
      Loader.load(torch.class);
    } catch (UnsatisfiedLinkError e) {
      throw new MienException(
          "libtorch cannot be loaded on this machine: %s.".formatted(e.getMessage()), e);
    }
  }

  /**
   * Whether this processor multiplies in bfloat16 itself. Others only imitate it, which is slower
   * than float32; where Linux does not tell, it is taken for one of them.
   */
  static boolean hasBfloat16() {
    return hasBfloat16(Path.of("/proc/cpuinfo"));
  }

  static boolean hasBfloat16(Path told) {
    if (!Files.isReadable(told)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(told)) {
      return lines
          .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
          .flatMap(line -> Arrays.stream(line.split("\\s+", -1)))
          .anyMatch(BFLOAT16_FLAGS::contains);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version of this build's libtorch, followed by that of its bindings. */
  public static String version() {
    try {
      return Loader.getVersion("org.bytedeco", "pytorch");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
