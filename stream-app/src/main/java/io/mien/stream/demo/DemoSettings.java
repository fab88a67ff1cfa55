package io.mien.stream.demo;

import static java.util.Objects.requireNonNull;

import io.mien.stream.api.ApiSettings;
import io.mien.stream.capture.CaptureOptions;
import io.mien.stream.topology.RecognitionSettings;
import java.util.List;

/**
 * What a demo shows and how.
 *
 * @param sources one camera each; at least one
 */
public record DemoSettings(
    List<String> sources,
    CaptureOptions capture,
    RecognitionSettings recognition,
    ApiSettings api) {

  public DemoSettings {
    sources = List.copyOf(sources);
    requireNonNull(capture, "capture");
    requireNonNull(recognition, "recognition");
    requireNonNull(api, "api");
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("a demo needs a source");
    }
  }
}
