package io.mien.stream.topology;

import static io.mien.stream.topology.DrivenTopology.CAPTURED;
import static io.mien.stream.topology.DrivenTopology.decode;
import static io.mien.stream.topology.DrivenTopology.video;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.face.Point;
import io.mien.schemas.CameraState;
import io.mien.schemas.DeadLetter;
import io.mien.schemas.DeadLetterReason;
import io.mien.stream.frames.RecordLimits;
import io.mien.stream.metrics.PrometheusMetrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of records that are no good. */
class SetAsideTest {

  private final BrightIsHappy model = new BrightIsHappy();
  private final PrometheusMetrics metrics = new PrometheusMetrics();
  private final FixedFaces detector = FixedFaces.at(new Point(60, 60), new Point(200, 60));
  private DrivenTopology stream = DrivenTopology.start(detector, model, metrics);

  @AfterEach
  void stop() {
    stream.close();
  }

  @Test
  void shouldSetAsideARecordThatIsNotAvroAndGoOn() {
    stream.send("door", "a face, perhaps".getBytes(UTF_8));
    stream.send(video(1));

    byte[] raw = stream.nextDeadLetter();
    DeadLetter letter = decode(raw);

    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.NOT_AVRO);
    assertThat(letter.getSourceTopic()).isEqualTo("mien.frames");
    assertThat(letter.getSourceOffset()).isZero();
    assertThat(letter.getCameraId()).isNull();
    assertThat(new String(raw, ISO_8859_1)).doesNotContain("perhaps");
    assertThat(stream.events()).hasSize(2);
    assertThat(metrics.text()).contains("mien_dead_letters_total{reason=\"NOT_AVRO\",} 1.0");
  }

  @Test
  void shouldSetAsideARecordThatIsTooLargeWithoutLookingIntoIt() {
    stream.send("door", new byte[RecordLimits.USUAL.recordBytes() + 1]);
    stream.send(video(1));

    DeadLetter letter = decode(stream.nextDeadLetter());

    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.TOO_LARGE);
    assertThat(letter.getSentence()).contains("raise --max-frame-bytes");
    assertThat(letter.getSourceOffset()).isZero();
    assertThat(letter.getCameraId()).isNull();
    assertThat(stream.events()).hasSize(2);
  }

  @Test
  void shouldSetAsideWhatIsNoPicture() {
    expectDeadLetter("no picture".getBytes(UTF_8), DeadLetterReason.NOT_AN_IMAGE);
  }

  @Test
  void shouldSetAsideATruncatedPicture() {
    expectDeadLetter(Pictures.truncatedJpeg(), DeadLetterReason.DAMAGED);
  }

  @Test
  void shouldSetAsideAPictureThatClaimsTooManyPixels() {
    expectDeadLetter(Pictures.jpegThatClaims(60_000, 60_000), DeadLetterReason.TOO_MANY_PIXELS);
  }

  @Test
  void shouldSetAsideAFrameThatTheModelFailsOnAndGoOn() {
    model.failing.set(true);
    stream.send(video(0));
    model.failing.set(false);
    stream.send(video(1));

    DeadLetter letter = decode(stream.nextDeadLetter());

    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.RECOGNITION_FAILED);
    assertThat(letter.getSentence()).contains("the device is gone");
    assertThat(stream.events()).hasSize(2);
  }

  /** Neither its events nor what the camera is remembered by may tell of a frame set aside. */
  @Test
  void shouldForgetAFrameThatTheModelFailsOn() {
    stream.send(video(0));
    CameraState before = stream.tracks().get("door");

    model.failing.set(true);
    stream.send(video(1, CAPTURED.plusMillis(80)));

    assertThat(stream.tracks().get("door")).isEqualTo(before);
    assertThat(metrics.text())
        .contains("mien_frames_total 1.0", "mien_tracks 2.0")
        .contains("mien_dead_letters_total{reason=\"RECOGNITION_FAILED\",} 1.0");
  }

  @Test
  void shouldSetAsideARecordWithoutValue() {
    stream.send("door", (byte[]) null);

    assertThat(decode(stream.nextDeadLetter()).getReason()).isEqualTo(DeadLetterReason.NOT_AVRO);
  }

  private void expectDeadLetter(byte[] picture, DeadLetterReason reason) {
    stream.send(video(3, picture));

    DeadLetter letter = decode(stream.nextDeadLetter());

    assertThat(letter.getReason()).isEqualTo(reason);
    assertThat(letter.getCameraId()).isEqualTo("door");
    assertThat(letter.getSequence()).isEqualTo(3);
    assertThat(letter.getSentence()).isNotBlank();
    assertThat(stream.events()).isEmpty();
  }
}
