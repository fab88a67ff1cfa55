package io.mien.stream.cli;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.BundleManifest;
import io.mien.recognition.bundle.ExpertManifest;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.stream.models.ModelDownload;
import io.mien.stream.models.ModelFile;
import io.mien.stream.models.ModelStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The model files that mien knows, and the bundles. */
@Command(
    name = "models",
    description =
        "List, fetch and verify model files, and tell running streams which bundle to use. A"
            + " fetched detector is used from then on wherever --detector is not given.",
    subcommands = {
      ModelsCommand.ListFiles.class,
      ModelsCommand.Fetch.class,
      ModelsCommand.Verify.class,
      ModelsUseCommand.class,
      ModelsShadowCommand.class,
      ModelsStatusCommand.class
    })
final class ModelsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "one of list, fetch, verify, use, shadow and status is missing");
  }

  /** What there is. */
  @Command(name = "list", description = "List the model files that mien knows, and its bundle.")
  static final class ListFiles implements Callable<Integer> {

    @Mixin private ModelStoreOptions models = new ModelStoreOptions();
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      ModelStore store = models.store();
      for (ModelFile file : ModelFile.all()) {
        out.printf("%s: %s%n", file.name(), file.purpose());
        out.printf("  SHA-256 %s%n", file.sha256());
        out.println(
            store
                .find(file)
                .map(path -> "  stored as " + path)
                .orElse("  not stored; 'mien models fetch " + file.name() + "' gets it"));
      }
      BundleManifest bundle = ModelBundle.find(ModelBundle.DEFAULT).manifest();
      out.printf("default: emotion bundle %s %s, with mien%n", bundle.name(), bundle.version());
      bundle.expertGroups().forEach(group -> out.println("  " + sentence(group)));
      return 0;
    }

    private static String sentence(ExpertManifest group) {
      return "expert group %s with the children %s%s"
          .formatted(
              group.name(),
              group.children().stream()
                  .map(ExpertManifest.ChildGraph::name)
                  .collect(Collectors.joining(", ")),
              group.enabled() ? "" : "; disabled");
    }
  }

  /** Into the store. */
  @Command(
      name = "fetch",
      description = "Download model files, or copy them from a folder, and check their SHA-256.")
  static final class Fetch implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "Which ones, as in 'list' (default: all).")
    private List<String> names = List.of();

    @Option(
        names = "--from",
        paramLabel = "DIR",
        description = "Copy from this folder instead of downloading.")
    private @Nullable Path from;

    @Mixin private ModelStoreOptions models = new ModelStoreOptions();
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      List<ModelFile> files =
          names.isEmpty() ? ModelFile.all() : names.stream().map(this::named).toList();
      ModelStore store = models.store();
      for (ModelFile file : files) {
        Path stored = from == null ? new ModelDownload(store).fetch(file) : store.copy(file, from);
        spec.commandLine().getOut().printf("%s: %s%n", file.name(), stored);
      }
      return 0;
    }

    private ModelFile named(String name) {
      return ModelFile.all().stream()
          .filter(file -> file.name().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new ParameterException(
                      spec.commandLine(),
                      "there is no model file '%s'; there is %s"
                          .formatted(
                              name,
                              String.join(
                                  ", ", ModelFile.all().stream().map(ModelFile::name).toList()))));
    }
  }

  /** Whether what is stored is what it was. */
  @Command(
      name = "verify",
      description = "Read stored model files and bundles again and compare their checksums.")
  static final class Verify implements Callable<Integer> {

    @Parameters(
        paramLabel = "BUNDLE",
        defaultValue = "default",
        description = "Folders of bundles to verify as well (default: the one with mien).")
    private List<String> bundles = List.of();

    @Mixin private ModelStoreOptions models = new ModelStoreOptions();
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      ModelStore store = models.store();
      int code = 0;
      for (ModelFile file : ModelFile.all()) {
        if (store.find(file).isEmpty()) {
          spec.commandLine().getOut().printf("%s: not stored%n", file.name());
        } else {
          code |= check(file.name(), () -> store.verify(file));
        }
      }
      for (String bundle : bundles) {
        code |= check("bundle " + bundle, () -> ModelBundle.find(bundle));
      }
      return code;
    }

    /** One damaged file does not keep the others from being verified. */
    private int check(String name, Runnable verification) {
      try {
        verification.run();
        spec.commandLine().getOut().printf("%s: as it should be%n", name);
        return 0;
      } catch (MienException e) {
        spec.commandLine().getErr().println("mien: " + e.getMessage());
        return MienCommand.FAILURE;
      }
    }
  }
}
