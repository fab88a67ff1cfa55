package io.mien.stream.frames;

import static java.util.Objects.requireNonNull;

import io.mien.schemas.AvroSerdes;
import io.mien.schemas.VideoFrame;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames up to a size. A larger record is refused by its length alone, before Avro makes
 * copies of what is in it. Thread-safe.
 */
public final class FrameSerde implements Serde<VideoFrame> {

  private final Serde<VideoFrame> frames;
  private final RecordLimits limits;

  /** Frames in the encoding of these serdes, up to those limits. */
  public FrameSerde(AvroSerdes serdes, RecordLimits limits) {
    this.frames = serdes.serde(VideoFrame.class);
    this.limits = requireNonNull(limits, "limits");
  }

  @Override
  public Serializer<VideoFrame> serializer() {
    return frames.serializer();
  }

  /** Throws {@link OversizedFrameException} for a record beyond the limit. */
  @Override
  public Deserializer<VideoFrame> deserializer() {
    Deserializer<VideoFrame> within = frames.deserializer();
    return (topic, bytes) -> within.deserialize(topic, checked(bytes));
  }

  private byte @Nullable [] checked(byte @Nullable [] bytes) {
    if (bytes != null && bytes.length > limits.recordBytes()) {
      throw new OversizedFrameException(bytes.length, limits.recordBytes());
    }
    return bytes;
  }

  @Override
  public void close() {
    frames.close();
  }
}
