package io.mien.stream.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Instances that join and leave under load: cameras move without a pause that anybody notices. */
@Timeout(600)
@ExtendWith(SharedBroker.class)
class MembershipIT {

  private static final Logger LOG = LoggerFactory.getLogger(MembershipIT.class);

  private static final double FRAMES_PER_SECOND = 40;
  private static final int ROUNDS = Scenario.FULL ? 6 : 1;

  /** Less than it takes to notice one that did not say good-bye. */
  private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(5);

  @Test
  void shouldMoveCamerasWithoutLosingAFrame(BrokerProcess broker) throws Exception {
    try (Scenario scenario = Scenario.on(broker, "membership")) {
      Deque<MienProcess> instances = new ArrayDeque<>(List.of(scenario.launch()));
      scenario.awaitReady(instances);
      List<Standstill> standstills = new ArrayList<>();
      try (Load load = Load.start(scenario.sender(), Load.cameras(12), FRAMES_PER_SECOND)) {
        for (int round = 0; round < ROUNDS; round++) {
          instances.add(scenario.launch());
          scenario.awaitReady(instances);
          standstills.add(Standstill.await(load.cameras(), System.nanoTime(), scenario));
          LOG.info("one joined: {}", standstills);

          long left = System.nanoTime();
          assertThat(instances.remove().stop()).isZero();
          standstills.add(Standstill.await(load.cameras(), left, scenario));
          LOG.info("one left: {}", standstills);
        }
      }
      scenario.compare();
      LOG.info("{} frames, {} events", scenario.sender().sent().size(), scenario.reader().count());
      assertThat(standstills)
          .allSatisfy(s -> assertThat(s.longest()).isLessThan(LONGEST_STANDSTILL));
    }
  }
}
