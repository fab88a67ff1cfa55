package io.mien.recognition.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SimilarityTransformTest {

  private final Random random = new Random(3);

  @Test
  void shouldTakeTwoPointsToTwoPoints() {
    for (int i = 0; i < 100; i++) {
      Point p1 = point();
      Point p2 = point();
      Point q1 = point();
      Point q2 = point();
      SimilarityTransform transform = SimilarityTransform.between(p1, p2, q1, q2);
      assertSame(transform.apply(p1), q1);
      assertSame(transform.apply(p2), q2);
      assertSame(transform.inverse().apply(q1), p1);
      assertSame(transform.inverse().apply(q2), p2);
    }
  }

  @Test
  void shouldTurnClockwiseOnTheImage() {
    SimilarityTransform quarter =
        SimilarityTransform.about(new Point(10, 10), new Point(0, 0), 2, Math.PI / 2);

    assertSame(quarter.apply(new Point(11, 10)), new Point(0, 2));
    assertThat(quarter.scale()).isCloseTo(2, within(1e-9));
  }

  @Test
  void shouldKeepUnknownLandmarksUnknown() {
    Landmarks eyes = Landmarks.ofEyes(new Point(1, 2), new Point(3, 4));

    assertThat(SimilarityTransform.IDENTITY.apply(eyes)).isEqualTo(eyes);
  }

  @Test
  void shouldRefuseToMapOnePointToTwo() {
    Point same = new Point(1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimilarityTransform.between(same, same, point(), point()));
  }

  private Point point() {
    return new Point(1000 * random.nextFloat(), 1000 * random.nextFloat());
  }

  private static void assertSame(Point found, Point expected) {
    assertThat((double) found.x()).isCloseTo(expected.x(), within(0.01));
    assertThat((double) found.y()).isCloseTo(expected.y(), within(0.01));
  }
}
