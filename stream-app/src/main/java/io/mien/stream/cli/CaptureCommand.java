package io.mien.stream.cli;

import io.mien.recognition.MienException;
import io.mien.schemas.AvroSerdes;
import io.mien.stream.capture.CaptureOptions;
import io.mien.stream.capture.FramePublisher;
import io.mien.stream.capture.FrameSource;
import io.mien.stream.capture.FrameSources;
import io.mien.stream.capture.Pace;
import io.mien.stream.capture.PublishReport;
import io.mien.stream.frames.ClaimExpiry;
import io.mien.stream.frames.ClaimFolder;
import io.mien.stream.topology.TopicSettings;
import io.mien.stream.topology.Topics;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Publishes the frames of one source to Kafka. */
@Command(
    name = "capture",
    description =
        "Publish the frames of a camera or file to Kafka, until they end or Ctrl-C. Devices and"
            + " streams drop frames rather than lag behind.")
final class CaptureCommand implements Callable<Integer> {

  private static final long STATUS_NANOS = 5_000_000_000L;

  @Option(
      names = "--camera",
      paramLabel = "ID",
      required = true,
      description = "What events call this camera.")
  private String camera = "";

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      required = true,
      description = "One of: " + SourceOptions.KINDS + ".")
  private String source = "";

  @Option(names = "--loop", description = "Begin again when a file or folder ends.")
  private boolean loop;

  @Option(
      names = "--fast",
      description = "Publish a file as fast as the broker takes it, not at its own rate.")
  private boolean fast;

  @Option(
      names = "--reconnect",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "How often in a row a device or stream that broke off is tried again before it is given"
              + " up; 0 never gives up (default: ${DEFAULT-VALUE}).")
  private int reconnect;

  @Mixin private SourceOptions sourceOptions = new SourceOptions();
  @Mixin private FrameLimitOptions limits = new FrameLimitOptions();
  @Mixin private ClaimOptions claimOptions = new ClaimOptions();
  @Mixin private TopicOptions topicOptions = new TopicOptions();
  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (camera.isBlank()) {
      throw new ParameterException(spec.commandLine(), "--camera is empty; give the camera a name");
    }
    if (reconnect < 0) {
      throw new ParameterException(
          spec.commandLine(), "--reconnect is 0 or more, not " + reconnect);
    }
    Optional<ClaimFolder> claims = claimOptions.open(spec, limits.maxFrameBytes());
    CaptureOptions options =
        sourceOptions.captureOptions(
            spec, claims.map(ClaimFolder::maxBytes).orElse(limits.maxFrameBytes()));
    TopicSettings topicSettings = topicOptions.settings(limits.maxFrameBytes());
    Topics topics = new Topics(kafka.topicPrefix());
    try (FrameSource frames = open(options);
        StopSignal stop = StopSignal.watch()) {
      kafka.requireReachable();
      createTopics(topics, topicSettings);
      try (ClaimExpiry expiry = new ClaimExpiry(claims, topicSettings.frameRetention());
          FramePublisher publisher =
              new FramePublisher(
                  kafka.clientProperties(),
                  topics,
                  AvroSerdes.of(kafka.schemaRegistry()),
                  limits.maxFrameBytes(),
                  claims)) {
        expiry.start();
        Thread watcher = interruptOn(stop, Thread.currentThread());
        PublishReport report =
            publisher.publish(
                camera, frames, fast ? Pace.AS_FAST_AS_POSSIBLE : Pace.SOURCE_RATE, status());
        watcher.interrupt();
        return finish(report);
      }
    }
  }

  private FrameSource open(CaptureOptions options) {
    return loop
        ? FrameSources.endless(source, options, reconnect)
        : FrameSources.reconnecting(source, options, reconnect);
  }

  /** Made by a broker on its own, the topic would keep pictures for days. */
  private void createTopics(Topics topics, TopicSettings settings) {
    try (Admin admin = Admin.create(kafka.clientProperties())) {
      topics.create(admin, settings);
    }
  }

  private static Thread interruptOn(StopSignal stop, Thread publishing) {
    Thread watcher =
        new Thread(
            () -> {
              try {
                stop.await();
                publishing.interrupt();
              } catch (InterruptedException e) {
                // Published to the end: nobody needs to be told to stop.
                Thread.currentThread().interrupt();
              }
            },
            "stop signal");
    watcher.setDaemon(true);
    watcher.start();
    return watcher;
  }

  private Consumer<PublishReport> status() {
    PrintWriter err = spec.commandLine().getErr();
    long[] last = {System.nanoTime()};
    return report -> {
      if (System.nanoTime() - last[0] >= STATUS_NANOS) {
        last[0] = System.nanoTime();
        err.println(line(report));
      }
    };
  }

  private int finish(PublishReport report) {
    // Stopping was asked for; what comes after is to be in peace.
    boolean interrupted = Thread.interrupted();
    spec.commandLine().getOut().println(line(report) + (interrupted ? ", stopped" : ""));
    report
        .failure()
        .ifPresent(
            failure -> {
              throw new MienException(String.valueOf(failure.getMessage()), failure);
            });
    return 0;
  }

  private String line(PublishReport report) {
    return String.format(
        Locale.ROOT,
        "camera %s: %d frames, %.1f MB published, %d dropped, %d too large%s",
        camera,
        report.frames(),
        report.bytes() / 1e6,
        report.dropped(),
        report.tooLarge(),
        report.claimed() == 0 ? "" : ", %d by way of --claims".formatted(report.claimed()));
  }
}
