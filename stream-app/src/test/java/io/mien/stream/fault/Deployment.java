package io.mien.stream.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.stream.topology.TopicSettings;
import io.mien.stream.topology.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;

/**
 * A broker and instances of the application, each a process of its own, and the books of everything
 * that was sent and committed.
 */
final class Deployment implements AutoCloseable {

  static final int PARTITIONS = 4;

  private static final Pattern BROKER = Pattern.compile("broker: \\S+ \\(");
  private static final Pattern PAGE = Pattern.compile("page on (http://\\S+/)");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path folder;
  private final Path records;
  private final int port;
  private final Topics topics;
  private final List<MienProcess> processes = new ArrayList<>();
  private MienProcess broker;
  private int starts;

  private Deployment(Path folder, Path records, String prefix) throws IOException {
    this.folder = folder;
    this.records = records;
    this.topics = new Topics(prefix);
    this.port = freePort();
    this.broker = launchBroker();
  }

  /**
   * Starts a broker with empty topics.
   *
   * @param records where the broker keeps them
   * @param maxFrameBytes that the topics take
   */
  static Deployment start(Class<?> test, Path records, int maxFrameBytes)
      throws IOException, InterruptedException {
    Path logs = Path.of("target", "faults", test.getSimpleName());
    Deployment deployment = new Deployment(logs, records, "mien.");
    deployment.broker.await(BROKER);
    try (Admin admin = Admin.create(deployment.client())) {
      deployment.topics.create(admin, TopicSettings.embedded(PARTITIONS, maxFrameBytes));
    }
    return deployment;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private MienProcess launchBroker() {
    starts++;
    return MienProcess.start(
        folder.resolve("broker-%d.log".formatted(starts)),
        List.of("broker", "--port", Integer.toString(port), "--folder", records.toString()));
  }

  /** Takes the broker down at once and brings it back after a while, with its records. */
  void restartBroker(Duration pause, boolean cleanly) throws InterruptedException {
    if (cleanly) {
      assertThat(broker.stop()).isZero();
    } else {
      broker.kill();
    }
    TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    broker = launchBroker();
    broker.await(BROKER);
  }

  String servers() {
    return "127.0.0.1:" + port;
  }

  Map<String, Object> client() {
    return Map.of("bootstrap.servers", servers());
  }

  Topics topics() {
    return topics;
  }

  /** Starts an instance; it is not ready yet. */
  MienProcess launchStream(String... options) {
    starts++;
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("stream", "--bootstrap-servers", servers(), "--port", "0"));
    arguments.addAll(FaceFrames.DETECTOR);
    arguments.addAll(List.of(options));
    MienProcess process =
        MienProcess.start(folder.resolve("stream-%d.log".formatted(starts)), arguments);
    processes.add(process);
    return process;
  }

  /** Waits until that instance processes frames. */
  void awaitReady(MienProcess stream) throws IOException, InterruptedException {
    URI ready = page(stream).resolve("readyz");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    HttpRequest request = HttpRequest.newBuilder(ready).build();
    while (HTTP.send(request, BodyHandlers.ofString()).statusCode() != 200) {
      assertThat(System.nanoTime()).as(stream.output()).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** Where that instance has its page. */
  URI page(MienProcess stream) throws InterruptedException {
    return URI.create(stream.await(PAGE).group(1));
  }

  /**
   * Waits until everything that was sent has arrived, stops all instances, reads what may be left
   * and compares.
   */
  void compare(FrameSender sender, CommittedReader reader) throws InterruptedException {
    List<SentFrame> sent = sender.sent();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (reader.count() < sent.size() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    for (MienProcess process : processes) {
      if (process.isAlive()) {
        assertThat(process.stop()).as(process.output()).isZero();
      }
    }
    reader.finish();
    Comparison.check(sent, reader.events(), reader.letters());
  }

  @Override
  public void close() {
    processes.forEach(MienProcess::close);
    broker.close();
  }
}
