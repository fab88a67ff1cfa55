package io.mien.stream.cli;

import io.mien.schemas.AvroSerdes;
import io.mien.schemas.BundleRole;
import io.mien.schemas.ModelNotice;
import io.mien.stream.control.BundleShelf;
import io.mien.stream.control.ModelDesk;
import io.mien.stream.topology.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands have in common that speak with running instances about bundles. */
final class ModelDeskOptions {

  private static final int SHORT_SHA = 12;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "30",
      converter = Numbers.NotNegative.class,
      description =
          "How long instances have time to answer; 0 waits for none (default: ${DEFAULT-VALUE}).")
  private int waitSeconds;

  @Mixin private BundleShelfOptions shelf = new BundleShelfOptions();
  @Mixin private KafkaOptions kafka = new KafkaOptions();

  BundleShelf shelf() {
    return shelf.shelf();
  }

  /**
   * Goes to the topic of models, and makes it if nobody has.
   *
   * @throws io.mien.recognition.MienException if the broker does not answer
   */
  ModelDesk open() {
    kafka.requireReachable();
    Topics topics = new Topics(kafka.topicPrefix());
    try (Admin admin = Admin.create(kafka.clientProperties())) {
      topics.createModels(admin);
    }
    return ModelDesk.open(kafka.clientProperties(), topics, AvroSerdes.of(kafka.schemaRegistry()));
  }

  /**
   * Waits for instances and prints what they say.
   *
   * @return the exit code: a failure if one refused or did not answer
   */
  int tellAnswers(ModelDesk desk, ModelNotice wish, CommandLine command) {
    PrintWriter out = command.getOut();
    out.printf(
        "%s: %s %s (%s) is wanted%n",
        wish.getRole().name().toLowerCase(Locale.ROOT),
        wish.getName(),
        wish.getVersion(),
        shortened(wish.getSha256()));
    boolean all = desk.awaitAnswers(wish, Duration.ofSeconds(waitSeconds));
    List<ModelNotice> answers = desk.answers(wish.getRole());
    boolean refused = false;
    for (ModelNotice answer : answers) {
      out.println("  " + sentence(answer));
      refused |= answer.getSentence() != null;
    }
    if (desk.answers(BundleRole.LIVE).isEmpty()) {
      out.println("  no instance runs; those that start will follow");
    }
    if (!all) {
      command
          .getErr()
          .printf(
              "mien: not every instance answered within %d s; look again with 'mien models status'%n",
              waitSeconds);
    }
    return all && !refused ? 0 : MienCommand.FAILURE;
  }

  static String sentence(ModelNotice answer) {
    String runs =
        answer.getSha256().isEmpty()
            ? "uses none"
            : "uses %s %s (%s)"
                .formatted(answer.getName(), answer.getVersion(), shortened(answer.getSha256()));
    String refusal = answer.getSentence();
    return "%s %s%s"
        .formatted(answer.getInstance(), runs, refusal == null ? "" : " and refused: " + refusal);
  }

  static String shortened(String sha256) {
    return sha256.substring(0, Math.min(SHORT_SHA, sha256.length()));
  }
}
