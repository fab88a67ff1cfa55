package io.mien.trainer.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibTorchTest {

  private static final String KEY = "java.library.path";

  @TempDir private Path folder;
  private final String before = System.getProperty(KEY);

  @AfterEach
  void restore() {
    System.setProperty(KEY, before);
  }

  @Test
  void shouldNameAnotherLibtorchInsteadOfCrashing() throws IOException {
    Path other = Files.createFile(folder.resolve(System.mapLibraryName("torch_cpu")));
    System.setProperty(KEY, folder.toString());
    assertThatThrownBy(LibTorch::check)
        .isInstanceOf(MienException.class)
        .hasMessageContaining(other.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "flags : fpu avx512f avx512_bf16 vaes, true",
    "flags : fpu amx_bf16, true",
    "Features : fp asimd bf16, true",
    "flags : fpu avx2 avx512f, false",
    "model name : bf16 of nobody, false"
  })
  void shouldKnowProcessorsThatMultiplyInBfloat16(String line, boolean has) throws IOException {
    Path told = Files.writeString(folder.resolve("cpuinfo"), "processor : 0\n" + line + "\n");
    assertThat(LibTorch.hasBfloat16(told)).isEqualTo(has);
  }

  @Test
  void shouldTakeUnknownProcessorsForOnesWithoutBfloat16() {
    assertThat(LibTorch.hasBfloat16(folder.resolve("none"))).isFalse();
  }
}
