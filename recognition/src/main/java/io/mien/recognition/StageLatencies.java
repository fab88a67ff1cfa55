package io.mien.recognition;

/**
 * How long each stage took for one whole frame, in milliseconds.
 *
 * @param decodeMs encoded bytes to pixels
 * @param detectMs looking for faces; 0 where they were followed from the frame before
 * @param followMs following faces, and remembering where they are
 * @param alignMs bringing all faces to the crop template and measuring their quality
 * @param inferMs estimating the emotions of the faces that are judged
 */
public record StageLatencies(
    double decodeMs, double detectMs, double followMs, double alignMs, double inferMs) {

  public StageLatencies {
    if (!(decodeMs >= 0 && detectMs >= 0 && followMs >= 0 && alignMs >= 0 && inferMs >= 0)) {
      throw new IllegalArgumentException(
          "latencies are not negative: %f, %f, %f, %f, %f"
              .formatted(decodeMs, detectMs, followMs, alignMs, inferMs));
    }
  }

  /** The same with another time for the estimates. */
  public StageLatencies withInferMs(double milliseconds) {
    return new StageLatencies(decodeMs, detectMs, followMs, alignMs, milliseconds);
  }

  /** All stages together, in milliseconds. */
  public double totalMs() {
    return decodeMs + detectMs + followMs + alignMs + inferMs;
  }
}
