package io.mien.stream.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Instances that are killed in the middle of their work: nothing is lost, nothing comes twice. */
@Timeout(900)
@ExtendWith(SharedBroker.class)
class KilledProcessIT {

  private static final Logger LOG = LoggerFactory.getLogger(KilledProcessIT.class);

  private static final int KILLS = Scenario.FULL ? 10 : 2;
  private static final int STREAMS_KILLS = 3;
  private static final long SEED = Long.getLong("mien.fault.seed", System.nanoTime());
  private static final double FRAMES_PER_SECOND = 40;

  /** The dead one has to be noticed and the other has to take over, on a machine that is busy. */
  private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(20);

  @Test
  void shouldGiveEveryFrameOneEvent(BrokerProcess broker) throws Exception {
    shouldSurvive(KILLS, broker, "killed");
  }

  /** The broker shares out the work (KIP-1071), and notices who is gone. */
  @Test
  @EnabledIfSystemProperty(named = "mien.fault.full", matches = "true")
  void shouldDoSoWhereTheBrokerSharesOutTheWork(BrokerProcess broker) throws Exception {
    shouldSurvive(STREAMS_KILLS, broker, "killed-streams", "--group-protocol", "streams");
  }

  private static void shouldSurvive(int kills, BrokerProcess broker, String name, String... options)
      throws Exception {
    Random random = new Random(SEED);
    LOG.info("{}: seed {}, {} kills", name, SEED, kills);
    try (Scenario scenario = Scenario.on(broker, name)) {
      List<MienProcess> instances =
          new ArrayList<>(List.of(scenario.launch(options), scenario.launch(options)));
      scenario.awaitReady(instances);
      List<Standstill> standstills = new ArrayList<>();
      try (Load load = Load.start(scenario.sender(), Load.cameras(12), FRAMES_PER_SECOND)) {
        for (int kill = 1; kill <= kills; kill++) {
          TimeUnit.MILLISECONDS.sleep(1000 + random.nextInt(1500));
          int victim = random.nextInt(instances.size());
          long killed = System.nanoTime();
          instances.get(victim).kill();
          instances.set(victim, scenario.launch(options));
          Standstill standstill = Standstill.await(load.cameras(), killed, scenario);
          standstills.add(standstill);
          LOG.info("kill {}, of instance {}: {}", kill, victim, standstill);
          scenario.awaitReady(instances);
        }
      }
      scenario.compare();
      LOG.info("{} frames, {} events", scenario.sender().sent().size(), scenario.reader().count());
      assertThat(standstills)
          .allSatisfy(s -> assertThat(s.longest()).isLessThan(LONGEST_STANDSTILL));
    }
  }
}
