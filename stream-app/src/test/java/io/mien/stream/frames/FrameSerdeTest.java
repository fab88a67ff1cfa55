package io.mien.stream.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.schemas.AvroSerdes;
import io.mien.schemas.FrameEncoding;
import io.mien.schemas.VideoFrame;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class FrameSerdeTest {

  private static final AvroSerdes SERDES = AvroSerdes.of(null);

  @Test
  void shouldReadWhatFits() {
    byte[] record = record(1000);
    RecordLimits limits = new RecordLimits(record.length);

    VideoFrame read = new FrameSerde(SERDES, limits).deserializer().deserialize("any", record);

    assertThat(read.getBytes().remaining()).isEqualTo(1000);
  }

  @Test
  void shouldRefuseWhatDoesNotByItsLengthAlone() {
    byte[] noAvro = new byte[2001];

    assertThatThrownBy(
            () ->
                new FrameSerde(SERDES, new RecordLimits(2000))
                    .deserializer()
                    .deserialize("any", noAvro))
        .isInstanceOf(OversizedFrameException.class)
        .isInstanceOf(SerializationException.class)
        .hasMessage(
            "The record has 2001 bytes and the limit is 2000; send a smaller frame or raise"
                + " --max-frame-bytes.");
  }

  @Test
  void shouldReadNothingAsNothing() {
    assertThat(
            new FrameSerde(SERDES, RecordLimits.USUAL)
                .deserializer()
                .deserialize("any", (byte[]) null))
        .isNull();
  }

  private static byte[] record(int pictureBytes) {
    VideoFrame frame =
        VideoFrame.newBuilder()
            .setCameraId("door")
            .setSequence(0)
            .setCapturedAt(Instant.EPOCH)
            .setEncoding(FrameEncoding.JPEG)
            .setWidth(1)
            .setHeight(1)
            .setBytes(ByteBuffer.allocate(pictureBytes))
            .build();
    return SERDES.serde(VideoFrame.class).serializer().serialize("any", frame);
  }
}
