package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.FaceFinder;
import io.mien.recognition.FoundFrame;
import io.mien.recognition.frame.UndecodableFrameException;
import io.mien.schemas.DeadLetterReason;
import io.mien.schemas.VideoFrame;
import io.mien.stream.frames.ClaimException;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds the faces of each frame, or follows them from the one before. A frame on which none can be
 * searched, for whatever reason, is set aside: the next one of that camera may be good.
 *
 * <p>Kafka Streams makes one for each partition it works on and calls it on one thread.
 */
final class FindProcessor
    extends ContextualFixedKeyProcessor<String, ArrivedFrame, Outcome<Sighting>> {

  private final Engine engine;
  private final DeadLetters deadLetters;
  private final FailureLimit limit;
  private @Nullable FaceFinder finder;

  FindProcessor(Engine engine, DeadLetters deadLetters, FailureLimit limit) {
    this.engine = engine;
    this.limit = limit;
    this.deadLetters = deadLetters;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, Outcome<Sighting>> context) {
    super.init(context);
    try (BundleLease bundle = engine.bundles().acquire()) {
      finder = bundle.finder();
    }
  }

  @Override
  public void process(FixedKeyRecord<String, ArrivedFrame> record) {
    ArrivedFrame arrived = record.value();
    // Everybody behind this processor is done with the frame when forward() returns.
    try (BundleLease bundle = engine.bundles().acquire()) {
      context().forward(record.withValue(outcome(arrived, bundle)));
    }
  }

  private Outcome<Sighting> outcome(ArrivedFrame arrived, BundleLease bundle) {
    VideoFrame frame = arrived.frame();
    Coordinates place = arrived.place();
    if (frame == null) {
      return Outcome.setAside(
          deadLetters.setAside(DeadLetterReason.NOT_AVRO, "The record has no value.", null, place));
    }
    byte[] picture;
    try {
      // A folder of claims that is gone is no fault of the frame, and what it throws stops all.
      picture = engine.pictures().of(frame);
    } catch (ClaimException e) {
      return Outcome.setAside(
          deadLetters.setAside(reason(e), String.valueOf(e.getMessage()), frame, place));
    }
    try {
      FoundFrame found = finder(bundle).find(picture, frame.getCameraId(), frame.getCapturedAt());
      limit.succeeded();
      return Outcome.of(new Sighting(frame, place, arrived.shedBefore(), found, bundle));
    } catch (UndecodableFrameException e) {
      return Outcome.setAside(
          deadLetters.setAside(reason(e), String.valueOf(e.getMessage()), frame, place));
    } catch (RuntimeException e) {
      limit.failed(e);
      return Outcome.setAside(
          deadLetters.setAside(DeadLetterReason.RECOGNITION_FAILED, e.toString(), frame, place));
    }
  }

  /** Another one only where a new bundle wants faces in another pose than the one before. */
  private FaceFinder finder(BundleLease bundle) {
    FaceFinder own = requireNonNull(finder, "init() comes first");
    if (bundle.fits(own)) {
      return own;
    }
    FaceFinder fitting = bundle.finder();
    own.close();
    finder = fitting;
    return fitting;
  }

  private static DeadLetterReason reason(ClaimException e) {
    return switch (e.reason()) {
      case MISSING -> DeadLetterReason.CLAIM_MISSING;
      case ALTERED -> DeadLetterReason.CLAIM_ALTERED;
      case REFUSED -> DeadLetterReason.CLAIM_REFUSED;
      case TOO_LARGE -> DeadLetterReason.TOO_LARGE;
    };
  }

  private static DeadLetterReason reason(UndecodableFrameException e) {
    return switch (e.reason()) {
      case EMPTY, UNKNOWN_FORMAT -> DeadLetterReason.NOT_AN_IMAGE;
      case TOO_MANY_BYTES -> DeadLetterReason.TOO_LARGE;
      case TOO_MANY_PIXELS -> DeadLetterReason.TOO_MANY_PIXELS;
      case DAMAGED -> DeadLetterReason.DAMAGED;
    };
  }

  @Override
  public void close() {
    if (finder != null) {
      finder.close();
      finder = null;
    }
  }
}
