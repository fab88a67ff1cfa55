package io.mien.stream.replay;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.route.ExpertChoice;
import io.mien.stream.frames.FramePictures;
import io.mien.stream.frames.RecordLimits;
import io.mien.stream.topology.Topics;
import java.util.Map;

/**
 * What is replayed and how.
 *
 * @param client bootstrap.servers and whatever else a client needs
 * @param records how large a frame's record may be
 * @param pictures where those of frames are
 */
public record ReplaySettings(
    Map<String, Object> client,
    Topics topics,
    TimeRange range,
    ExpertChoice experts,
    OnnxOptions onnx,
    DecodeLimits limits,
    RecordLimits records,
    FramePictures pictures) {

  public ReplaySettings {
    client = Map.copyOf(client);
    requireNonNull(topics, "topics");
    requireNonNull(range, "range");
    requireNonNull(experts, "experts");
    requireNonNull(onnx, "onnx");
    requireNonNull(limits, "limits");
    requireNonNull(records, "records");
    requireNonNull(pictures, "pictures");
  }
}
