package io.mien.stream.broker;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** TCP ports on 127.0.0.1. */
final class Ports {

  private Ports() {}

  /** A port that nobody uses at this moment. */
  static int free() {
    return freeBeside(0);
  }

  /** A port that nobody uses at this moment and that is not the given one. */
  static int freeBeside(int other) {
    try (ServerSocket first = bind(0);
        ServerSocket second = bind(0)) {
      return first.getLocalPort() == other ? second.getLocalPort() : first.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no port is free on 127.0.0.1", e);
    }
  }

  /**
   * @throws MienException if somebody uses the port, or it may not be used
   */
  static void requireFree(int port) {
    try (ServerSocket socket = bind(port)) {
      socket.getLocalPort();
    } catch (IOException e) {
      throw new MienException(
          "the broker cannot use port %d on 127.0.0.1 (%s); stop what uses it, or choose another with --port, 0 for a free one"
              .formatted(port, e.getMessage()),
          e);
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }
}
