package io.mien.stream.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Instances that are killed in the middle of their work: nothing is lost and nothing comes twice.
 */
@Timeout(600)
class KilledProcessIT {

  private static final Logger LOG = LoggerFactory.getLogger(KilledProcessIT.class);

  private static final int KILLS = Boolean.getBoolean("mien.fault.full") ? 10 : 2;
  private static final long SEED = Long.getLong("mien.fault.seed", System.nanoTime());
  private static final double FRAMES_PER_SECOND = 60;

  /** Dead instances have to be noticed, and others have to take over. */
  private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(20);

  @TempDir private Path records;

  @Test
  void shouldGiveEveryFrameOneEventWhenInstancesAreKilledUnderLoad() throws Exception {
    Random random = new Random(SEED);
    LOG.info("seed {}, {} kills", SEED, KILLS);
    try (Deployment deployment = Deployment.start(KilledProcessIT.class, records, 1 << 20);
        FrameSender sender =
            new FrameSender(deployment.servers(), deployment.topics(), FaceFrames.draw());
        CommittedReader reader = CommittedReader.start(deployment.servers(), deployment.topics())) {
      List<MienProcess> instances =
          new ArrayList<>(List.of(deployment.launchStream(), deployment.launchStream()));
      for (MienProcess instance : instances) {
        deployment.awaitReady(instance);
      }
      List<Standstill> standstills = new ArrayList<>();
      try (Load load = Load.start(sender, Load.cameras(12), FRAMES_PER_SECOND)) {
        for (int kill = 1; kill <= KILLS; kill++) {
          TimeUnit.MILLISECONDS.sleep(1000 + random.nextInt(1500));
          int victim = random.nextInt(instances.size());
          long killed = System.nanoTime();
          instances.get(victim).kill();
          instances.set(victim, deployment.launchStream());
          Standstill standstill = Standstill.await(load.cameras(), killed, sender, reader);
          standstills.add(standstill);
          LOG.info("kill {} of instance {}: {}", kill, victim, standstill);
          deployment.awaitReady(instances.get(victim));
        }
      }
      deployment.compare(sender, reader);
      LOG.info("{} frames, {} events; {}", sender.sent().size(), reader.count(), standstills);
      assertThat(standstills)
          .allSatisfy(s -> assertThat(s.longest()).isLessThan(LONGEST_STANDSTILL));
    }
  }
}
