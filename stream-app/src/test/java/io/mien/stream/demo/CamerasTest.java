package io.mien.stream.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.stream.capture.CapturedFrame;
import io.mien.stream.capture.FrameSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CamerasTest {

  @Test
  void shouldCloseWhatIsOpenWhenAnotherSourceFailsUnexpectedly() {
    Closable first = new Closable();

    assertThatThrownBy(
            () ->
                Cameras.open(
                    List.of("first", "second"),
                    source -> {
                      if (source.equals("first")) {
                        return first;
                      }
                      throw new IllegalStateException(source);
                    },
                    complaint -> {}))
        .isInstanceOf(IllegalStateException.class);

    assertThat(first.closed).isTrue();
  }

  private static final class Closable implements FrameSource {
    private boolean closed;

    @Override
    public String name() {
      return "closable";
    }

    @Override
    public boolean live() {
      return false;
    }

    @Override
    public Optional<CapturedFrame> next() {
      return Optional.empty();
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
