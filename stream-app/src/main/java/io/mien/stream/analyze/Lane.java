package io.mien.stream.analyze;

import io.mien.recognition.MienException;
import io.mien.stream.capture.CaptureOptions;
import io.mien.stream.capture.FramePublisher;
import io.mien.stream.capture.FrameSource;
import io.mien.stream.capture.FrameSources;
import io.mien.stream.capture.Pace;
import io.mien.stream.capture.PublishReport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The sources that share one partition, published one after the other: so a frame gets the same
 * offset whenever the same sources are analyzed, however many threads there are.
 */
final class Lane implements AutoCloseable {

  /** More partitions than this serve nobody; further sources queue up. */
  private static final int MOST = 32;

  private final CaptureOptions options;
  private final Queue<Input> waiting = new ArrayDeque<>();
  private final Map<Input, Published> results;
  private @Nullable Input input;
  private @Nullable FrameSource source;

  private Lane(CaptureOptions options, Map<Input, Published> results) {
    this.options = options;
    this.results = results;
  }

  /**
   * Deals sources to lanes in turn; the index of a lane is its partition.
   *
   * @param results gets what became of each source; safe for use by many threads
   */
  static List<Lane> deal(
      List<Input> inputs, CaptureOptions options, Map<Input, Published> results) {
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < Math.min(inputs.size(), MOST); i++) {
      lanes.add(new Lane(options, results));
    }
    for (int i = 0; i < inputs.size(); i++) {
      lanes.get(i % MOST).waiting.add(inputs.get(i));
    }
    return lanes;
  }

  /** Which lane, and so which partition, each camera has. */
  static Map<String, Integer> partitions(List<Input> inputs) {
    Map<String, Integer> partitions = new ConcurrentHashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      partitions.put(inputs.get(i).cameraId(), i % MOST);
    }
    return partitions;
  }

  /**
   * Opens the next source that can be opened; what is wrong with others becomes their result.
   *
   * @return false if none is left
   */
  boolean openNext() {
    close();
    while (!waiting.isEmpty()) {
      Input next = waiting.remove();
      try {
        source = FrameSources.open(next.source(), options);
        input = next;
        return true;
      } catch (MienException e) {
        results.put(next, Published.nothing(String.valueOf(e.getMessage())));
      }
    }
    return false;
  }

  /** Publishes the open source and all that wait behind it, unless the backlog is stopped. */
  void publish(FramePublisher publisher, Backlog backlog) {
    while (source != null && input != null && !backlog.isStopped()) {
      Input current = input;
      PublishReport report =
          publisher.publish(
              current.cameraId(),
              source,
              Pace.AS_FAST_AS_POSSIBLE,
              soFar -> backlog.published(current, soFar.frames()));
      backlog.published(current, report.frames());
      results.put(current, Published.of(current, report, backlog.isStopped()));
      openNext();
    }
  }

  @Override
  public void close() {
    if (source != null) {
      source.close();
      source = null;
      input = null;
    }
  }

  /**
   * What of a source reached the topic.
   *
   * @param lastOffsets of its frames
   * @param complaints one sentence each about what did not
   */
  record Published(long frames, Map<TopicPartition, Long> lastOffsets, List<String> complaints) {

    static Published nothing(String sentence) {
      return new Published(0, Map.of(), List.of(sentence));
    }

    static Published of(Input input, PublishReport report, boolean stopped) {
      List<String> complaints = new ArrayList<>();
      report.failure().ifPresent(e -> complaints.add(String.valueOf(e.getMessage())));
      if (report.tooLarge() > 0) {
        complaints.add(
            "%s: %d frames have more bytes than --max-frame-bytes allows and were left out"
                .formatted(input.cameraId(), report.tooLarge()));
      }
      if (stopped) {
        complaints.add("%s: stopped before its end".formatted(input.cameraId()));
      }
      return new Published(report.frames(), report.lastOffsets(), complaints);
    }
  }
}
