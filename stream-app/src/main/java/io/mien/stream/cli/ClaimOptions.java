package io.mien.stream.cli;

import io.mien.stream.frames.ClaimFolder;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where frames lie that are too large for a record; the same for capture and stream. */
final class ClaimOptions {

  @Option(
      names = "--claims",
      paramLabel = "DIR",
      description =
          "A folder that capture and stream share. Pictures above --max-frame-bytes are written"
              + " there, and their records refer to them by SHA-256 and length; they go after"
              + " --frame-retention (default: none, and larger frames are left out).")
  private @Nullable Path folder;

  @Option(
      names = "--max-claim-bytes",
      paramLabel = "N",
      defaultValue = "67108864",
      converter = Numbers.FrameBytes.class,
      description =
          "Largest encoded frame in bytes that goes by way of --claims (default:"
              + " ${DEFAULT-VALUE}).")
  private int maxClaimBytes;

  /**
   * The folder, if one was named.
   *
   * @throws io.mien.recognition.MienException if it is not there
   */
  Optional<ClaimFolder> open(CommandSpec command, int maxFrameBytes) {
    if (folder == null) {
      return Optional.empty();
    }
    if (maxClaimBytes <= maxFrameBytes) {
      throw new ParameterException(
          command.commandLine(),
          "--max-claim-bytes is more than --max-frame-bytes (%d), not %d"
              .formatted(maxFrameBytes, maxClaimBytes));
    }
    return Optional.of(ClaimFolder.open(folder, maxClaimBytes));
  }
}
