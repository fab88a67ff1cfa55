package io.mien.stream.topology;

import io.mien.recognition.Recognizer;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.BundleReference;
import io.mien.schemas.DeadLetter;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.VideoFrame;
import io.mien.stream.metrics.StreamMetrics;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Frames to emotion events:
 *
 * <pre>
 * frames -> recognize -> sightings -> track (store: tracks) -> emotions
 *                     -> set-aside -> dead-letters
 * </pre>
 */
public final class EmotionTopology {

  private EmotionTopology() {}

  /**
   * Describes the topology; nothing is started or contacted.
   *
   * @param recognizers called once for each partition, on the thread that uses it; the processor
   *     closes what it got
   * @param bundle the one those recognizers use
   * @param tracking how faces are followed from frame to frame
   */
  public static Topology build(
      Topics topics,
      AvroSerdes serdes,
      Supplier<Recognizer> recognizers,
      BundleReference bundle,
      TrackingSettings tracking,
      StreamMetrics metrics) {
    InstantSource clock = InstantSource.system();
    DeadLetters deadLetters = new DeadLetters(topics, serdes, metrics, clock);
    EmotionEvents events = new EmotionEvents(bundle);
    Serde<String> keys = Serdes.String();

    StreamsBuilder builder = new StreamsBuilder();
    KStream<String, Outcome> outcomes =
        builder.stream(
                topics.frames(),
                Consumed.with(keys, serdes.serde(VideoFrame.class)).withName("frames"))
            .processValues(
                () -> new FrameProcessor(recognizers, events, deadLetters, metrics, clock),
                Named.as("recognize"));
    outcomes
        .flatMapValues(Outcome::sightings, Named.as("sightings"))
        .processValues(
            new TrackProcessorSupplier(new FaceFollower(tracking), metrics), Named.as("track"))
        .to(
            topics.emotions(),
            Produced.with(keys, serdes.serde(EmotionEvent.class)).withName("emotions"));
    outcomes
        .flatMapValues(Outcome::deadLetters, Named.as("set-aside"))
        .to(
            topics.deadLetters(),
            Produced.with(keys, serdes.serde(DeadLetter.class)).withName("dead-letters"));
    return builder.build();
  }
}
