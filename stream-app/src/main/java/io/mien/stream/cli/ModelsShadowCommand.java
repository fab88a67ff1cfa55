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
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a second bundle look on. */
@Command(
    name = "shadow",
    description = {
      "Let a second bundle judge a share of the faces beside the live one in every instance of 'mien"
          + " stream', and publish both answers and how far they are apart on the topic mien.shadow.",
      "",
      "Which faces belong to the share depends on their event ids alone. The shadow works on a"
          + " thread of its own, no more than that share of the time; faces for which that does not"
          + " suffice are counted (mien_shadow_faces_total) and left out. Events never wait for it."
          + " A bundle that fails ten times in a row is set aside; 'mien models status' tells."
    })
final class ModelsShadowCommand implements Callable<Integer> {

  private static final String OFF = "off";

  @Parameters(
      paramLabel = "BUNDLE|off",
      description =
          "A folder, 'default' for the bundle that comes with mien, or 'off' for no shadow.")
  private String name = "";

  @Option(
      names = "--share",
      paramLabel = "0..1",
      defaultValue = "0.1",
      converter = Numbers.Fraction.class,
      description = "Which share of the faces it judges, above 0 (default: ${DEFAULT-VALUE}).")
  private float share;

  @Mixin private ModelDeskOptions desk = new ModelDeskOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (share == 0) {
      throw new ParameterException(
          spec.commandLine(), "--share is above 0; 'mien models shadow off' ends a shadow");
    }
    BundleShelf shelf = desk.shelf();
    try {
      if (name.equals(OFF)) {
        try (ModelDesk open = desk.open()) {
          open.wantNone(BundleRole.SHADOW);
        }
        spec.commandLine().getOut().println("shadow: none is wanted any more");
        return 0;
      }
      ModelBundle bundle = shelf.find(name);
      try (ModelDesk open = desk.open()) {
        ModelNotice wish = open.want(BundleRole.SHADOW, shelf.published(name), bundle, share);
        return desk.tellAnswers(open, wish, spec.commandLine());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return MienCommand.FAILURE;
    }
  }
}
