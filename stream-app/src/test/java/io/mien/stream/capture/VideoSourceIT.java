package io.mien.stream.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import io.mien.schemas.FrameEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoSourceIT {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "classroom.gif, 45, 480, 270",
    "face-demographics-walking.gif, 35, 480, 270",
    "head-pose-face-detection-female.gif, 23, 480, 270",
    "head-pose-face-detection-male.gif, 62, 480, 270",
    "asl-again.mkv, 77, 640, 480"
  })
  void shouldReadEveryFrameOfRealVideos(String name, int count, int width, int height) {
    Frames frames = Frames.of(SharedVideos.require(name).toString());
    assertThat(frames.failure()).isEmpty();
    assertThat(frames.list()).hasSize(count);
    assertThat(frames.list())
        .allSatisfy(
            frame -> {
              assertThat(frame.encoding()).isEqualTo(FrameEncoding.JPEG);
              assertThat(frame.width()).isEqualTo(width);
              assertThat(frame.height()).isEqualTo(height);
              assertThat(frame.intendedFaces()).isEmpty();
            });
    assertThat(frames.list().get(0).position()).isZero();
    assertThat(frames.list()).isSortedAccordingTo((a, b) -> a.position().compareTo(b.position()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mkv", "mp4", "avi", "gif"})
  void shouldGiveFramesAtTheirPlaceInTime(String kind) throws IOException {
    Path video = TestVideo.record(folder.resolve("video." + kind), 30);
    Frames frames = Frames.of(video.toString());
    assertThat(frames.failure()).isEmpty();
    assertThat(frames.list()).hasSize(30);
    assertThat(frames.list().get(29).position()).isEqualTo(Duration.ofMillis(29 * 40));
    var first = Frames.decoded(frames.list().get(0));
    assertThat(first.getWidth()).isEqualTo(TestVideo.WIDTH);
    assertThat(first.getHeight()).isEqualTo(TestVideo.HEIGHT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mkv", "flv", "avi", "gif"})
  void shouldDeliverWhatIsReadableOfATruncatedVideoAndThenFail(String kind) throws IOException {
    Path whole = TestVideo.record(folder.resolve("whole." + kind), 100);
    Path cut = TestVideo.cut(whole, folder.resolve("cut." + kind), .6);
    Frames frames = Frames.of(cut.toString());
    assertThat(frames.list()).hasSizeBetween(50, 75);
    assertThat(frames.failure())
        .hasValueSatisfying(
            e ->
                assertThat(e)
                    .hasMessageStartingWith(cut + " breaks off after " + frames.list().size())
                    .hasMessageContaining("copy or record it again"));
  }

  @Test
  void shouldRefuseAVideoThatWasCutBeforeItsIndex() throws IOException {
    Path whole = TestVideo.record(folder.resolve("whole.mp4"), 50);
    Path cut = TestVideo.cut(whole, folder.resolve("cut.mp4"), .6);
    assertThatThrownBy(() -> FrameSources.open(cut.toString(), CaptureOptions.DEFAULT))
        .isInstanceOf(MienException.class)
        .hasMessage(
            cut
                + " cannot be opened as a video or picture: moov atom not found;"
                + " see whether it is one and whole, or give another source");
  }

  @ParameterizedTest
  @ValueSource(strings = {"notes.mp4", "notes.mkv", "notes.txt", "notes", "notes.jpg"})
  void shouldRefuseTextWhateverItsName(String name) throws IOException {
    Path text = Files.writeString(folder.resolve(name), "Not a video.\n".repeat(200));
    assertThatThrownBy(() -> Frames.of(text.toString()).failure().ifPresent(VideoSourceIT::rethrow))
        .isInstanceOf(MienException.class)
        .hasMessageStartingWith(text.toString())
        .message()
        .doesNotContain("\n", "setFormat", "breaks off");
  }

  private static void rethrow(MienException e) {
    throw e;
  }

  @Test
  void shouldNotFollowAPlaylistToOtherPlaces() throws IOException {
    Path playlist =
        Files.writeString(
            folder.resolve("list.m3u8"),
            "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n");
    assertThatThrownBy(() -> FrameSources.open(playlist.toString(), CaptureOptions.DEFAULT))
        .isInstanceOf(MienException.class)
        .hasMessageStartingWith(playlist.toString());
  }

  @Test
  void shouldThinAndScaleDown() throws IOException {
    Path video = TestVideo.record(folder.resolve("video.mkv"), 50);
    Frames frames =
        Frames.of(video.toString(), CaptureOptions.DEFAULT.withFps(5.0).withSize(80, null));
    assertThat(frames.list()).hasSize(10);
    assertThat(frames.list())
        .allSatisfy(
            frame -> {
              assertThat(frame.width()).isEqualTo(80);
              assertThat(frame.height()).isEqualTo(60);
            });
  }

  @Test
  void shouldTurnTheFramesOfAPhoneUpright() throws IOException {
    // The picture's top is black; a display rotation of -90 asks for a quarter turn clockwise,
    // after which the black is on the right.
    Path video = TestVideo.record(folder.resolve("phone.mp4"), 3, -90);
    CapturedFrame frame = Frames.of(video.toString()).list().get(0);
    assertThat(frame.width()).isEqualTo(TestVideo.HEIGHT);
    assertThat(frame.height()).isEqualTo(TestVideo.WIDTH);
    var picture = Frames.decoded(frame);
    assertThat(picture.getRGB(frame.width() - 8, frame.height() / 2) & 0xFF).isLessThan(60);
    assertThat(picture.getRGB(8, 8) & 0xFF).isGreaterThan(60);
  }

  @Test
  void shouldBeginAgainWithoutGoingBackInTime() throws IOException {
    Path video = TestVideo.record(folder.resolve("video.mkv"), 10);
    try (FrameSource source = FrameSources.endless(video.toString(), CaptureOptions.DEFAULT, 0)) {
      Duration last = Duration.ofMillis(-40);
      for (int i = 0; i < 25; i++) {
        Duration position = source.next().orElseThrow().position();
        assertThat(position).isEqualTo(last.plusMillis(40));
        last = position;
      }
    }
  }
}
