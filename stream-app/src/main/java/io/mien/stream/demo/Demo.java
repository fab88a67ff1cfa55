package io.mien.stream.demo;

import io.mien.recognition.MienException;
import io.mien.schemas.AvroSerdes;
import io.mien.stream.api.Dashboard;
import io.mien.stream.api.LateStream;
import io.mien.stream.broker.BrokerOptions;
import io.mien.stream.broker.EmbeddedBroker;
import io.mien.stream.capture.FramePublisher;
import io.mien.stream.metrics.PrometheusMetrics;
import io.mien.stream.topology.Recognition;
import io.mien.stream.topology.StreamRunner;
import io.mien.stream.topology.StreamSettings;
import io.mien.stream.topology.TopicSettings;
import io.mien.stream.topology.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/**
 * A whole installation in one process: an embedded broker, cameras, the stream and the page. None
 * of it is kept, the broker's folder is temporary. Started and closed by one thread.
 */
public final class Demo implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final int PARTITIONS = 4;

  /** For each camera: one that is looked at and one that waits. */
  private static final int FRAMES_IN_FLIGHT = 2;

  private final StreamRunner runner;
  private final Dashboard dashboard;
  private final Teardown teardown;

  private Demo(StreamRunner runner, Dashboard dashboard, Teardown teardown) {
    this.runner = runner;
    this.dashboard = dashboard;
    this.teardown = teardown;
  }

  /**
   * Starts everything and returns when frames are on their way.
   *
   * @param complaints told of each source that does not open or breaks off while others go on; from
   *     any thread
   * @throws MienException if no source opens, or anything else does not start; what had started is
   *     stopped again
   */
  public static Demo start(DemoSettings settings, Consumer<MienException> complaints)
      throws InterruptedException {
    Teardown teardown = new Teardown();
    try {
      return start(settings, complaints, teardown);
    } catch (RuntimeException | InterruptedException e) {
      teardown.close();
      throw e;
    }
  }

  private static Demo start(
      DemoSettings settings, Consumer<MienException> complaints, Teardown teardown)
      throws InterruptedException {
    // The broker takes longest; the models load meanwhile.
    TopicSettings topicSettings =
        TopicSettings.embedded(PARTITIONS, settings.capture().maxFrameBytes());
    CompletableFuture<EmbeddedBroker> broker =
        CompletableFuture.supplyAsync(
            () -> EmbeddedBroker.start(BrokerOptions.temporary(topicSettings.limits())));
    teardown.add(() -> broker.thenAccept(EmbeddedBroker::close).exceptionally(e -> null).join());
    Cameras cameras = Cameras.open(settings.sources(), settings.capture(), complaints);
    teardown.add(cameras::close);
    Recognition recognition = Recognition.open(settings.recognition());
    teardown.add(recognition::close);

    Map<String, Object> client = Map.of("bootstrap.servers", join(broker).bootstrapServers());
    Topics topics = Topics.DEFAULT;
    AvroSerdes serdes = AvroSerdes.of(null);
    try (Admin admin = Admin.create(client)) {
      topics.create(admin, topicSettings);
    }

    PrometheusMetrics metrics = new PrometheusMetrics();
    InFlight inFlight = new InFlight(metrics, FRAMES_IN_FLIGHT * cameras.count());
    LateStream late = new LateStream();
    Dashboard dashboard =
        Dashboard.start(
            settings.api(),
            client,
            topics,
            serdes,
            recognition.pictures(),
            late,
            metrics.registry());
    teardown.add(dashboard::close);
    StreamSettings streamSettings =
        new StreamSettings(
            StreamSettings.APPLICATION_ID,
            client,
            threads(cameras.count()),
            StreamSettings.COMMIT_INTERVAL,
            topicSettings.maxRecordBytes());
    StreamRunner runner = StreamRunner.start(topics, serdes, recognition, inFlight, streamSettings);
    teardown.add(runner::close);
    late.follow(runner);
    runner.awaitReady(START_LIMIT);
    if (!dashboard.awaitEvents(START_LIMIT)) {
      throw new MienException(
          "the page got no answer from the embedded broker within %d s; start again with --verbose to see why"
              .formatted(START_LIMIT.toSeconds()));
    }

    FramePublisher publisher =
        new FramePublisher(client, topics, serdes, settings.capture().maxFrameBytes());
    teardown.add(publisher::close);
    cameras.publish(publisher, inFlight);
    // Nobody may publish any more when the publisher goes.
    teardown.add(cameras::close);
    return new Demo(runner, dashboard, teardown);
  }

  private static EmbeddedBroker join(CompletableFuture<EmbeddedBroker> broker) {
    try {
      return broker.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof MienException reason) {
        throw reason;
      }
      throw e;
    }
  }

  /** A camera is worked on by one thread; half of the cores are left to broker and cameras. */
  private static int threads(int cameras) {
    int cores = Runtime.getRuntime().availableProcessors();
    return Math.max(1, Math.min(Math.min(cameras, PARTITIONS), cores / 2));
  }

  /** Where a browser on this machine finds the page. */
  public URI url() {
    return dashboard.url();
  }

  /**
   * Waits until the stream stopped; false if the time was over.
   *
   * @throws MienException if it failed
   */
  public boolean awaitStopped(Duration limit) throws InterruptedException {
    return runner.awaitStopped(limit);
  }

  /** Stops everything and removes what was temporary. */
  @Override
  public void close() {
    teardown.close();
  }
}
