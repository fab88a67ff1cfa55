package io.mien.stream.analyze;

import static java.util.Objects.requireNonNull;

import io.mien.stream.capture.CaptureOptions;
import io.mien.stream.topology.RecognitionSettings;
import io.mien.stream.topology.ReportSettings;
import java.util.List;

/**
 * What is analyzed and how.
 *
 * @param inputs in the order of their events in the result
 * @param reports what is made of the events
 * @param threads stream threads, and sources read at the same time
 */
public record AnalysisSettings(
    List<Input> inputs,
    CaptureOptions capture,
    RecognitionSettings recognition,
    ReportSettings reports,
    int threads) {

  public AnalysisSettings {
    inputs = List.copyOf(inputs);
    requireNonNull(capture, "capture");
    requireNonNull(recognition, "recognition");
    requireNonNull(reports, "reports");
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to analyze");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads are at least 1: " + threads);
    }
  }
}
