package io.mien.stream.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BacklogTest {

  private static final Input INPUT = new Input("clip.mp4", "clip.mp4");

  private final Backlog backlog = new Backlog();
  private final CountDownLatch through = new CountDownLatch(1);

  @Test
  void shouldHoldAPublisherUntilTheTopologyCatchesUp() throws InterruptedException {
    Thread publisher = publish(10_000);

    assertThat(through.await(200, TimeUnit.MILLISECONDS)).isFalse();
    backlog.processed(9_900);

    assertThat(through.await(10, TimeUnit.SECONDS)).isTrue();
    publisher.join();
  }

  @Test
  void shouldLetEverybodyGoWhenStopped() throws InterruptedException {
    Thread publisher = publish(10_000);
    backlog.stop();

    assertThat(through.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(backlog.isStopped()).isTrue();
    publisher.join();
  }

  private Thread publish(long frames) {
    Thread publisher =
        new Thread(
            () -> {
              backlog.published(INPUT, frames);
              through.countDown();
            });
    publisher.start();
    return publisher;
  }
}
