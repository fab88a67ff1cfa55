package io.mien.stream.cli;

import io.mien.stream.models.ModelStore;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where model files are stored that do not come with mien. */
final class ModelStoreOptions {

  @Option(
      names = "--models",
      paramLabel = "DIR",
      defaultValue = "${env:XDG_CACHE_HOME:-${sys:user.home}/.cache}/mien/models",
      description = "Folder of stored model files (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("");

  ModelStore store() {
    return new ModelStore(folder);
  }
}
