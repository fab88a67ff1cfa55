package io.mien.stream.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.schemas.AvroSerdes;
import io.mien.schemas.DeadLetter;
import io.mien.schemas.DeadLetterReason;
import io.mien.stream.topology.Pictures;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records that are no frames, one by one and ten thousand in a row. */
@Timeout(600)
@ExtendWith(SharedBroker.class)
class PoisonIT {

  private static final Logger LOG = LoggerFactory.getLogger(PoisonIT.class);

  private static final int LARGE = 50 << 20;

  /** In all partitions, so that they can be fetched side by side. */
  private static final int LARGE_ONES = Scenario.FULL ? 40 : 8;

  private static final int GOOD = Scenario.FULL ? 1200 : 200;
  private static final int POISON = 10_000;

  /** What an instance may take for a record of {@link #LARGE} and all else that it never saw. */
  private static final long MORE_MEMORY = 8L * LARGE;

  private final Random random = new Random(7);

  @Test
  void shouldSetEveryBadRecordAsideAndGoOn(BrokerProcess broker) throws Exception {
    try (Scenario scenario = Scenario.on(broker, "poison", LARGE + (1 << 20))) {
      MienProcess stream = scenario.launch();
      scenario.awaitReady(List.of(stream));
      FrameSender sender = scenario.sender();
      sendGood(sender, 0);
      scenario.awaitAll();
      long memory = stream.peakMemory();

      sendEveryKind(sender);
      scenario.awaitAll();

      Duration alone = timeOfGood(scenario, GOOD, 0);
      Duration among = timeOfGood(scenario, 2L * GOOD, POISON);
      long more = stream.peakMemory() - memory;
      LOG.info(
          "{} good frames: {} ms alone, {} ms with {} bad records among them; {} MiB more at the"
              + " peak",
          GOOD,
          alone.toMillis(),
          among.toMillis(),
          POISON,
          more >> 20);
      scenario.compare();

      // A bad record costs no more than a good one would.
      double share = (double) POISON / (POISON + GOOD);
      double fall = 1 - (double) alone.toNanos() / among.toNanos();
      assertThat(fall).isLessThanOrEqualTo(share);
      assertThat(more).isLessThan(MORE_MEMORY);
    }
  }

  private static void sendGood(FrameSender sender, long first) {
    for (long i = first; i < first + GOOD; i++) {
      sender.send("camera-" + i % 8, i);
    }
  }

  /** One of each kind, with a good frame of the same camera after it. */
  private void sendEveryKind(FrameSender sender) {
    byte[] good = FrameSender.encode("bad", 1, Instant.now(), Pictures.jpeg(64, 64));
    byte[] strange =
        AvroSerdes.of(null)
            .serde(DeadLetter.class)
            .serializer()
            .serialize(
                "any",
                DeadLetter.newBuilder()
                    .setReason(DeadLetterReason.DAMAGED)
                    .setSentence("This is no frame.")
                    .setSourceTopic("any")
                    .setSourcePartition(0)
                    .setSourceOffset(0)
                    .setFailedAt(Instant.EPOCH)
                    .build());
    List<byte[]> unreadable =
        List.of(
            new byte[0],
            randomBytes(1000),
            strange,
            Arrays.copyOf(good, good.length / 2),
            Arrays.copyOf(good, good.length + 1));
    for (byte[] value : unreadable) {
      sender.send("bad", 0, value, DeadLetterReason.NOT_AVRO);
      sender.send("bad", 0);
    }
    sender.sendPicture("bad", 0, new byte[0], DeadLetterReason.NOT_AN_IMAGE);
    sender.sendPicture("bad", 1, randomBytes(5000), DeadLetterReason.NOT_AN_IMAGE);
    sender.sendPicture("bad", 2, "GIF89a".getBytes(UTF_8), DeadLetterReason.NOT_AN_IMAGE);
    sender.sendPicture("bad", 3, Pictures.truncatedJpeg(), DeadLetterReason.DAMAGED);
    sender.sendPicture(
        "bad", 4, Pictures.jpegThatClaims(60_000, 60_000), DeadLetterReason.TOO_MANY_PIXELS);
    sender.send("bad", 5);
    byte[] large = Arrays.copyOf(Pictures.jpeg(64, 64), LARGE);
    for (int i = 0; i < LARGE_ONES; i++) {
      sender.sendPicture("bad-" + i, 6, large, DeadLetterReason.TOO_LARGE);
      sender.send("bad-" + i, 7);
    }
  }

  /** How long good frames take, half of them before the bad ones and half of them after. */
  private Duration timeOfGood(Scenario scenario, long first, int poison)
      throws InterruptedException {
    FrameSender sender = scenario.sender();
    long start = System.nanoTime();
    sendGood(sender, first);
    for (int i = 0; i < poison; i++) {
      sender.send("camera-" + i % 8, i, randomBytes(500), DeadLetterReason.NOT_AVRO);
    }
    sender.send("camera-0", first);
    scenario.awaitAll();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
