package io.mien.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SingleObjectSerdeTest {

  private static final String TOPIC = "mien.frames";

  private final Serde<VideoFrame> frames = AvroSerdes.of(null).serde(VideoFrame.class);

  static Stream<SpecificRecord> records() {
    return Stream.of(
        Records.videoFrame(),
        Records.emotionEvent(),
        Records.routedEvent(),
        Records.unjudgedEvent(),
        Records.cameraState(),
        Records.deadLetter(),
        Records.episode(),
        Records.summary(),
        Records.cameraWindows(),
        Records.modelNotice(),
        Records.alert(),
        Records.shadowComparison());
  }

  @ParameterizedTest
  @MethodSource("records")
  void shouldReadWhatItWrote(SpecificRecord record) {
    assertThat(roundTrip(record)).isEqualTo(record).isNotSameAs(record);
  }

  /** Avro's own comparison of lists cannot compare instants that may be null. */
  @Test
  void shouldReadInstantsThatMayBeNull() {
    CameraEpisodes episodes = Records.cameraEpisodes();

    CameraAlerts alerts = Records.cameraAlerts();

    assertThat(roundTrip(episodes)).hasToString(episodes.toString());
    assertThat(roundTrip(alerts)).hasToString(alerts.toString());
  }

  @Test
  void shouldBeginWithTheMarkerOfSingleObjectEncoding() {
    assertThat(frames.serializer().serialize(TOPIC, Records.videoFrame()))
        .startsWith(0xC3, 0x01)
        .hasSizeGreaterThan(10);
  }

  @Test
  void shouldPassNullThrough() {
    assertThat(frames.serializer().serialize(TOPIC, null)).isNull();
    assertThat(frames.deserializer().deserialize(TOPIC, null)).isNull();
  }

  @Test
  void shouldNameTopicAndRecordButNoBytesOfWhatIsNotAvro() {
    assertThatThrownBy(() -> read("a secret picture".getBytes(UTF_8)))
        .isInstanceOf(SerializationException.class)
        .hasMessage("A record of mien.frames that should be a VideoFrame is not Avro");
  }

  @Test
  void shouldRefuseAnEmptyRecord() {
    assertThatThrownBy(() -> read(new byte[0]))
        .isInstanceOf(SerializationException.class)
        .hasMessageEndingWith("is not Avro");
  }

  @Test
  void shouldAskForTheRegistryOfConfluentWireFormat() {
    assertThatThrownBy(() -> read(new byte[] {0, 0, 0, 0, 1, 2, 3}))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("needs the URL of its schema registry");
  }

  @Test
  void shouldRefuseAnUnknownSchema() {
    byte[] bytes = frames.serializer().serialize(TOPIC, Records.videoFrame());
    bytes[5] ^= 1;

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("a schema that this build of mien does not know");
  }

  @Test
  void shouldRefuseEveryTruncation() {
    byte[] bytes = frames.serializer().serialize(TOPIC, Records.videoFrame());

    for (int length = 0; length < bytes.length; length++) {
      byte[] head = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(head))
          .as("the first %d bytes", length)
          .isInstanceOf(SerializationException.class);
    }
  }

  @Test
  void shouldNotAllocateWhatADamagedLengthClaims() {
    byte[] bytes = frames.serializer().serialize(TOPIC, Records.videoFrame());
    // Behind the header lies the length of cameraId, zigzag encoded: make it 2^31 - 9.
    System.arraycopy(new byte[] {-18, -1, -1, -1, 15}, 0, bytes, 10, 5);

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("is damaged");
  }

  @Test
  void shouldRefuseBytesBehindTheRecord() {
    byte[] bytes = frames.serializer().serialize(TOPIC, Records.videoFrame());

    assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("is damaged");
  }

  @Test
  void shouldRefuseOrReadEveryDamageOfOneByte() {
    byte[] bytes = frames.serializer().serialize(TOPIC, Records.videoFrame());

    for (int i = 0; i < bytes.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] damaged = bytes.clone();
        damaged[i] ^= (byte) (1 << bit);
        try {
          assertThat(read(damaged)).isNotNull();
        } catch (SerializationException e) {
          assertThat(e).hasMessageStartingWith("A record of mien.frames");
        }
      }
    }
  }

  private VideoFrame read(byte[] bytes) {
    return frames.deserializer().deserialize(TOPIC, bytes);
  }

  @SuppressWarnings("unchecked")
  private static <T extends SpecificRecord> T roundTrip(T record) {
    Serde<T> serde = AvroSerdes.of(null).serde((Class<T>) record.getClass());
    return serde.deserializer().deserialize(TOPIC, serde.serializer().serialize(TOPIC, record));
  }
}
