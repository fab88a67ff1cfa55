package io.mien.stream.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.stream.broker.BrokerOptions;
import io.mien.stream.broker.EmbeddedBroker;
import io.mien.stream.topology.Pictures;
import io.mien.stream.topology.Topics;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureCommandIT {

  private static EmbeddedBroker broker;

  @TempDir Path folder;

  @BeforeAll
  static void startBroker() {
    broker = EmbeddedBroker.start(BrokerOptions.TEMPORARY);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private static Cli capture(Path source, String... more) {
    String[] args = {
      "capture",
      "--camera",
      "door",
      "--source",
      source.toString(),
      "--bootstrap-servers",
      broker.bootstrapServers(),
      "--partitions",
      "1"
    };
    return Cli.mien(Stream.concat(Arrays.stream(args), Arrays.stream(more)).toArray(String[]::new));
  }

  private Path picture(String name) throws IOException {
    Path file = folder.resolve(name);
    ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR), "png", file.toFile());
    return file;
  }

  @Test
  void shouldPublishAFolderAndSayHowMuch() throws IOException {
    picture("a.png");
    picture("b.png");
    Cli run = capture(folder, "--fps", "50", "--topic-prefix", "folder.");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("camera door: 2 frames");
    assertThat(count(new Topics("folder."))).isEqualTo(2);
  }

  @Test
  void shouldPutLargeFramesIntoAFolder() throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    Path claims = Files.createDirectory(folder.resolve("claims"));
    Files.write(pictures.resolve("large.png"), Pictures.noise(100_000));
    Files.write(pictures.resolve("small.jpg"), Pictures.jpeg(64, 48));

    Cli run =
        capture(
            pictures,
            "--topic-prefix",
            "claimed.",
            "--max-frame-bytes",
            "50000",
            "--claims",
            claims.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("camera door: 2 frames").contains("1 by way of --claims");
    assertThat(count(new Topics("claimed."))).isEqualTo(2);
    try (Stream<Path> files = Files.walk(claims)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  @Test
  void shouldRefuseAFolderForLargeFramesThatIsNotThere() throws IOException {
    Cli run = capture(picture("a.png"), "--claims", folder.resolve("none").toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("mien: the folder").contains("--claims").hasLineCount(1);
  }

  private static long count(Topics topics) {
    TopicPartition frames = new TopicPartition(topics.frames(), 0);
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      return consumer.endOffsets(List.of(frames)).getOrDefault(frames, 0L);
    }
  }

  @Test
  void shouldNameASourceThatIsNotThere() {
    Cli run = capture(Path.of("no-such.mp4"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo("mien: there is no file, folder or device no-such.mp4; check the path\n");
  }

  @Test
  void shouldFailAfterDeliveringWhatCouldBeRead() throws IOException {
    Path text = Files.write(folder.resolve("notes.jpg"), "no picture at all".getBytes(UTF_8));
    Cli run = capture(text, "--topic-prefix", "broken.");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("mien: " + text).hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--fps=0 | --fps is a rate above 0",
        "--width=1 | --width lies in 16 to 8192 pixels, not at 1",
        "--jpeg-quality=101 | --jpeg-quality lies in 1 to 100",
        "--source-timeout=0 | --source-timeout is longer than 0",
        "--reconnect=-1 | --reconnect is 0 or more",
        "--claims=. --max-claim-bytes=9 | --max-claim-bytes is more than --max-frame-bytes",
        "--camera= | --camera is empty"
      })
  void shouldRefuseAWrongOptionBeforeAnythingStarts(String option, String sentence)
      throws IOException {
    Cli run =
        option.startsWith("--camera")
            ? Cli.mien("capture", "--source", "x", option)
            : capture(picture("a.png"), option.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("mien: " + sentence);
  }

  @Test
  void shouldNameABrokerThatIsNotThere() throws IOException {
    Cli run =
        Cli.mien(
            "capture",
            "--camera",
            "door",
            "--source",
            picture("a.png").toString(),
            "--bootstrap-servers",
            "127.0.0.1:1");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("mien: no Kafka broker answers at 127.0.0.1:1");
  }
}
