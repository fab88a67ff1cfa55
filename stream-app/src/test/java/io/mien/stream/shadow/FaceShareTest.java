package io.mien.stream.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceShareTest {

  private static final List<String> IDS =
      IntStream.range(0, 20_000)
          .mapToObj(i -> "mien.frames-%d-%d-%d".formatted(i % 3, i / 6, i % 2))
          .distinct()
          .toList();

  @ParameterizedTest
  @ValueSource(floats = {0, .01f, .1f, .5f, .9f, 1})
  void shouldTakeThatShareOfIdsThatFollowEachOther(float share) {
    long taken = IDS.stream().filter(id -> FaceShare.takes(id, share)).count();

    assertThat((double) taken / IDS.size()).isCloseTo(share, within(.01));
  }

  @Test
  void shouldTakeAllOfASmallerShareInALargerOne() {
    assertThat(IDS)
        .filteredOn(id -> FaceShare.takes(id, .1f))
        .isNotEmpty()
        .allMatch(id -> FaceShare.takes(id, .2f));
  }
}
