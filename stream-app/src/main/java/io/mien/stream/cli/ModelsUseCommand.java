package io.mien.stream.cli;

import io.mien.recognition.bundle.ModelBundle;
import io.mien.schemas.BundleRole;
import io.mien.schemas.ModelNotice;
import io.mien.stream.control.BundleShelf;
import io.mien.stream.control.ModelDesk;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets another bundle judge. */
@Command(
    name = "use",
    description = {
      "Let another bundle judge faces in every instance of 'mien stream', without a restart and"
          + " without losing a frame.",
      "",
      "The wish stands on the topic mien.models until another one takes its place; an instance that"
          + " starts later follows it too, whatever its --bundle says. Each instance loads the"
          + " bundle, compares its SHA-256 and switches between two frames; one that cannot goes on"
          + " with the bundle it has. Instances switch at different moments, within seconds: until"
          + " all have answered, events may name either bundle, each event exactly one."
    })
final class ModelsUseCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "BUNDLE",
      description = "A folder, or 'default' for the bundle that comes with mien.")
  private String name = "";

  @Mixin private ModelDeskOptions desk = new ModelDeskOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    BundleShelf shelf = desk.shelf();
    // Read whole, so that a slip of the pen is told here and not by every instance.
    ModelBundle bundle = shelf.find(name);
    try (ModelDesk open = desk.open()) {
      ModelNotice wish = open.want(BundleRole.LIVE, shelf.published(name), bundle, 1);
      return desk.tellAnswers(open, wish, spec.commandLine());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return MienCommand.FAILURE;
    }
  }
}
