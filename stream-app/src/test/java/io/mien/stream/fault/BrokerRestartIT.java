package io.mien.stream.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A broker that is restarted under load: the instances wait for it and go on by themselves. */
@Timeout(900)
class BrokerRestartIT {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerRestartIT.class);

  private static final double FRAMES_PER_SECOND = 20;
  private static final int ROUNDS = Scenario.FULL ? 5 : 1;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  @Test
  void shouldGiveEveryFrameOneEvent() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start("restarted-broker");
        Scenario scenario = Scenario.on(broker, "restarted")) {
      List<MienProcess> instances = List.of(scenario.launch(), scenario.launch());
      scenario.awaitReady(instances);
      try (Load load = Load.start(scenario.sender(), Load.cameras(12), FRAMES_PER_SECOND)) {
        for (int round = 1; round <= ROUNDS; round++) {
          TimeUnit.SECONDS.sleep(2);
          broker.restart(PAUSE.multipliedBy(round));
          LOG.info("{}", Standstill.await(load.cameras(), System.nanoTime(), scenario));
        }
      }
      assertThat(instances).allMatch(MienProcess::isAlive);
      scenario.compare();
      LOG.info("{} frames, {} events", scenario.sender().sent().size(), scenario.reader().count());
    }
  }
}
