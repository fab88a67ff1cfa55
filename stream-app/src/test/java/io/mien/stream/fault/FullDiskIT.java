package io.mien.stream.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk of the state directory is full, first under load and then already at the start. Stores
 * lie in memory and come back from their changelogs, so it costs nothing.
 */
@Timeout(300)
@ExtendWith(SharedBroker.class)
class FullDiskIT {

  private static final double FRAMES_PER_SECOND = 30;

  @TempDir private Path folder;

  @Test
  void shouldGiveEveryFrameOneEvent(BrokerProcess broker) throws Exception {
    try (FullDisk disk = FullDisk.mount(folder.resolve("state"));
        Scenario scenario = Scenario.on(broker, "full-disk")) {
      String state = "state.dir=" + disk.folder();
      MienProcess first = scenario.launch("--kafka-property", state);
      scenario.awaitReady(List.of(first));
      try (Load load = Load.start(scenario.sender(), Load.cameras(4), FRAMES_PER_SECOND)) {
        TimeUnit.SECONDS.sleep(1);
        disk.fill();
        Standstill.await(load.cameras(), System.nanoTime(), scenario);
        assertThat(first.stop()).isZero();

        MienProcess second = scenario.launch("--kafka-property", state);
        scenario.awaitReady(List.of(second));
        Standstill.await(load.cameras(), System.nanoTime(), scenario);
      }
      scenario.compare();
    }
  }
}
