package io.mien.schemas;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A real Apicurio Registry that keeps its schemas in memory, as a process of its own. */
final class RegistryProcess implements AutoCloseable {

  private static final Path FOLDER = Path.of("target/registry");
  private static final Path LOG = Path.of("target/registry.log");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final URI root;

  private RegistryProcess(Process process, URI root) {
    this.process = process;
    this.root = root;
  }

  static RegistryProcess start() throws IOException, InterruptedException {
    int port = freePort();
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx256m",
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + port,
            "-jar",
            runner().toAbsolutePath().toString());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(LOG.toFile()).start();
    var registry = new RegistryProcess(process, URI.create("http://127.0.0.1:" + port));
    try {
      registry.awaitReady();
    } catch (IOException | InterruptedException | RuntimeException e) {
      registry.close();
      throw e;
    }
    return registry;
  }

  private static Path runner() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith("-runner.jar"))
          .findAny()
          .orElseThrow(() -> new IllegalStateException("no registry in " + FOLDER));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the registry ended: " + Files.readString(LOG));
      }
      try {
        if (get("/health/ready").statusCode() == 200) {
          return;
        }
      } catch (ConnectException e) {
        // Not listening yet.
      }
      Thread.sleep(200);
    }
    throw new IllegalStateException("the registry is not ready: " + Files.readString(LOG));
  }

  /** Address of its API. */
  String url() {
    return root + "/apis/registry/v3";
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(root.resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
