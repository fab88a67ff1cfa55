package io.mien.stream.topology;

import io.mien.recognition.MienException;
import io.mien.schemas.AvroSerdes;
import io.mien.stream.metrics.StreamMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a topology until it is closed or fails.
 *
 * <p>Policy for failures: bad records never come this far. After what a broker brings about that
 * was away, a new thread goes on ({@link ThreadFailures}). All else is about the configuration or
 * this process, and a new thread would meet it again, so the whole client shuts down, {@link
 * #check()} throws, and whoever started the process may start it again. Exactly-once makes both
 * safe: work that was not committed is done again.
 */
public final class StreamRunner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StreamRunner.class);

  private final KafkaStreams streams;
  private final ThreadFailures failures = new ThreadFailures(InstantSource.system());
  private final CameraQueries cameras;
  private final Duration closeDeadline;
  private final CountDownLatch ready = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable MienException failure;

  private StreamRunner(KafkaStreams streams, CameraQueries cameras, Duration closeDeadline) {
    this.streams = streams;
    this.cameras = cameras;
    this.closeDeadline = closeDeadline;
  }

  /**
   * Starts the application; it joins its group in the background.
   *
   * @param recognition stays open until the runner is closed
   */
  public static StreamRunner start(
      Topics topics,
      AvroSerdes serdes,
      Recognition recognition,
      StreamMetrics metrics,
      StreamSettings settings) {
    return start(topics, serdes, recognition, ReportSettings.DEFAULT, metrics, settings);
  }

  /**
   * Starts the application; it joins its group in the background.
   *
   * @param recognition stays open until the runner is closed
   * @param reports what is made of the events
   */
  public static StreamRunner start(
      Topics topics,
      AvroSerdes serdes,
      Recognition recognition,
      ReportSettings reports,
      StreamMetrics metrics,
      StreamSettings settings) {
    return start(topics, serdes, recognition, FaceTap.NONE, reports, metrics, settings);
  }

  /**
   * Starts the application; it joins its group in the background.
   *
   * @param recognition stays open until the runner is closed
   * @param tap who looks on while faces are judged
   * @param reports what is made of the events
   */
  public static StreamRunner start(
      Topics topics,
      AvroSerdes serdes,
      Recognition recognition,
      FaceTap tap,
      ReportSettings reports,
      StreamMetrics metrics,
      StreamSettings settings) {
    metrics.executionProvider(recognition.executionProvider());
    metrics.expertGroups(recognition.expertGroups());
    Topology topology =
        EmotionTopology.build(
            topics,
            serdes,
            settings.limits(),
            new Engine(recognition, recognition.pictures(), tap),
            recognition.tracking(),
            reports,
            settings.operation(),
            metrics);
    DeadLetters letters = new DeadLetters(topics, serdes, metrics, InstantSource.system());
    GroupCopies.request(settings);
    return start(topology, settings.properties(letters), settings.operation().closeDeadline());
  }

  /**
   * Starts a topology; it joins its group in the background.
   *
   * @param properties see {@link StreamSettings#properties}
   */
  public static StreamRunner start(Topology topology, Properties properties) {
    return start(topology, properties, Operation.DEFAULT.closeDeadline());
  }

  private static StreamRunner start(Topology topology, Properties properties, Duration deadline) {
    KafkaStreams streams = new KafkaStreams(topology, properties);
    Object self = properties.get(StreamsConfig.APPLICATION_SERVER_CONFIG);
    StreamRunner runner =
        new StreamRunner(
            streams,
            new CameraQueries(
                streams, self == null ? null : HostInfo.buildFromEndpoint(self.toString())),
            deadline);
    runner.streams.setStateListener((state, before) -> runner.changed(state));
    runner.streams.setUncaughtExceptionHandler(runner::failed);
    runner.streams.start();
    return runner;
  }

  private void changed(State state) {
    LOG.debug("the stream is {}", state);
    if (state == State.RUNNING) {
      ready.countDown();
    } else if (state.hasCompletedShutdown()) {
      stopped.countDown();
    }
  }

  private StreamThreadExceptionResponse failed(Throwable cause) {
    LOG.debug("a stream thread failed", cause);
    if (failures.isPassing(cause)) {
      LOG.warn("a stream thread failed and is replaced, nothing is lost: {}", reason(cause));
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    failure =
        new MienException(
            "the stream stopped: %s; nothing is lost, start it again when that is mended"
                .formatted(reason(cause)),
            cause);
    ready.countDown();
    stopped.countDown();
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /** What somebody meant to be read by a person, else the innermost cause. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (!(cause instanceof MienException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof MienException ? String.valueOf(cause.getMessage()) : cause.toString();
  }

  /** Whether frames are being processed right now: false while starting, rebalancing or stopped. */
  public boolean isReady() {
    return streams.state() == State.RUNNING;
  }

  /** What the application knows of cameras. */
  public CameraQueries cameras() {
    return cameras;
  }

  /** What Kafka Streams calls the present state, for example {@code RUNNING}. */
  public String state() {
    return streams.state().name();
  }

  /**
   * Waits until the application has its partitions.
   *
   * @throws MienException if it fails first or the time is over
   */
  public void awaitReady(Duration limit) throws InterruptedException {
    boolean inTime = ready.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    check();
    if (!inTime) {
      throw new MienException(
          "the stream got no work within %d s and is still %s; see whether the broker is well"
              .formatted(limit.toSeconds(), state()));
    }
  }

  /**
   * Waits until the stream was closed or the time is over.
   *
   * @return whether it was closed
   * @throws MienException if it failed
   */
  public boolean awaitStopped(Duration limit) throws InterruptedException {
    boolean isStopped = stopped.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    check();
    return isStopped;
  }

  /**
   * Throws what stopped the stream; does nothing as long as all is well.
   *
   * @throws MienException if it failed
   */
  public void check() {
    MienException reason = failure;
    if (reason != null) {
      throw reason;
    }
  }

  /**
   * Commits what is done, leaves the group so that others take over at once, and stops within the
   * deadline.
   */
  @Override
  public void close() {
    CloseOptions options =
        CloseOptions.timeout(closeDeadline)
            .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);
    if (!streams.close(options)) {
      LOG.warn(
          "the stream did not stop within {} s; what it had not committed will be done again",
          closeDeadline.toSeconds());
    }
    stopped.countDown();
  }
}
