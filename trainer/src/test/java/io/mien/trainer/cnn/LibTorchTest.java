package io.mien.trainer.cnn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
