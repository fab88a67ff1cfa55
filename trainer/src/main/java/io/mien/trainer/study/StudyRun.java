package io.mien.trainer.study;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.recognition.MienException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of one contender with one seed.
 *
 * @param structure neurons of all layers, from the input to the labels
 * @param parameters learned
 * @param validation accuracy in [0, 1]
 * @param publicTest accuracy in [0, 1]
 * @param seconds it took, with whatever else ran beside it
 */
public record StudyRun(
    Contender contender,
    long seed,
    List<Integer> structure,
    long parameters,
    double validation,
    double publicTest,
    double seconds) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "run.json";

  public StudyRun {
    requireNonNull(contender, "contender");
    structure = List.copyOf(structure);
  }

  /** The run that a folder keeps, if it was finished there. */
  static Optional<StudyRun> read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), StudyRun.class));
    } catch (IOException e) {
      throw new MienException(
          "%s is not a finished run (%s); remove it to run it again."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  void write(Path folder) {
    try {
      Files.createDirectories(folder);
      JSON.writerWithDefaultPrettyPrinter().writeValue(folder.resolve(FILE).toFile(), this);
    } catch (IOException e) {
      throw new MienException(
          "%s cannot be written: %s.".formatted(folder.resolve(FILE), e.getMessage()), e);
    }
  }
}
