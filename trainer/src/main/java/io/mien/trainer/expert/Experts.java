package io.mien.trainer.expert;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.route.ExpertGroup;
import java.util.List;

/**
 * A study and what a bundle needs of it.
 *
 * @param served groups by the first head, enabled ones first, in the order in which they are tried
 */
public record Experts(ExpertStudy study, List<Served> served) {

  public Experts {
    requireNonNull(study, "study");
    served = List.copyOf(served);
  }

  /**
   * A group and the graphs of its children.
   *
   * @param graphs one for each child of the group, in its order
   * @param study what was found about it
   */
  public record Served(ExpertGroup group, List<GraphBytes> graphs, GroupStudy study) {

    public Served {
      requireNonNull(study, "study");
      graphs = List.copyOf(graphs);
      if (graphs.size() != group.children().size()) {
        throw new IllegalArgumentException(
            "%d graphs for the children of '%s'".formatted(graphs.size(), group.name()));
      }
    }
  }
}
