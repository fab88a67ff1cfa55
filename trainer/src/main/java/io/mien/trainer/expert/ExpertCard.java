package io.mien.trainer.expert;

import io.mien.recognition.route.ExpertGroup;
import java.util.Locale;

/** The section about experts of {@code MODEL_CARD.md}; every figure in it was measured. */
final class ExpertCard {

  private static final String HEADING = "\n## Experts\n";

  private ExpertCard() {}

  /**
   * A parent's card without what it says of experts that the parent had; they are its last section.
   */
  static String withoutExperts(String card) {
    int at = card.indexOf(HEADING);
    return at < 0 ? card : card.substring(0, at);
  }

  static String section(Experts experts) {
    StringBuilder card =
        new StringBuilder(HEADING)
            .append(
                """

            The figures above are of the parent alone. Children learned on from it, on training faces of a
            group of emotions that parents who never saw them got right or wrong; trigger and thresholds were
            chosen on validation faces, which the parent's early stopping saw too. A group that did not beat the parent there is not
            enabled. Figures below are of PublicTest, by the majority that `probabilities` learned.

            | group | enabled | routing | group's faces right: parent, with experts | all faces right: parent, with experts |
            | --- | --- | --- | ---: | ---: |
            """);
    for (Experts.Served served : experts.served()) {
      ExpertGroup group = served.group();
      RoutingFigures test = served.study().test();
      card.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %d, %d of %d | %d, %d of %d |%n",
              group.name(),
              group.enabled() ? "yes" : "no: " + served.study().reason(),
              Words.of(group),
              test.parentRightWithin(),
              test.routedRightWithin(),
              test.members(),
              test.parentRight(),
              test.routedRight(),
              test.faces()));
    }
    return card.toString();
  }
}
