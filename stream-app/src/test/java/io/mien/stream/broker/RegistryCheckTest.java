package io.mien.stream.broker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.mien.recognition.MienException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers this one question as a registry does. */
class RegistryCheckTest {

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/apis/registry/v3/system/info",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldTakeARegistryThatAnswers() {
    assertThatCode(() -> RegistryCheck.requireReachable(url("/apis/registry/v3")))
        .doesNotThrowAnyException();
    assertThatCode(() -> RegistryCheck.requireReachable(url("/apis/registry/v3/")))
        .doesNotThrowAnyException();
  }

  @Test
  void shouldSayHowTheUrlEnds() {
    assertThatThrownBy(() -> RegistryCheck.requireReachable(url("")))
        .isInstanceOf(MienException.class)
        .hasMessage(
            "there is no schema registry at %s (it answers 404); the URL ends with"
                + " /apis/registry/v3",
            url(""));
  }

  @Test
  void shouldNameARegistryThatIsNotThere() {
    URI nobody = URI.create("http://127.0.0.1:" + Ports.free() + "/apis/registry/v3");

    assertThatThrownBy(() -> RegistryCheck.requireReachable(nobody))
        .isInstanceOf(MienException.class)
        .hasMessageStartingWith("no schema registry answers at " + nobody);
  }

  @Test
  void shouldRefuseWhatIsNoUrlOfAServer() {
    assertThatThrownBy(() -> RegistryCheck.requireReachable(URI.create("registry")))
        .isInstanceOf(MienException.class)
        .hasMessageStartingWith("'registry' is no URL of a schema registry");
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }
}
