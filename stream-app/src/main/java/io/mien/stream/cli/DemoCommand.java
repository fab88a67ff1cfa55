package io.mien.stream.cli;

import io.mien.recognition.MienException;
import io.mien.stream.capture.CaptureOptions;
import io.mien.stream.demo.Demo;
import io.mien.stream.demo.DemoSettings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows everything at once, with nothing to set up. */
@Command(
    name = "demo",
    description =
        "Start an embedded broker, cameras, the stream and the page in one process, until Ctrl-C."
            + " Nothing is kept. Without --source a generated camera draws faces of people who do"
            + " not exist.")
final class DemoCommand implements Callable<Integer> {

  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int DEFAULT_FACES = 2;

  /** Enough to look smooth, and a laptop has time left for the browser. */
  private static final int DEFAULT_FPS = 15;

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      description =
          "One of: " + SourceOptions.KINDS + "; repeat for several cameras. Files begin again.")
  private List<String> sources = new ArrayList<>();

  @Option(
      names = "--faces",
      paramLabel = "N",
      converter = Numbers.Positive.class,
      description = "Faces of the generated camera (default: " + DEFAULT_FACES + ").")
  private @Nullable Integer faces;

  @Mixin private ApiOptions api = new ApiOptions();
  @Mixin private SourceOptions sourceOptions = new SourceOptions();
  @Mixin private RecognitionOptions recognition = new RecognitionOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CaptureOptions capture = sourceOptions.captureOptions(spec, recognition.maxFrameBytes());
    DemoSettings settings =
        new DemoSettings(sources(capture), capture, recognition.settings(spec), api.settings());
    AtomicBoolean complained = new AtomicBoolean();
    try (StopSignal stop = StopSignal.watch();
        Demo demo = Demo.start(settings, e -> complain(e, complained))) {
      PrintWriter out = spec.commandLine().getOut();
      out.println("demo: " + demo.url() + " (Ctrl-C stops it)");
      boolean stopped = false;
      while (!stopped && !stop.isRequested()) {
        stopped = demo.awaitStopped(LOOK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return complained.get() ? MienCommand.FAILURE : 0;
  }

  private List<String> sources(CaptureOptions capture) {
    if (sources.isEmpty()) {
      String generated = "generated:?faces=" + (faces == null ? DEFAULT_FACES : faces);
      return List.of(capture.fps() == null ? generated + "&fps=" + DEFAULT_FPS : generated);
    }
    if (faces != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--faces is about the generated camera; with --source give it there: generated:?faces="
              + faces);
    }
    return sources;
  }

  private void complain(MienException failure, AtomicBoolean complained) {
    complained.set(true);
    PrintWriter err = spec.commandLine().getErr();
    err.println("mien: " + failure.getMessage());
    if (MienCommand.isVerbose(spec)) {
      failure.printStackTrace(err);
    }
  }
}
