package io.mien.stream.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.schemas.FrameEncoding;
import io.mien.stream.capture.CapturedFrame;
import io.mien.stream.capture.FrameSource;
import io.mien.stream.metrics.StreamMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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

  private static InFlight inFlight() {
    return new InFlight(StreamMetrics.NO_OP, 1_000);
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  /** A frame every 100 ms. */
  private static final class Recording implements FrameSource {
    private final boolean live;
    private final int frames;
    private int index;

    Recording(boolean live, int frames) {
      this.live = live;
      this.frames = frames;
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
