package io.mien.trainer.expert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpertCardTest {

  private static final String PARENT = "# Model card: default 2\n\n## Use and limits\n\nFaces.\n";

  @Test
  void shouldLeaveOutTheExpertsThatAParentHad() {
    String card = PARENT + "\n## Experts\n\nOf another parent.\n";

    assertThat(ExpertCard.withoutExperts(card)).isEqualTo(PARENT);
  }

  @Test
  void shouldLeaveACardWithoutExpertsAsItIs() {
    assertThat(ExpertCard.withoutExperts(PARENT)).isEqualTo(PARENT);
  }
}
