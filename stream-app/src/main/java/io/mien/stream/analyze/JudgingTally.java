package io.mien.stream.analyze;

import io.mien.schemas.EmotionEvent;
import io.mien.schemas.FaceQuality;
import io.mien.stream.analyze.AnalysisReport.JudgingReport;
import java.util.Map;
import java.util.TreeMap;

/** Counts what faces showed, and why some were not judged. */
final class JudgingTally {

  private final Map<String, Long> perEmotion = new TreeMap<>();
  private final Map<String, Long> perGate = new TreeMap<>();
  private long unjudged;
  private long repeated;

  void add(EmotionEvent event) {
    String emotion = event.getEmotion();
    if (emotion == null) {
      unjudged++;
    } else {
      perEmotion.merge(emotion, 1L, Long::sum);
      repeated += event.getJudged() ? 0 : 1;
    }
    FaceQuality quality = event.getQuality();
    if (quality != null) {
      quality.getFailed().forEach(gate -> perGate.merge(gate.name(), 1L, Long::sum));
    }
  }

  JudgingReport report() {
    return new JudgingReport(perEmotion, unjudged, repeated, perGate);
  }
}
