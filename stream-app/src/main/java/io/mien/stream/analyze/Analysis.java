package io.mien.stream.analyze;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.DeadLetter;
import io.mien.schemas.EmotionEvent;
import io.mien.stream.analyze.AnalysisReport.SourceReport;
import io.mien.stream.analyze.Lane.Published;
import io.mien.stream.broker.BrokerOptions;
import io.mien.stream.broker.EmbeddedBroker;
import io.mien.stream.capture.FramePublisher;
import io.mien.stream.metrics.StreamMetrics;
import io.mien.stream.topology.Recognition;
import io.mien.stream.topology.StreamRunner;
import io.mien.stream.topology.StreamSettings;
import io.mien.stream.topology.TopicSettings;
import io.mien.stream.topology.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Analyzes recorded sources: an embedded broker, every frame on the frames topic, the same topology
 * as for live cameras, and the events read back from their topic once the application has committed
 * every frame. Which faces a frame shows does not matter for that, so a video without any ends too.
 *
 * <p>The same sources in the same order give the same event ids, whatever the number of threads.
 */
public final class Analysis {

  private static final Topics TOPICS = Topics.DEFAULT;
  private static final AvroSerdes SERDES = AvroSerdes.of(null);
  private static final String APPLICATION_ID = "mien-analyze";
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration JOIN = Duration.ofSeconds(60);

  /** The broker lives as long as the analysis: nothing may expire before it was looked at. */
  private static final Duration RETENTION = Duration.ofDays(3650);

  private final AnalysisSettings settings;
  private final AnalysisWatcher watcher;
  private final Map<Input, Published> published = new ConcurrentHashMap<>();
  private final SetAsideFrames setAside = new SetAsideFrames();
  private final Reports reports;
  private Duration duration = Duration.ZERO;

  public Analysis(AnalysisSettings settings, AnalysisWatcher watcher) {
    this.settings = requireNonNull(settings, "settings");
    this.watcher = requireNonNull(watcher, "watcher");
    this.reports = new Reports(settings.reports());
  }

  /**
   * Runs it, once.
   *
   * @param files get one JSON object a line: sources in their order, each in the order of time, the
   *     faces of a frame from left to right
   * @throws MienException if nothing can be analyzed; what is wrong with one source is in the
   *     report
   * @throws IOException if a file cannot be written
   */
  public AnalysisReport run(ReportFiles files) throws IOException, InterruptedException {
    List<Lane> lanes = Lane.deal(settings.inputs(), settings.capture(), published);
    try (Recognition recognition = Recognition.open(settings.recognition());
        EventSpool spool = EventSpool.create()) {
      // Opened first of all, so that a slip of the pen is told before a broker starts.
      long open = lanes.stream().filter(Lane::openNext).count();
      if (open > 0) {
        process(lanes, recognition, spool);
      }
      spool.writeTo(files.events(), settings.inputs());
      reports.writeTo(files, settings.inputs());
      return report(spool);
    } finally {
      lanes.forEach(Lane::close);
    }
  }

  private void process(List<Lane> lanes, Recognition recognition, EventSpool spool)
      throws InterruptedException {
    int maxFrameBytes = settings.recognition().limits().maxBytes();
    TopicSettings topicSettings =
        new TopicSettings(lanes.size(), (short) 1, RETENTION, maxFrameBytes);
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(BrokerOptions.temporary(topicSettings.limits()))) {
      Map<String, Object> client =
          Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
      try (Admin admin = Admin.create(client)) {
        TOPICS.create(admin, topicSettings);
        StreamSettings stream =
            new StreamSettings(
                APPLICATION_ID,
                client,
                Math.min(settings.threads(), lanes.size()),
                StreamSettings.COMMIT_INTERVAL,
                topicSettings.maxRecordBytes());
        Backlog backlog = new Backlog();
        try (FramePublisher publisher = publisher(client, maxFrameBytes);
            StreamRunner runner =
                StreamRunner.start(
                    TOPICS, SERDES, recognition, settings.reports(), StreamMetrics.NO_OP, stream);
            Publishing publishing =
                Publishing.start(lanes, publisher, backlog, settings.threads())) {
          runner.awaitReady(JOIN);
          long start = System.nanoTime();
          await(runner, publishing, backlog, admin);
          duration = Duration.ofNanos(System.nanoTime() - start);
          reports.end(runner.cameras(), settings.inputs());
        }
      }
      TopicReader reader = new TopicReader(client, lanes.size());
      reader.read(TOPICS.emotions(), SERDES.serde(EmotionEvent.class).deserializer(), spool::add);
      reader.read(
          TOPICS.deadLetters(), SERDES.serde(DeadLetter.class).deserializer(), setAside::add);
      reports.read(reader, TOPICS, SERDES);
    }
  }

  private FramePublisher publisher(Map<String, Object> client, int maxFrameBytes) {
    Map<String, Object> properties = new LinkedHashMap<>(client);
    properties.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, LanePartitioner.class);
    properties.put(LanePartitioner.LANES, Lane.partitions(settings.inputs()));
    return new FramePublisher(properties, TOPICS, SERDES, maxFrameBytes);
  }

  private void await(StreamRunner runner, Publishing publishing, Backlog backlog, Admin admin)
      throws InterruptedException {
    ProcessedFrames processed = new ProcessedFrames(admin, APPLICATION_ID, TOPICS.frames());
    boolean allPublished = false;
    while (!allPublished || !isAllIn(processed)) {
      Thread.sleep(LOOK.toMillis());
      runner.check();
      if (watcher.isStopRequested()) {
        publishing.stop();
      }
      allPublished = publishing.isDone();
      processed.refresh();
      backlog.processed(processed.count());
      watcher.progress(processed.count(), backlog.published(), allPublished);
    }
  }

  private boolean isAllIn(ProcessedFrames processed) {
    return published.values().stream().allMatch(p -> processed.include(p.lastOffsets()));
  }

  private AnalysisReport report(EventSpool spool) {
    List<SourceReport> sources = new ArrayList<>();
    for (Input input : settings.inputs()) {
      String camera = input.cameraId();
      Published source =
          published.getOrDefault(
              input, Published.nothing("%s: stopped before it was begun".formatted(camera)));
      List<String> complaints = new ArrayList<>(source.complaints());
      setAside.sentence(camera).ifPresent(complaints::add);
      sources.add(
          new SourceReport(
              input,
              source.frames(),
              spool.count(camera),
              setAside.count(camera),
              spool.tracks(camera),
              reports.spans(camera),
              complaints));
    }
    return new AnalysisReport(sources, spool.judging().report(), spool.routed(), duration);
  }
}
