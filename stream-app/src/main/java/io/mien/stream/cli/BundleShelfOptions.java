package io.mien.stream.cli;

import io.mien.stream.control.BundleShelf;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where bundles are found that are named on the topic of models. */
final class BundleShelfOptions {

  @Option(
      names = "--bundles",
      paramLabel = "DIR",
      description =
          "The folder in which the bundles lie that 'mien models use' names; it may lie elsewhere on"
              + " every machine (default: they are named by their whole path).")
  private @Nullable Path folder;

  BundleShelf shelf() {
    return new BundleShelf(Optional.ofNullable(folder));
  }
}
