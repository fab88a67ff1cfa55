package io.mien.stream.topology;

import io.mien.schemas.Alert;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.CameraAlerts;
import io.mien.schemas.CameraEpisodes;
import io.mien.schemas.CameraWindows;
import io.mien.schemas.DeadLetter;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.Episode;
import io.mien.schemas.Summary;
import io.mien.stream.alert.Alerts;
import io.mien.stream.episode.Episodes;
import io.mien.stream.frames.FrameSerde;
import io.mien.stream.frames.RecordLimits;
import io.mien.stream.metrics.StreamMetrics;
import io.mien.stream.observe.ObservedFrame;
import io.mien.stream.summary.Summaries;
import java.time.InstantSource;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Frames to emotion events, and those to episodes, summaries and alerts:
 *
 * <pre>
 * frames -> shed -> find -> found -> track -> judge -> judged -> show -> events -> emotions
 *                     |                (store: tracks)   |
 *                     +-> unsearchable ------> set-aside <- unjudgeable
 *                                                  +-> dead-letters
 * judged -> shadow (a second bundle looks on, out of the way)
 * show -> episode (store: episodes) -> episodes
 *      -> summarize (store: windows) -> summaries
 *      -> alert (store: alerts) -> alerts
 * </pre>
 *
 * <p>All of it is one sub-topology: what one processor hands to the next is an object in memory and
 * is never serialized.
 */
public final class EmotionTopology {

  private EmotionTopology() {}

  /**
   * Describes the topology; nothing is started or contacted.
   *
   * @param tracking how faces are followed from frame to frame, and which of them are judged
   */
  public static Topology build(
      Topics topics,
      AvroSerdes serdes,
      Engine engine,
      TrackingSettings tracking,
      StreamMetrics metrics) {
    return build(
        topics,
        serdes,
        RecordLimits.USUAL,
        engine,
        tracking,
        ReportSettings.DEFAULT,
        Operation.DEFAULT,
        metrics);
  }

  /**
   * Describes the topology; nothing is started or contacted.
   *
   * @param limits larger frames are set aside before they are looked into
   * @param tracking how faces are followed from frame to frame, and which of them are judged
   * @param reports what is made of the events
   * @param operation which frames are left out, and when to give up
   */
  public static Topology build(
      Topics topics,
      AvroSerdes serdes,
      RecordLimits limits,
      Engine engine,
      TrackingSettings tracking,
      ReportSettings reports,
      Operation operation,
      StreamMetrics metrics) {
    InstantSource clock = InstantSource.system();
    DeadLetters deadLetters = new DeadLetters(topics, serdes, metrics, clock);
    FailureLimit searches = new FailureLimit("the search for faces", operation.maxFailures());
    FailureLimit judgments = new FailureLimit("the emotion model", operation.maxFailures());
    FaceFollower follower = new FaceFollower(tracking.tracker());
    FaceChoice choice = new FaceChoice(tracking.judging());
    EmotionShow show = new EmotionShow(tracking);
    Serde<String> keys = Serdes.String();

    StreamsBuilder builder = new StreamsBuilder();
    builder.addStateStore(CameraStore.builder());
    KStream<String, Outcome<Sighting>> searched =
        builder.stream(
                topics.frames(),
                Consumed.with(keys, new FrameSerde(serdes, limits)).withName("frames"))
            .processValues(
                () -> new ShedProcessor(operation.maxLag(), metrics, clock), Named.as("shed"))
            .processValues(
                () -> new FindProcessor(engine, deadLetters, searches), Named.as("find"));
    KStream<String, Outcome<JudgedFrame>> judged =
        searched
            .flatMapValues(Outcome::passed, Named.as("found"))
            .processValues(() -> new TrackProcessor(follower), Named.as("track"), CameraStore.NAME)
            .processValues(
                () -> new JudgeProcessor(choice, deadLetters, judgments), Named.as("judge"));
    KStream<String, JudgedFrame> passed = judged.flatMapValues(Outcome::passed, Named.as("judged"));
    TappedFaces tapped = new TappedFaces(engine.tap());
    passed.foreach((camera, frame) -> tapped.show(frame), Named.as("shadow"));
    KStream<String, ObservedFrame> shown =
        passed.processValues(
            () -> new ShowProcessor(show, metrics, clock), Named.as("show"), CameraStore.NAME);
    shown
        .flatMapValues(ObservedFrame::events, Named.as("events"))
        .to(
            topics.emotions(),
            Produced.with(keys, serdes.serde(EmotionEvent.class)).withName("emotions"));
    report(builder, shown, topics, serdes, reports, metrics);
    searched
        .flatMapValues(Outcome::deadLetters, Named.as("unsearchable"))
        .merge(
            judged.flatMapValues(Outcome::deadLetters, Named.as("unjudgeable")),
            Named.as("set-aside"))
        .to(
            topics.deadLetters(),
            Produced.with(keys, serdes.serde(DeadLetter.class)).withName("dead-letters"));
    return builder.build();
  }

  private static void report(
      StreamsBuilder builder,
      KStream<String, ObservedFrame> shown,
      Topics topics,
      AvroSerdes serdes,
      ReportSettings reports,
      StreamMetrics metrics) {
    builder.addStateStore(CameraStore.builder(EpisodeLogic.STORE, CameraEpisodes.class));
    EpisodeLogic episodes = new EpisodeLogic(new Episodes(reports.episodes()), metrics);
    shown
        .process(
            () -> new CameraProcessor<>(EpisodeLogic.STORE, episodes),
            Named.as("episode"),
            EpisodeLogic.STORE)
        .to(
            topics.episodes(),
            Produced.with(Serdes.String(), serdes.serde(Episode.class)).withName("episodes"));
    builder.addStateStore(CameraStore.builder(SummaryLogic.STORE, CameraWindows.class));
    SummaryLogic summaries = new SummaryLogic(new Summaries(reports.summaries()), metrics);
    shown
        .process(
            () -> new CameraProcessor<>(SummaryLogic.STORE, summaries),
            Named.as("summarize"),
            SummaryLogic.STORE)
        .to(
            topics.summaries(),
            Produced.with(Serdes.String(), serdes.serde(Summary.class)).withName("summaries"));
    builder.addStateStore(CameraStore.builder(AlertLogic.STORE, CameraAlerts.class));
    AlertLogic alerts = new AlertLogic(new Alerts(reports.alerts()), metrics);
    shown
        .process(
            () -> new CameraProcessor<>(AlertLogic.STORE, alerts),
            Named.as("alert"),
            AlertLogic.STORE)
        .to(
            topics.alerts(),
            Produced.with(Serdes.String(), serdes.serde(Alert.class)).withName("alerts"));
  }
}
