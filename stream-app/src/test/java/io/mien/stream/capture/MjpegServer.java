package io.mien.stream.capture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A network camera on 127.0.0.1: MJPEG as multipart/x-mixed-replace, as such cameras send it. */
final class MjpegServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger connections = new AtomicInteger();

  /**
   * @param frames of each connection, after which the camera hangs up
   * @param millis between two frames
   */
  MjpegServer(int frames, int millis) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/video", exchange -> stream(exchange, frames, millis));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/video";
  }

  int connections() {
    return connections.get();
  }

  private void stream(HttpExchange exchange, int frames, int millis) throws IOException {
    connections.incrementAndGet();
    byte[] jpeg = TestVideo.encoded("jpeg");
    exchange.getResponseHeaders().add("Content-Type", "multipart/x-mixed-replace; boundary=next");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; i < frames; i++) {
        String head =
            "--next\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.length + "\r\n\r\n";
        out.write(head.getBytes(US_ASCII));
        out.write(jpeg);
        out.write("\r\n".getBytes(US_ASCII));
        out.flush();
        Thread.sleep(millis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
