package io.mien.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsTableTest {

  /** Holds another record. */
  public record Outer(int passes, Inner growthRule, @Nullable Double limit) {}

  /** Is held. */
  public record Inner(double walkingDecay) {}

  @Test
  void shouldHaveARowForEverySettingInOrder() {
    Map<String, Record> settings = new LinkedHashMap<>();
    settings.put("structure", new Outer(16, new Inner(0.9), null));
    settings.put("tuning", new Inner(0.5));

    assertThat(SettingsTable.of("All.", settings).rows())
        .extracting(Table.Row::texts)
        .containsExactly(
            List.of("structure: passes", "16"),
            List.of("structure: growth rule: walking decay", "0.9"),
            List.of("structure: limit", Table.MISSING),
            List.of("tuning: walking decay", "0.5"));
  }
}
