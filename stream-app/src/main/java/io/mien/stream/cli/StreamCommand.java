package io.mien.stream.cli;

import io.mien.schemas.AvroSerdes;
import io.mien.schemas.BundleRole;
import io.mien.stream.api.Dashboard;
import io.mien.stream.api.LateStream;
import io.mien.stream.control.LiveSeat;
import io.mien.stream.control.ModelControl;
import io.mien.stream.frames.ClaimExpiry;
import io.mien.stream.frames.ClaimFolder;
import io.mien.stream.metrics.PrometheusMetrics;
import io.mien.stream.metrics.PrometheusModelMetrics;
import io.mien.stream.shadow.Shadow;
import io.mien.stream.shadow.ShadowTopic;
import io.mien.stream.topology.Recognition;
import io.mien.stream.topology.RecognitionSettings;
import io.mien.stream.topology.ReportSettings;
import io.mien.stream.topology.StreamRunner;
import io.mien.stream.topology.StreamSettings;
import io.mien.stream.topology.TopicSettings;
import io.mien.stream.topology.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the application until it is told to stop. */
@Command(
    name = "stream",
    description =
        "Turn the frames on a Kafka topic into emotion events on another, exactly once, until"
            + " Ctrl-C. Any number of instances with the same --application-id share the cameras.")
final class StreamCommand implements Callable<Integer> {

  private static final Duration LOOK = Duration.ofMillis(200);

  @Option(
      names = "--application-id",
      paramLabel = "ID",
      defaultValue = StreamSettings.APPLICATION_ID,
      description = "Instances with the same id share the work (default: ${DEFAULT-VALUE}).")
  private String applicationId = "";

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      converter = Numbers.Positive.class,
      description =
          "Stream threads; a partition is worked on by one of them (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Mixin private CommitOptions commit = new CommitOptions();
  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private OperationOptions operation = new OperationOptions();
  @Mixin private TopicOptions topicOptions = new TopicOptions();
  @Mixin private ApiOptions apiOptions = new ApiOptions();
  @Mixin private AdvertiseOptions advertiseOptions = new AdvertiseOptions();
  @Mixin private BundleShelfOptions shelfOptions = new BundleShelfOptions();
  @Mixin private ClaimOptions claimOptions = new ClaimOptions();
  @Mixin private RecognitionOptions recognitionOptions = new RecognitionOptions();
  @Mixin private ReportOptions reportOptions = new ReportOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Topics topics = new Topics(kafka.topicPrefix());
    TopicSettings topicSettings = topicOptions.settings(recognitionOptions.maxFrameBytes());
    StreamSettings settings =
        new StreamSettings(
            applicationId,
            kafka.clientProperties(),
            threads,
            commit.interval(),
            topicSettings.maxRecordBytes(),
            operation.operation());
    Optional<ClaimFolder> claims = claimOptions.open(spec, recognitionOptions.maxFrameBytes());
    RecognitionSettings own = recognitionOptions.settings(spec);
    ReportSettings reports = reportOptions.settings(spec);
    RecognitionSettings recognized = claims.map(own::withClaims).orElse(own);
    kafka.requireReachable();
    try (StopSignal stop = StopSignal.watch();
        ClaimExpiry expiry = new ClaimExpiry(claims, topicSettings.frameRetention());
        Recognition recognition = Recognition.open(recognized)) {
      expiry.start();
      try (Admin admin = Admin.create(kafka.clientProperties())) {
        topics.create(admin, topicSettings);
      }
      run(topics, recognition, reports, settings, stop);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private void run(
      Topics topics,
      Recognition recognition,
      ReportSettings reports,
      StreamSettings settings,
      StopSignal stop)
      throws InterruptedException {
    Map<String, Object> client = kafka.clientProperties();
    AvroSerdes serdes = AvroSerdes.of(kafka.schemaRegistry());
    PrometheusMetrics metrics = new PrometheusMetrics();
    LateStream late = new LateStream();
    PrometheusModelMetrics modelMetrics = new PrometheusModelMetrics(metrics.registry());
    try (Shadow shadow =
            new Shadow(
                recognition.settings(), new ShadowTopic(client, topics, serdes), modelMetrics);
        ModelControl control =
            ModelControl.open(
                client,
                topics,
                serdes,
                applicationId + "@" + InstanceName.ofThisProcess(),
                shelfOptions.shelf(),
                Map.of(
                    BundleRole.LIVE, new LiveSeat(recognition, metrics), BundleRole.SHADOW, shadow),
                modelMetrics);
        Dashboard page =
            Dashboard.start(
                apiOptions.settings(),
                client,
                topics,
                serdes,
                recognition.pictures(),
                late,
                metrics.registry());
        StreamRunner runner =
            StreamRunner.start(
                topics,
                serdes,
                recognition,
                shadow,
                reports,
                metrics,
                settings.withApplicationServer(
                    advertiseOptions.address(apiOptions.settings(), page.url())))) {
      late.follow(runner);
      spec.commandLine()
          .getOut()
          .printf(
              "stream: %s to %s, page on %s (Ctrl-C stops it)%n",
              topics.frames(), topics.emotions(), page.url());
      control.start();
      boolean stopped = false;
      while (!stopped && !stop.isRequested()) {
        stopped = runner.awaitStopped(LOOK);
      }
    }
  }
}
