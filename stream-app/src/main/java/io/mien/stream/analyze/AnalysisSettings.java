package io.mien.stream.analyze;

import static java.util.Objects.requireNonNull;

import io.mien.stream.capture.CaptureOptions;
import io.mien.stream.topology.RecognitionSettings;
import java.util.List;

/**
 * What is analyzed and how.
 *
 * @param inputs in the order of their events in the result
 * @param threads stream threads, and sources read at the same time
 */
public record AnalysisSettings(
    List<Input> inputs, CaptureOptions capture, RecognitionSettings recognition, int threads) {

  public AnalysisSettings {
    inputs = List.copyOf(inputs);
    requireNonNull(capture, "capture");
    requireNonNull(recognition, "recognition");
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to analyze");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads are at least 1: " + threads);
    }
  }
}
