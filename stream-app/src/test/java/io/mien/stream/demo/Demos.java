package io.mien.stream.demo;

import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.face.DetectorOptions;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.route.ExpertChoice;
import io.mien.stream.api.ApiSettings;
import io.mien.stream.capture.CaptureOptions;
import io.mien.stream.topology.JudgingSettings;
import io.mien.stream.topology.RecognitionSettings;
import io.mien.stream.topology.TrackingSettings;
import java.util.List;

/** The demo as {@code mien demo} starts it, on a free port. */
final class Demos {

  private Demos() {}

  static Demo start(String... sources) throws InterruptedException {
    return startWith("default", sources);
  }

  static Demo startWith(String bundle, String... sources) throws InterruptedException {
    return start(bundle, JudgingSettings.DEFAULT, sources);
  }

  static Demo startJudging(JudgingSettings judging, String... sources) throws InterruptedException {
    return start("default", judging, sources);
  }

  private static Demo start(String bundle, JudgingSettings judging, String... sources)
      throws InterruptedException {
    return Demo.start(
        new DemoSettings(
            List.of(sources),
            CaptureOptions.DEFAULT,
            new RecognitionSettings(
                bundle,
                ExpertChoice.ENABLED,
                OnnxOptions.DEFAULT,
                DetectorOptions.haar(),
                DecodeLimits.DEFAULT,
                TrackingSettings.defaults(DetectorOptions.haar().minScore()).withJudging(judging)),
            new ApiSettings("127.0.0.1", 0, false)),
        failure -> {
          throw failure;
        });
  }
}
