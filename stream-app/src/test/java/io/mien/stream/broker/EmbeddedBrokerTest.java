package io.mien.stream.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

  @TempDir private Path parent;

  @Test
  void shouldRefuseATakenPortBeforeItTouchesTheFolder() throws IOException {
    Path folder = parent.resolve("kept");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      BrokerOptions options = new BrokerOptions(folder, taken.getLocalPort());

      assertThatThrownBy(() -> EmbeddedBroker.start(options))
          .isInstanceOf(MienException.class)
          .hasMessageContaining("cannot use port " + taken.getLocalPort())
          .hasMessageContaining("--port");
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void shouldRefuseADamagedFolderAndGiveItBack() throws IOException {
    Path folder = parent.resolve("kept");
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/meta.properties"), "no properties of a broker");

    assertThatThrownBy(() -> EmbeddedBroker.start(new BrokerOptions(folder, 0)))
        .isInstanceOf(MienException.class)
        .hasMessageStartingWith("the broker did not start on " + folder.resolve("data"))
        .hasMessageEndingWith("delete it or choose another");
    BrokerFolder.open(folder).close();
  }

  @Test
  void shouldRefuseAnImpossiblePort() {
    assertThatThrownBy(() -> new BrokerOptions(null, 65_536))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("65536");
  }
}
