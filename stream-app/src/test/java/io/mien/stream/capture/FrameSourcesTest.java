package io.mien.stream.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import io.mien.schemas.FrameEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameSourcesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "' ' | the source is empty",
        "ftp://127.0.0.1/x | ftp://127.0.0.1/x is of a kind that is not known",
        "ftp://user:s@cret@127.0.0.1/x?token=1 | ftp://127.0.0.1/x is of a kind that is not known",
        "no-such-file.mp4 | there is no file, folder or device no-such-file.mp4",
        "987 | there is no camera device 987",
        "/dev/video987 | there is no camera device /dev/video987"
      })
  void shouldSayWhatIsWrongWithASource(String source, String sentence) {
    assertThatThrownBy(() -> FrameSources.open(source, CaptureOptions.DEFAULT))
        .isInstanceOf(MienException.class)
        .hasMessageStartingWith(sentence);
  }

  @Test
  void shouldRefuseAFolderWithoutPictures() throws IOException {
    Files.writeString(folder.resolve("readme.txt"), "nothing to see");
    assertThatThrownBy(() -> FrameSources.open(folder.toString(), CaptureOptions.DEFAULT))
        .isInstanceOf(MienException.class)
        .hasMessageStartingWith("the folder " + folder + " has no JPEG or PNG file in it");
  }

  @Test
  void shouldRefuseAnEmptyFile() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.mp4"));
    assertThatThrownBy(() -> FrameSources.open(empty.toString(), CaptureOptions.DEFAULT))
        .isInstanceOf(MienException.class)
        .hasMessage(empty + " is empty; copy or record it again");
  }

  @Test
  void shouldPassPicturesOnUnchangedInTheOrderOfTheirNames() throws IOException {
    byte[] jpeg = TestVideo.encoded("jpeg");
    byte[] png = TestVideo.encoded("png");
    Files.write(folder.resolve("b.png"), png);
    Files.write(folder.resolve("a.jpg"), jpeg);
    Files.writeString(folder.resolve("c.txt"), "no picture");
    Frames frames = Frames.of(folder.toString());
    assertThat(frames.failure()).isEmpty();
    assertThat(frames.list()).hasSize(2);
    CapturedFrame first = frames.list().get(0);
    CapturedFrame second = frames.list().get(1);
    assertThat(first.encoding()).isEqualTo(FrameEncoding.JPEG);
    assertThat(Frames.bytes(first)).isEqualTo(jpeg);
    assertThat(first.width()).isEqualTo(TestVideo.WIDTH);
    assertThat(first.height()).isEqualTo(TestVideo.HEIGHT);
    assertThat(first.position()).isZero();
    assertThat(second.encoding()).isEqualTo(FrameEncoding.PNG);
    assertThat(Frames.bytes(second)).isEqualTo(png);
    assertThat(second.width()).isEqualTo(TestVideo.WIDTH);
    assertThat(second.position()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void shouldLeaveItToTheStreamToJudgeADamagedPicture() throws IOException {
    byte[] half = Arrays.copyOf(TestVideo.encoded("jpeg"), 100);
    Path picture = Files.write(folder.resolve("half.jpg"), half);
    CapturedFrame frame = Frames.of(picture.toString()).list().get(0);
    assertThat(Frames.bytes(frame)).isEqualTo(half);
    assertThat(frame.width()).isZero();
  }

  @Test
  void shouldTellTheSizeAHeaderClaimsWithoutDecoding() throws IOException {
    byte[] jpeg = TestVideo.encoded("jpeg");
    int size = startOfFrame(jpeg);
    jpeg[size] = (byte) (60_000 >> 8);
    jpeg[size + 1] = (byte) 60_000;
    Path picture = Files.write(folder.resolve("bomb.jpg"), jpeg);
    assertThat(Frames.of(picture.toString()).list().get(0).height()).isEqualTo(60_000);
  }

  private static int startOfFrame(byte[] jpeg) {
    for (int i = 0; i + 1 < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC0) {
        return i + 5;
      }
    }
    throw new IllegalArgumentException("no baseline JPEG");
  }

  @Test
  void shouldRefuseAPictureLargerThanAFrameMayBe() throws IOException {
    Path picture = Files.write(folder.resolve("a.jpg"), TestVideo.encoded("jpeg"));
    CaptureOptions small = CaptureOptions.DEFAULT.withMaxFrameBytes(100);
    assertThatThrownBy(() -> FrameSources.open(picture.toString(), small))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("raise --max-frame-bytes");
    assertThatThrownBy(() -> FrameSources.open(folder.toString(), small))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("1 larger than --max-frame-bytes=100 (a.jpg;");
  }

  @Test
  void shouldBreakOffAfterTheGoodPicturesOfAFolderWithOneTooLarge() throws IOException {
    byte[] good = TestVideo.encoded("jpeg");
    Files.write(folder.resolve("a.jpg"), Arrays.copyOf(good, good.length + 1));
    Files.write(folder.resolve("b.jpg"), good);
    Frames frames =
        Frames.of(folder.toString(), CaptureOptions.DEFAULT.withMaxFrameBytes(good.length));
    assertThat(frames.list()).singleElement().extracting(Frames::bytes).isEqualTo(good);
    assertThat(frames.failure())
        .get()
        .extracting(MienException::getMessage)
        .asString()
        .startsWith("files of the folder " + folder + " were left out: 1 larger than")
        .contains("a.jpg")
        .doesNotContain("b.jpg");
  }

  @Test
  void shouldTakeThePaceOfAFolderFromTheOptions() throws IOException {
    Files.write(folder.resolve("a.jpg"), TestVideo.encoded("jpeg"));
    Files.write(folder.resolve("b.jpg"), TestVideo.encoded("jpeg"));
    Frames frames = Frames.of(folder.toString(), CaptureOptions.DEFAULT.withFps(10.0));
    assertThat(frames.list().get(1).position()).isEqualTo(Duration.ofMillis(100));
  }
}
