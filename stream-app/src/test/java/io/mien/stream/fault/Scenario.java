package io.mien.stream.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.stream.topology.TopicSettings;
import io.mien.stream.topology.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;

/**
 * Topics of their own on a broker, instances of the application that work on them, and the books of
 * everything that was sent and committed.
 */
final class Scenario implements AutoCloseable {

  /** Whether there is time for more than CI has. */
  static final boolean FULL = Boolean.getBoolean("mien.fault.full");

  /** Enough for tiny frames. */
  private static final int HEAP_MIB = 192;

  private static final int PARTITIONS = 4;
  private static final int MAX_FRAME_BYTES = 1 << 20;
  private static final Pattern PAGE = Pattern.compile("page on (http://\\S+/)");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String name;
  private final String servers;
  private final Topics topics;
  private final FrameSender sender;
  private final CommittedReader reader;
  private final List<MienProcess> processes = new ArrayList<>();

  private Scenario(String name, String servers, int maxFrameBytes) {
    this.name = name;
    this.servers = servers;
    this.topics = new Topics(name + ".");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      topics.create(admin, TopicSettings.embedded(PARTITIONS, maxFrameBytes));
    }
    this.sender = new FrameSender(servers, topics, FaceFrames.draw());
    this.reader = CommittedReader.start(servers, topics);
  }

  /**
   * @param name that no other scenario on that broker has
   */
  static Scenario on(BrokerProcess broker, String name) {
    return on(broker, name, MAX_FRAME_BYTES);
  }

  /**
   * @param maxFrameBytes that the topics take
   */
  static Scenario on(BrokerProcess broker, String name, int maxFrameBytes) {
    return new Scenario(name, broker.servers(), maxFrameBytes);
  }

  Topics topics() {
    return topics;
  }

  FrameSender sender() {
    return sender;
  }

  CommittedReader reader() {
    return reader;
  }

  /** Starts an instance; it is not ready yet. */
  MienProcess launch(String... options) {
    return launch(HEAP_MIB, options);
  }

  /** Likewise, with another detector than {@link FaceFrames#DETECTOR}. */
  MienProcess launchWith(List<String> detector, String... options) {
    return launch(HEAP_MIB, detector, options);
  }

  /**
   * Likewise.
   *
   * @param heapMebibytes the most that its Java may take for objects
   */
  MienProcess launch(int heapMebibytes, String... options) {
    return launch(heapMebibytes, FaceFrames.DETECTOR, options);
  }

  private MienProcess launch(int heapMebibytes, List<String> detector, String... options) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("stream", "--bootstrap-servers", servers, "--port", "0"));
    arguments.addAll(List.of("--topic-prefix", topics.prefix(), "--application-id", name));
    arguments.addAll(detector);
    arguments.addAll(List.of(options));
    MienProcess process =
        MienProcess.start(
            MienProcess.LOGS.resolve("%s-%d.log".formatted(name, processes.size() + 1)),
            heapMebibytes,
            arguments);
    processes.add(process);
    return process;
  }

  /** Waits until these instances process frames. */
  void awaitReady(Collection<MienProcess> instances) throws IOException, InterruptedException {
    for (MienProcess instance : instances) {
      HttpRequest request = HttpRequest.newBuilder(page(instance).resolve("readyz")).build();
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (HTTP.send(request, BodyHandlers.ofString()).statusCode() != 200) {
        assertThat(System.nanoTime()).as(instance.output()).isLessThan(deadline);
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  /** Where that instance has its page. */
  URI page(MienProcess instance) throws InterruptedException {
    return URI.create(instance.await(PAGE).group(1));
  }

  /**
   * Waits until as many events and dead letters have arrived as records were sent, or none came for
   * a minute.
   */
  void awaitAll() throws InterruptedException {
    int sent = sender.sent().size();
    int before = -1;
    long deadline = System.nanoTime();
    while (reader.count() < sent && (reader.count() > before || System.nanoTime() < deadline)) {
      if (reader.count() > before) {
        before = reader.count();
        deadline = System.nanoTime() + PATIENCE.toNanos();
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /**
   * Waits until everything that was sent has arrived, stops all instances, reads what may be left
   * and compares.
   */
  void compare() throws InterruptedException {
    awaitAll();
    for (MienProcess process : processes) {
      if (process.isAlive()) {
        assertThat(process.stop()).as(process.output()).isZero();
      }
    }
    reader.finish();
    try (CommittedReader later = CommittedReader.start(servers, topics)) {
      later.finish();
      Comparison.check("a reader that comes later", sender.sent(), later);
    }
    Comparison.check("a reader that was there all the time", sender.sent(), reader);
  }

  @Override
  public void close() {
    processes.forEach(MienProcess::close);
    reader.close();
    sender.close();
  }
}
