package io.mien.stream.jmh;

import io.mien.schemas.AvroSerdes;
import io.mien.schemas.FrameEncoding;
import io.mien.schemas.VideoFrame;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Serde;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A frame to the bytes of its record and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SerdeBenchmark {

  private static final String TOPIC = "mien.frames";

  private final Serde<VideoFrame> serde = AvroSerdes.of(null).serde(VideoFrame.class);

  /** Of the picture. */
  @Param({"57000", "1000000"})
  private int bytes;

  private VideoFrame frame;
  private byte[] record;

  @Setup
  public void fill() {
    byte[] picture = new byte[bytes];
    new Random(7).nextBytes(picture);
    frame =
        VideoFrame.newBuilder()
            .setCameraId("door")
            .setSequence(42)
            .setCapturedAt(Instant.ofEpochMilli(1_700_000_000_000L))
            .setEncoding(FrameEncoding.JPEG)
            .setWidth(640)
            .setHeight(480)
            .setBytes(ByteBuffer.wrap(picture))
            .setIntendedFaces(List.of())
            .build();
    record = serde.serializer().serialize(TOPIC, frame);
  }

  @Benchmark
  public byte[] serialize() {
    return serde.serializer().serialize(TOPIC, frame);
  }

  @Benchmark
  public VideoFrame deserialize() {
    return serde.deserializer().deserialize(TOPIC, record);
  }
}
