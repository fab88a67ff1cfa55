package io.mien.stream.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkSourceIT {

  private static final CaptureOptions IMPATIENT =
      CaptureOptions.DEFAULT.withTimeout(Duration.ofSeconds(2));

  @Test
  void shouldReadACameraThatSpeaksMjpegOverHttp() throws IOException {
    try (MjpegServer camera = new MjpegServer(40, 20);
        FrameSource source = FrameSources.open(camera.url(), IMPATIENT)) {
      assertThat(source.live()).isTrue();
      CapturedFrame first = source.next().orElseThrow();
      CapturedFrame second = source.next().orElseThrow();
      assertThat(first.width()).isEqualTo(TestVideo.WIDTH);
      assertThat(second.position()).isGreaterThan(first.position());
    }
  }

  @Test
  void shouldDropFramesOfACameraRatherThanLagBehind() throws Exception {
    try (MjpegServer camera = new MjpegServer(60, 10);
        FrameSource source = FrameSources.open(camera.url(), IMPATIENT)) {
      assertThat(source.next()).isPresent();
      Thread.sleep(300);
      Duration before = source.next().orElseThrow().position();
      assertThat(source.dropped()).isGreaterThan(5);
      assertThat(source.next().orElseThrow().position().minus(before))
          .isLessThan(Duration.ofMillis(200));
    }
  }

  @Test
  void shouldConnectAgainWhenACameraHangsUp() throws IOException {
    try (MjpegServer camera = new MjpegServer(20, 10);
        FrameSource source =
            new ReconnectingSource(
                FrameSources.open(camera.url(), IMPATIENT),
                () -> FrameSources.open(camera.url(), IMPATIENT),
                0,
                Duration.ofMillis(20))) {
      Duration last = Duration.ofNanos(-1);
      while (camera.connections() < 3) {
        Duration position = source.next().orElseThrow().position();
        assertThat(position).isGreaterThan(last);
        last = position;
      }
    }
  }

  @Test
  void shouldGiveUpAfterTheAttemptsItWasAllowed() throws IOException {
    MjpegServer camera = new MjpegServer(20, 10);
    try (FrameSource source =
        new ReconnectingSource(
            FrameSources.open(camera.url(), IMPATIENT),
            () -> FrameSources.open(camera.url(), IMPATIENT),
            2,
            Duration.ofMillis(20))) {
      camera.close();
      Frames frames = Frames.of(source);
      assertThat(frames.failure())
          .hasValueSatisfying(
              e ->
                  assertThat(e)
                      .hasMessageContaining("Connection refused")
                      .hasMessageContaining("given up after 2 attempts"));
    }
  }

  @Test
  void shouldConnectAgainAlsoWhereFilesBeginAgain() throws IOException {
    MjpegServer camera = new MjpegServer(20, 10);
    try (FrameSource source = FrameSources.endless(camera.url(), IMPATIENT, 1)) {
      camera.close();
      assertThat(Frames.of(source).failure())
          .hasValueSatisfying(e -> assertThat(e).hasMessageContaining("given up after 1 attempts"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rtsp", "http"})
  void shouldNotWaitForeverForAHostThatKeepsSilent(String scheme) throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = scheme + "://127.0.0.1:" + silent.getLocalPort() + "/one";
      long start = System.nanoTime();
      assertThatThrownBy(() -> FrameSources.open(url, IMPATIENT))
          .isInstanceOf(MienException.class)
          .hasMessageStartingWith(url + " cannot be opened as a video stream: ")
          .hasMessageContaining("timed out");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rtsp", "http"})
  void shouldSayThatNobodyListens(String scheme) throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    assertThatThrownBy(() -> FrameSources.open(scheme + "://127.0.0.1:" + port + "/one", IMPATIENT))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("Connection refused");
  }
}
