package io.mien.stream.frames;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.schemas.FrameClaim;
import io.mien.schemas.FrameEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimExpiryTest {

  private static final Duration KEPT = Duration.ofMinutes(10);

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-01-02T03:04:59.999Z");

  @Test
  void shouldDeleteWhatIsOldAndNothingElse() throws IOException {
    ClaimFolder claims = ClaimFolder.open(folder, 100, () -> now);
    FrameClaim old = claims.write(new byte[1], FrameEncoding.JPEG);
    Path minute = folder.resolve(old.getPath()).getParent();
    Path broken = Files.createFile(folder.resolve(old.getPath() + ".part"));
    now = now.plusSeconds(1);
    FrameClaim young = claims.write(new byte[1], FrameEncoding.PNG);
    Path notes = Files.createFile(folder.resolve("notes.txt"));
    Path other = Files.createDirectory(folder.resolve("20250101T9999Z")).resolve("a.jpeg");
    Files.createFile(other);
    Path guest = Files.createFile(minute.resolve("guest.jpeg"));

    try (ClaimExpiry expiry = new ClaimExpiry(Optional.of(claims), KEPT)) {
      now = Instant.parse("2026-01-02T03:14:59.999Z");
      expiry.sweep(claims);
      assertThat(folder.resolve(old.getPath())).as("within its time").exists();

      now = Instant.parse("2026-01-02T03:15:00Z");
      expiry.sweep(claims);
      assertThat(folder.resolve(old.getPath())).doesNotExist();
      assertThat(broken).doesNotExist();
      assertThat(folder.resolve(young.getPath())).exists();
      assertThat(notes).exists();
      assertThat(other).exists();
      assertThat(guest).exists();

      Files.delete(guest);
      expiry.sweep(claims);
      assertThat(minute).as("an empty folder goes too").doesNotExist();
    }
  }

  @Test
  void shouldBeginByItself() throws Exception {
    ClaimFolder claims = ClaimFolder.open(folder, 100, () -> now);
    FrameClaim old = claims.write(new byte[1], FrameEncoding.JPEG);
    now = now.plus(KEPT).plusSeconds(60);

    try (ClaimExpiry expiry = new ClaimExpiry(Optional.of(claims), KEPT)) {
      expiry.start();
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (Files.exists(folder.resolve(old.getPath())) && System.nanoTime() < deadline) {
        Thread.sleep(20);
      }
    }
    assertThat(folder).isEmptyDirectory();
  }
}
