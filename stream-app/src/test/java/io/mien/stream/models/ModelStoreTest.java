package io.mien.stream.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.mien.recognition.MienException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {

  private static final String CONTENT = "hello";
  private static final String SHA_256 =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  @TempDir private Path folder;

  @Test
  void shouldCopyAFileWithTheRightChecksum() throws IOException {
    Path from = Files.createDirectory(folder.resolve("from"));
    Files.writeString(from.resolve("model.onnx"), CONTENT);
    ModelStore store = new ModelStore(folder.resolve("store/deep"));

    Path stored = store.copy(file("http://127.0.0.1"), from);

    assertThat(stored).hasContent(CONTENT);
    assertThat(store.find(file("http://127.0.0.1"))).contains(stored);
    store.verify(file("http://127.0.0.1"));
  }

  @Test
  void shouldKeepNothingOfAWrongFile() throws IOException {
    Path from = Files.createDirectory(folder.resolve("from"));
    Files.writeString(from.resolve("model.onnx"), "another");
    ModelStore store = new ModelStore(folder.resolve("store"));

    assertThatThrownBy(() -> store.copy(file("http://127.0.0.1"), from))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("SHA-256");
    assertThat(folder.resolve("store")).isEmptyDirectory();
  }

  @Test
  void shouldSayThatAFileIsMissing() {
    ModelStore store = new ModelStore(folder);

    assertThatThrownBy(() -> store.copy(file("http://127.0.0.1"), folder.resolve("nowhere")))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("no model.onnx in");
    assertThatThrownBy(() -> store.verify(file("http://127.0.0.1")))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("mien models fetch");
  }

  @Test
  void shouldNoticeDamage() throws IOException {
    ModelStore store = new ModelStore(folder);
    Files.writeString(folder.resolve("model.onnx"), "damaged");

    assertThatThrownBy(() -> store.verify(file("http://127.0.0.1")))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void shouldDownloadAndSayWhatTheServerRefused() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/model.onnx",
        exchange -> {
          exchange.sendResponseHeaders(200, CONTENT.length());
          exchange.getResponseBody().write(CONTENT.getBytes(UTF_8));
          exchange.close();
        });
    server.start();
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort();
      ModelStore store = new ModelStore(folder);
      ModelDownload download = new ModelDownload(store);

      assertThat(download.fetch(file(base + "/model.onnx"))).hasContent(CONTENT);
      assertThatThrownBy(() -> download.fetch(file(base + "/gone")))
          .isInstanceOf(MienException.class)
          .hasMessageContaining("404")
          .hasMessageContaining("--from");
    } finally {
      server.stop(0);
    }
  }

  private static ModelFile file(String address) {
    return new ModelFile("test", "a test", "model.onnx", SHA_256, URI.create(address));
  }
}
