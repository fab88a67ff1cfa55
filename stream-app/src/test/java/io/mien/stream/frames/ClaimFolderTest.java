package io.mien.stream.frames;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mien.recognition.MienException;
import io.mien.schemas.FrameClaim;
import io.mien.schemas.FrameEncoding;
import io.mien.stream.frames.ClaimException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimFolderTest {

  private static final byte[] PICTURE = "not a picture of anybody".getBytes(UTF_8);

  @TempDir private Path root;
  private Path folder;
  private ClaimFolder claims;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(root.resolve("claims"));
    claims = ClaimFolder.open(folder, 100);
  }

  @Test
  void shouldGiveBackWhatWasWritten() throws IOException {
    FrameClaim claim = claims.write(PICTURE, FrameEncoding.JPEG);
    FrameClaim same = claims.write(PICTURE, FrameEncoding.PNG);

    assertThat(claim.getPath()).matches("\\d{8}T\\d{4}Z/[0-9a-f-]{36}\\.jpeg");
    assertThat(claim.getLength()).isEqualTo(PICTURE.length);
    assertThat(claim.getSha256()).matches("[0-9a-f]{64}");
    assertThat(same.getPath()).isNotEqualTo(claim.getPath()).endsWith(".png");
    assertThat(claims.read(claim)).isEqualTo(PICTURE);
    assertThat(folder.resolve(claim.getPath()).getParent())
        .as("nothing half written is left")
        .isDirectoryNotContaining("glob:**" + ClaimNames.PART);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOT a picture of anybody", "not a picture", "not a picture of anybody?"})
  void shouldNoticeThatAFileWasAltered(String other) throws IOException {
    FrameClaim claim = claims.write(PICTURE, FrameEncoding.JPEG);
    Files.writeString(folder.resolve(claim.getPath()), other);

    assertThat(refusal(claim)).isEqualTo(Reason.ALTERED);
  }

  @Test
  void shouldNoticeThatAFileIsGone() throws IOException {
    FrameClaim claim = claims.write(PICTURE, FrameEncoding.JPEG);
    Files.delete(folder.resolve(claim.getPath()));

    assertThat(refusal(claim)).isEqualTo(Reason.MISSING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret",
        "a/../../secret",
        "a/../inside",
        "./inside",
        "out/secret",
        "out",
        "",
        "a\\b",
        "nul\0",
        "."
      })
  void shouldReadNothingOutsideTheFolder(String path) throws IOException {
    Files.write(root.resolve("secret"), PICTURE);
    Files.write(folder.resolve("inside"), PICTURE);
    Files.createDirectory(folder.resolve("a"));
    Files.createSymbolicLink(folder.resolve("out"), root);
    FrameClaim claim = claims.write(PICTURE, FrameEncoding.JPEG);

    assertThat(refusal(at(path, claim))).isEqualTo(Reason.REFUSED);
    assertThat(refusal(at(root.resolve("secret").toString(), claim)))
        .as("an absolute path")
        .isEqualTo(Reason.REFUSED);
    assertThat(claims.read(at("inside", claim))).as("what lies inside").isEqualTo(PICTURE);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 101, Long.MAX_VALUE})
  void shouldReadNothingThatClaimsAnotherSizeThanItTakes(long length) throws IOException {
    FrameClaim written = claims.write(PICTURE, FrameEncoding.JPEG);
    FrameClaim claim = new FrameClaim(written.getPath(), written.getSha256(), length);

    assertThat(refusal(claim)).isEqualTo(Reason.TOO_LARGE);
    assertThatThrownBy(() -> claims.write(new byte[101], FrameEncoding.JPEG))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldNotBlameAFrameForAFolderThatIsGone() throws IOException {
    FrameClaim claim = claims.write(PICTURE, FrameEncoding.JPEG);
    Files.move(folder, root.resolve("elsewhere"));

    assertThatThrownBy(() -> claims.read(claim))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("--claims");
    assertThatThrownBy(() -> claims.write(PICTURE, FrameEncoding.JPEG))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ClaimFolder.open(folder, 100))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("--claims");
  }

  private static FrameClaim at(String path, FrameClaim claim) {
    return new FrameClaim(path, claim.getSha256(), claim.getLength());
  }

  private Reason refusal(FrameClaim claim) {
    return catchThrowableOfType(ClaimException.class, () -> claims.read(claim)).reason();
  }
}
