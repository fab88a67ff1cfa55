package io.mien.stream.cli;

import static io.mien.stream.cli.Cli.mien;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.bundle.ModelBundle;
import io.mien.stream.broker.BrokerOptions;
import io.mien.stream.broker.EmbeddedBroker;
import io.mien.stream.topology.Bundled;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code mien stream} as a person runs it. */
@Timeout(180)
class StreamCommandIT {

  private static final Pattern PAGE = Pattern.compile("page on (http://\\S+/)");
  @TempDir private Path folder;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void shouldBecomeReadyCountBadRecordsAndStop() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.TEMPORARY)) {
      StringWriter out = new StringWriter();
      CompletableFuture<Integer> code = new CompletableFuture<>();
      Thread command =
          new Thread(() -> code.complete(stream(broker.bootstrapServers(), out)), "mien stream");
      command.start();
      try {
        URI page = page(out, code);
        await(page.resolve("/readyz"), 200, "ready");
        produce(broker.bootstrapServers(), "no Avro at all".getBytes(UTF_8));
        await(page.resolve("/metrics"), 200, "mien_dead_letters_total{reason=\"NOT_AVRO\",} 1.0");
        await(page.resolve("/metrics"), 200, "mien_execution_provider");
        switchBundle(broker.bootstrapServers(), page);
      } finally {
        command.interrupt();
      }
      assertThat(code.get(60, TimeUnit.SECONDS)).isZero();
    }
  }

  private void switchBundle(String servers, URI page) throws IOException, InterruptedException {
    ModelBundle second = Bundled.version(folder.resolve("second"), "2");
    String first = Bundled.title(ModelBundle.find(ModelBundle.DEFAULT));
    Cli none = mien("models", "status", "--bootstrap-servers", servers);
    assertThat(none.out()).contains("live: each instance uses", "uses " + first, "shadow: none");

    Cli use =
        mien(
            "models",
            "use",
            "second",
            "--bundles",
            folder.toString(),
            "--bootstrap-servers",
            servers);
    assertThat(use.err()).isEmpty();
    assertThat(use.code()).isZero();
    assertThat(use.out()).contains("live: like-default 2", "mien-stream@", "uses like-default 2");
    await(page.resolve("/metrics"), 200, "sha256=\"" + second.sha256() + "\",} 1.0");
    await(page.resolve("/metrics"), 200, "mien_bundle_switches_total{role=\"LIVE\",} 1.0");

    Cli shadow =
        mien("models", "shadow", "default", "--share", "0.5", "--bootstrap-servers", servers);
    assertThat(shadow.code()).isZero();
    assertThat(shadow.out()).contains("shadow: " + first, "uses " + first);
    assertThat(mien("models", "status", "--bootstrap-servers", servers).out())
        .contains("shadow: " + first, "on 0.5 of the faces");
    assertThat(mien("models", "shadow", "off", "--bootstrap-servers", servers).code()).isZero();

    Cli lost = mien("models", "use", "third", "--bundles", folder.toString());
    assertThat(lost.code()).isEqualTo(1);
    assertThat(lost.err()).contains("third").hasLineCount(1);
    Cli status = mien("models", "status", "--bootstrap-servers", servers);
    assertThat(status.out()).contains("live: like-default 2", "from second is wanted since");
  }

  @Test
  void shouldSayThatNoBrokerIsThere() {
    Cli cli = mien("stream", "--bootstrap-servers", "127.0.0.1:1", "--detector", "haar");

    assertThat(cli.code()).isEqualTo(1);
    assertThat(cli.err().lines()).hasSize(1);
    assertThat(cli.err()).contains("127.0.0.1:1", "mien broker");
  }

  @Test
  void shouldNameTheSettingThatIsWrong() {
    Cli cli = mien(Map.of("MIEN_THREADS", "many"), "stream");

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("--threads", "'many'", "the environment variable MIEN_THREADS");
  }

  private int stream(String servers, StringWriter out) {
    return MienCommand.run(
        List.of(
            "stream",
            "--bootstrap-servers",
            servers,
            "--detector",
            "haar",
            "--port",
            "0",
            "--bundles",
            folder.toString()),
        Map.of(),
        new PrintWriter(out, true),
        new PrintWriter(System.err, true, UTF_8));
  }

  private static URI page(StringWriter out, CompletableFuture<Integer> code)
      throws InterruptedException {
    while (!code.isDone()) {
      Matcher page = PAGE.matcher(out.toString());
      if (page.find()) {
        return URI.create(page.group(1));
      }
      Thread.sleep(100);
    }
    throw new AssertionError("mien stream ended with " + code.join());
  }

  private static void await(URI address, int status, String text)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).build();
    HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!(answer.statusCode() == status && answer.body().contains(text))
        && System.nanoTime() < deadline) {
      Thread.sleep(200);
      answer = HTTP.send(request, BodyHandlers.ofString());
    }
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(text);
  }

  private static void produce(String servers, byte[] value) throws Exception {
    Map<String, Object> properties = Map.of("bootstrap.servers", servers);
    try (var producer =
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>("mien.frames", "door", value)).get();
    }
  }
}
