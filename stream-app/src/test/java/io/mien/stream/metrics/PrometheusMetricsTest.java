package io.mien.stream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.route.Child;
import io.mien.recognition.route.ExpertGroup;
import io.mien.recognition.route.Trigger;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrometheusMetricsTest {

  private final PrometheusMetrics metrics = new PrometheusMetrics();

  @Test
  void shouldCountRoutedFacesByGroupAndChildFromTheStart() {
    metrics.expertGroups(
        List.of(
            new ExpertGroup(
                "anger-disgust",
                List.of(Emotion.ANGER, Emotion.DISGUST),
                new Trigger.Margin(.1),
                List.of(new Child("right", 0, 1), new Child("wrong", 1, 2)),
                true)));
    assertThat(metrics.text()).contains(line("right", 0), line("wrong", 0), line("none", 0));

    metrics.routed("anger-disgust", "wrong");
    metrics.routed("anger-disgust", "wrong");
    metrics.routed("anger-disgust", null);

    assertThat(metrics.text()).contains(line("right", 0), line("wrong", 2), line("none", 1));
  }

  private static String line(String child, double count) {
    return "mien_routed_faces_total{group=\"anger-disgust\",child=\"%s\",} %s"
        .formatted(child, count);
  }
}
