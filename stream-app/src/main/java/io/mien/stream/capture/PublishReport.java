package io.mien.stream.capture;

import io.mien.recognition.MienException;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What became of the frames of one source.
 *
 * @param frames accepted by the broker
 * @param bytes of their pictures
 * @param dropped by a live source because newer ones arrived first
 * @param tooLarge above the limit, and not published
 * @param claimed of the accepted ones, those whose picture went into a file
 * @param lastOffsets of the accepted frames, for each partition they went to
 * @param breakOff why the source ended before its time; null if it did not
 */
public record PublishReport(
    long frames,
    long bytes,
    long dropped,
    long tooLarge,
    long claimed,
    Map<TopicPartition, Long> lastOffsets,
    @Nullable MienException breakOff) {

  public PublishReport {
    lastOffsets = Map.copyOf(lastOffsets);
  }

  /** The one sentence about a source that gave less than it should have. */
  public Optional<MienException> failure() {
    return Optional.ofNullable(breakOff);
  }
}
