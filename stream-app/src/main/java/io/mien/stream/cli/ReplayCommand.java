package io.mien.stream.cli;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.ShadowComparison;
import io.mien.stream.frames.ClaimFolder;
import io.mien.stream.frames.FramePictures;
import io.mien.stream.frames.RecordLimits;
import io.mien.stream.json.RecordJson;
import io.mien.stream.replay.Replay;
import io.mien.stream.replay.ReplayReport;
import io.mien.stream.replay.ReplaySettings;
import io.mien.stream.replay.TimeRange;
import io.mien.stream.topology.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks at the past through another bundle. */
@Command(
    name = "replay",
    description = {
      "Judge the faces of a time that is past with another bundle, and tell how its answers differ"
          + " from the events that were published then.",
      "",
      "The frames are read again from their topic, as far as they have not expired"
          + " (--frame-retention), by the times at which they were sent. The faces are those of the"
          + " events, cropped by the events' landmarks: both answers are about the same pixels, and"
          + " a bundle that is replayed through itself does not differ at all. Nothing is written"
          + " to any topic."
    })
final class ReplayCommand implements Callable<Integer> {

  @Option(
      names = "--from",
      paramLabel = "TIME",
      required = true,
      converter = PastTime.class,
      description = "Where to begin: " + PastTime.KINDS + ".")
  private Instant from = Instant.EPOCH;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      defaultValue = "now",
      converter = PastTime.class,
      description = "Where to end, likewise (default: ${DEFAULT-VALUE}).")
  private Instant to = Instant.EPOCH;

  @Option(
      names = "--bundle",
      paramLabel = "DIR|default",
      required = true,
      description = "The bundle that judges anew.")
  private String name = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Write every compared face as a line of JSON, with the field names of"
              + " ShadowComparison.avsc: live is the answer of then, shadow the new one.")
  private @Nullable String out;

  @Mixin private ModelRunOptions run = new ModelRunOptions();
  @Mixin private FrameLimitOptions limits = new FrameLimitOptions();
  @Mixin private ClaimOptions claimOptions = new ClaimOptions();
  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (to.isBefore(from)) {
      throw new ParameterException(
          spec.commandLine(), "--to (%s) is before --from (%s)".formatted(to, from));
    }
    TimeRange range = new TimeRange(from, to);
    ModelBundle bundle = ModelBundle.find(name);
    Optional<ClaimFolder> claims = claimOptions.open(spec, limits.maxFrameBytes());
    ReplaySettings settings =
        new ReplaySettings(
            kafka.clientProperties(),
            new Topics(kafka.topicPrefix()),
            range,
            run.experts(),
            run.onnx(),
            new DecodeLimits(
                claims.map(ClaimFolder::maxBytes).orElse(limits.maxFrameBytes()),
                limits.maxFramePixels()),
            RecordLimits.ofFrames(limits.maxFrameBytes()),
            FramePictures.with(claims));
    kafka.requireReachable();
    ReplayReport report = replay(settings, bundle);
    PrintWriter console = spec.commandLine().getOut();
    new ReplayText(report, bundle).print(range, console);
    if (report.faces() == 0) {
      throw new MienException(
          "there is nothing to compare between %s and %s: no event of that time has its frame still on %s; choose another time"
              .formatted(range.from(), range.to(), settings.topics().frames()));
    }
    return 0;
  }

  private ReplayReport replay(ReplaySettings settings, ModelBundle bundle) {
    AvroSerdes serdes = AvroSerdes.of(kafka.schemaRegistry());
    try (EventOutput output = EventOutput.open("--out", out, spec.commandLine().getOut())) {
      ReplayReport report = Replay.run(settings, serdes, bundle, lines(output.writer()));
      output.finish();
      return report;
    } catch (IOException | UncheckedIOException e) {
      throw new MienException("cannot write to %s: %s".formatted(out, e.getMessage()), e);
    }
  }

  private static Consumer<ShadowComparison> lines(Writer writer) {
    return face -> {
      try {
        writer.write(RecordJson.line(face));
        writer.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
