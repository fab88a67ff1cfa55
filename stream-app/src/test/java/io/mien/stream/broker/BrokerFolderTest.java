package io.mien.stream.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerFolderTest {

  @TempDir private Path parent;

  @Test
  void shouldDeleteATemporaryFolder() throws IOException {
    Path data;
    try (BrokerFolder folder = BrokerFolder.open(null)) {
      data = folder.data();
      Files.createDirectories(data.resolve("mien.frames-0"));
      Files.writeString(data.resolve("mien.frames-0/00.log"), "records");
    }

    assertThat(data.getParent()).doesNotExist();
  }

  @Test
  void shouldMakeAndKeepAGivenFolder() {
    Path kept = parent.resolve("a/b");

    BrokerFolder.open(kept).close();
    BrokerFolder.open(kept).close();

    assertThat(kept).isDirectory();
  }

  @Test
  void shouldRefuseAFolderThatAnotherBrokerHas() {
    try (BrokerFolder first = BrokerFolder.open(parent)) {
      assertThat(first.isFormatted()).isFalse();

      assertThatThrownBy(() -> BrokerFolder.open(parent))
          .isInstanceOf(MienException.class)
          .hasMessage(
              "another broker uses the folder %s; stop it or choose another folder", parent);
    }
  }

  @Test
  void shouldRefuseAFolderThatCannotBeMade() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "no folder");

    assertThatThrownBy(() -> BrokerFolder.open(file))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("cannot write to " + file)
        .hasMessageEndingWith("choose a folder that you may write to");
  }
}
