package io.mien.trainer.expert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.recognition.MienException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that one run found out about a parent.
 *
 * @param parent name and version of its bundle
 * @param parentSha256 of its bundle.json
 * @param seed of splits, children, cross-validation and bootstrap
 * @param resamples of each bootstrap
 * @param sets how the sets came about, in words
 * @param foldAccuracies of each parent that answered out of fold: validation accuracy by head
 * @param groups honest, in the order in which they were studied
 * @param bundle figures of all enabled groups together on test faces, by the first head; null
 *     without an honest part
 * @param paper as published, not a generalisation figure
 */
public record ExpertStudy(
    String parent,
    String parentSha256,
    long seed,
    int resamples,
    String sets,
    List<List<Double>> foldAccuracies,
    List<GroupStudy> groups,
    @Nullable RoutingFigures bundle,
    List<PaperStudy> paper) {

  /** Published mean divergence of the child that learned what the parent got right. */
  public static final double PUBLISHED_RIGHT = 0.188;

  /** Published mean divergence of the child that learned what the parent got wrong. */
  public static final double PUBLISHED_WRONG = 0.660;

  /** Published accuracies within the group by threshold, in [0, 1]. */
  public static final List<Published> PUBLISHED =
      List.of(new Published(.20, .958), new Published(.15, .972), new Published(.10, .952));

  private static final ObjectMapper JSON = new ObjectMapper();

  public ExpertStudy {
    foldAccuracies = List.copyOf(foldAccuracies);
    groups = List.copyOf(groups);
    paper = List.copyOf(paper);
  }

  /**
   * One row of the published table.
   *
   * @param threshold in nats
   * @param accuracy within the group, in [0, 1]
   */
  public record Published(double threshold, double accuracy) {

    /** The published accuracy at a threshold. */
    static Optional<Published> at(double threshold) {
      return PUBLISHED.stream().filter(row -> row.threshold() == threshold).findFirst();
    }
  }

  /**
   * Writes all of it as JSON.
   *
   * @throws MienException if the file cannot be written
   */
  public void write(Path file) {
    try {
      Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers have a JSON form", e);
    } catch (IOException e) {
      throw new MienException(
          "%s cannot be written (%s); give another --out.".formatted(file, e.getMessage()), e);
    }
  }
}
