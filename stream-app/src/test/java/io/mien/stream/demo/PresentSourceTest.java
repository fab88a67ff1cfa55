package io.mien.stream.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.mien.recognition.MienException;
import io.mien.schemas.FrameEncoding;
import io.mien.stream.capture.CapturedFrame;
import io.mien.stream.capture.FrameSource;
import io.mien.stream.metrics.StreamMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PresentSourceTest {

  @Test
  void shouldLeaveOutFramesOfAFileWhoseTimeHasPassed() throws Exception {
    PresentSource source = new PresentSource(new Recording(false, 100), inFlight());
    assertThat(source.next().orElseThrow().position()).isZero();

    Thread.sleep(500);

    assertThat(source.next().orElseThrow().position()).isGreaterThanOrEqualTo(millis(400));
    assertThat(source.dropped()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void shouldKeepEveryFrameThatIsInTime() {
    PresentSource source = new PresentSource(new Recording(false, 3), inFlight());

    List<Duration> positions = new ArrayList<>();
    for (Optional<CapturedFrame> f = source.next(); f.isPresent(); f = source.next()) {
      positions.add(f.get().position());
    }

    assertThat(positions).containsExactly(millis(0), millis(100), millis(200));
    assertThat(source.dropped()).isZero();
  }

  @Test
  void shouldLeaveALiveSourceToItself() throws Exception {
    PresentSource source = new PresentSource(new Recording(true, 100), inFlight());
    source.next();

    Thread.sleep(300);

    assertThat(source.next().orElseThrow().position()).isEqualTo(millis(100));
  }

  @Test
  @Timeout(10)
  void shouldShowAFileThatIsDecodedTooSlowlyMoreSlowly() throws Exception {
    PresentSource source =
        new PresentSource(new Recording(false, 100, Duration.ofMillis(150)), inFlight());
    source.next();
    long start = System.nanoTime();
    Thread.sleep(300);

    Duration position = source.next().orElseThrow().position();

    assertThat(position)
        .isCloseTo(Duration.ofNanos(System.nanoTime() - start), Duration.ofMillis(200));
    long dropped = source.dropped();
    assertThat(dropped).isPositive();
    source.next();
    assertThat(source.dropped()).isEqualTo(dropped);
  }

  @Test
  void shouldGiveItsRoomBackAtTheEnd() {
    InFlight one = new InFlight(StreamMetrics.NO_OP, 1, Duration.ofMinutes(1));

    assertThat(new PresentSource(new Recording(false, 0), one).next()).isEmpty();

    assertTimeoutPreemptively(Duration.ofSeconds(5), one::enter);
  }

  @Test
  void shouldGiveItsRoomBackWhenTheSourceBreaksOff() {
    InFlight one = new InFlight(StreamMetrics.NO_OP, 1, Duration.ofMinutes(1));
    PresentSource source = new PresentSource(new Recording(false, -1), one);

    assertThatThrownBy(source::next).isInstanceOf(MienException.class);

    assertTimeoutPreemptively(Duration.ofSeconds(5), one::enter);
  }

  private static InFlight inFlight() {
    return new InFlight(StreamMetrics.NO_OP, 1_000);
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  /** A frame every 100 ms; with fewer than none it breaks off. */
  private static final class Recording implements FrameSource {
    private final boolean live;
    private final int frames;
    private final Duration decoding;
    private int index;

    Recording(boolean live, int frames) {
      this(live, frames, Duration.ZERO);
    }

    Recording(boolean live, int frames, Duration decoding) {
      this.live = live;
      this.frames = frames;
      this.decoding = decoding;
    }

    @Override
    public String name() {
      return "recording";
    }

    @Override
    public boolean live() {
      return live;
    }

    @Override
    public Optional<CapturedFrame> next() {
      if (frames < 0) {
        throw new MienException("the recording breaks off");
      }
      LockSupport.parkNanos(decoding.toNanos());
      if (index == frames) {
        return Optional.empty();
      }
      byte[] bytes = {1};
      Duration position = millis(100L * index++);
      return Optional.of(new CapturedFrame(FrameEncoding.JPEG, 4, 3, bytes, position, List.of()));
    }

    @Override
    public void close() {}
  }
}
