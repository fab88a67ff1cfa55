package io.mien.recognition.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.face.Landmarks;
import io.mien.recognition.face.Point;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadPoseEstimatorTest {

  private static final double[][] FACE = {
    {-0.5, 0, 0}, {0.5, 0, 0}, {0, 0.6, -0.5}, {-0.43, 1.07, -0.03}, {0.43, 1.07, -0.03}
  };

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "25, 0, 0",
    "-25, 0, 0",
    "70, 0, 0",
    "-70, 10, -20",
    "0, 35, 0",
    "0, -35, 0",
    "40, 20, 30",
    "-15, -10, 80",
    "10, 5, -170"
  })
  void shouldFindThePoseOfAMeanFace(double yaw, double pitch, double roll) {
    HeadPose pose = HeadPoseEstimator.estimate(seen(yaw, pitch, roll, 40, 0)).orElseThrow();

    assertThat(pose.yaw()).isCloseTo(yaw, within(0.1));
    assertThat(pose.pitch()).isCloseTo(pitch, within(0.1));
    assertThat(pose.roll()).isCloseTo(roll, within(0.1));
  }

  /** A nose that is further right than the eyes call for: the face looks to the right. */
  @Test
  void shouldSayWhereAFaceLooks() {
    Landmarks toTheRight =
        new Landmarks(
            new Point(0, 0),
            new Point(40, 0),
            new Point(34, 24),
            new Point(5, 42),
            new Point(37, 42));

    assertThat(HeadPoseEstimator.estimate(toTheRight).orElseThrow().yaw()).isBetween(25.0, 60.0);
  }

  @Test
  void shouldStayCloseWherePointsAreOff() {
    double worst = 0;
    for (int seed = 0; seed < 50; seed++) {
      HeadPose pose = HeadPoseEstimator.estimate(seen(20, 5, 0, 60, seed)).orElseThrow();
      worst = Math.max(worst, Math.abs(pose.yaw() - 20));
    }
    assertThat(worst).isLessThan(15);
  }

  @Test
  void shouldNotKnowFromEyesAlone() {
    assertThat(HeadPoseEstimator.estimate(Landmarks.ofEyes(new Point(1, 1), new Point(9, 1))))
        .isEmpty();
  }

  @Test
  void shouldNotKnowWhereAllPointsCoincide() {
    Point one = new Point(5, 5);
    assertThat(HeadPoseEstimator.estimate(new Landmarks(one, one, one, one, one))).isEmpty();
  }

  @Test
  void shouldAnswerForEveryArrangement() {
    Random random = new Random(11);
    for (int i = 0; i < 500; i++) {
      Point[] points = new Point[5];
      for (int k = 0; k < 5; k++) {
        points[k] = new Point(100 * random.nextFloat(), 100 * random.nextFloat());
      }
      HeadPose pose =
          HeadPoseEstimator.estimate(
                  new Landmarks(points[0], points[1], points[2], points[3], points[4]))
              .orElseThrow();
      assertThat(pose.turn()).isBetween(0.0, 180.0);
    }
  }

  @Test
  void shouldNotCountRollAsTurn() {
    assertThat(new HeadPose(0, 0, 50).turn()).isZero();
    assertThat(new HeadPose(-30, 0, 0).turn()).isCloseTo(30, within(1e-9));
    assertThat(new HeadPose(30, 30, 0).turn()).isBetween(40.0, 43.0);
  }

  /** The mean face in that pose, seen from far away; with seed above 0 some pixels off. */
  private static Landmarks seen(double yaw, double pitch, double roll, double eyes, long seed) {
    Rotation turned =
        Rotation.aroundZ(0)
            .turnedBy(0, -Math.toRadians(yaw), 0)
            .turnedBy(-Math.toRadians(pitch), 0, 0)
            .turnedBy(0, 0, Math.toRadians(roll));
    Random random = new Random(seed);
    Point[] points = new Point[5];
    for (int i = 0; i < 5; i++) {
      double[] p = turned.apply(FACE[i]);
      double off = seed == 0 ? 0 : 1.5;
      points[i] =
          new Point(
              (float) (300 + eyes * p[0] + off * random.nextGaussian()),
              (float) (200 + eyes * p[1] + off * random.nextGaussian()));
    }
    return new Landmarks(points[0], points[1], points[2], points[3], points[4]);
  }
}
