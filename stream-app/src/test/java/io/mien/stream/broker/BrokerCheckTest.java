package io.mien.stream.broker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerCheckTest {

  @Test
  void shouldNameTheAddressAndTheWayOutIfNobodyAnswers() {
    String nobody = "127.0.0.1:" + Ports.free();

    assertThatThrownBy(() -> check(nobody))
        .isInstanceOf(MienException.class)
        .hasMessage(
            "no Kafka broker answers at %s; see whether the address is right, or start one with"
                + " 'mien broker'",
            nobody);
  }

  @Test
  void shouldNotWaitForSomethingThatAcceptsButIsNoBroker() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + silent.getLocalPort();

      assertThatThrownBy(() -> check(address))
          .isInstanceOf(MienException.class)
          .hasMessageStartingWith(address + " does not answer as a Kafka broker does");
    }
  }

  @Test
  void shouldNameAnAddressThatIsNone() {
    assertThatThrownBy(() -> check("nowhere"))
        .isInstanceOf(MienException.class)
        .hasMessageStartingWith("cannot use the Kafka broker nowhere: ")
        .hasMessageEndingWith("see --bootstrap-servers and --kafka-property");
  }

  @Test
  void shouldNameAPropertyThatIsWrong() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Map<String, Object> client =
          Map.of(
              "bootstrap.servers",
              "127.0.0.1:" + silent.getLocalPort(),
              "security.protocol",
              "SECRET");

      assertThatThrownBy(() -> BrokerCheck.requireReachable(client))
          .isInstanceOf(MienException.class)
          .hasMessageContaining("security.protocol");
    }
  }

  private static void check(String servers) {
    BrokerCheck.requireReachable(Map.of("bootstrap.servers", servers));
  }
}
