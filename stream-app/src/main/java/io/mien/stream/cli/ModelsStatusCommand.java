package io.mien.stream.cli;

import io.mien.schemas.BundleRole;
import io.mien.schemas.ModelNotice;
import io.mien.stream.control.ModelDesk;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is wanted and what runs. */
@Command(
    name = "status",
    description =
        "Tell which bundles are wanted and which ones every running instance of 'mien stream' uses."
            + " Instances speak every half minute.")
final class ModelsStatusCommand implements Callable<Integer> {

  @Mixin private ModelDeskOptions deskOptions = new ModelDeskOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (ModelDesk desk = deskOptions.open()) {
      PrintWriter out = spec.commandLine().getOut();
      tell(desk, BundleRole.LIVE, "each instance uses the one it was started with", out);
      tell(desk, BundleRole.SHADOW, "none", out);
    }
    return 0;
  }

  private static void tell(ModelDesk desk, BundleRole role, String otherwise, PrintWriter out) {
    Optional<ModelNotice> wanted = desk.wanted(role);
    out.printf(
        "%s: %s%n",
        role.name().toLowerCase(Locale.ROOT),
        wanted.map(ModelsStatusCommand::sentence).orElse(otherwise));
    desk.answers(role).forEach(answer -> out.println("  " + ModelDeskOptions.sentence(answer)));
  }

  private static String sentence(ModelNotice wanted) {
    String share =
        wanted.getShare() == 1
            ? ""
            : String.format(Locale.ROOT, " on %s of the faces", wanted.getShare());
    return "%s %s (%s) from %s%s is wanted since %s"
        .formatted(
            wanted.getName(),
            wanted.getVersion(),
            ModelDeskOptions.shortened(wanted.getSha256()),
            wanted.getBundle(),
            share,
            wanted.getAt());
  }
}
