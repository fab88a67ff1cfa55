package io.mien.recognition.emotion;

import static java.util.Objects.requireNonNull;

/**
 * How ONNX Runtime runs a graph.
 *
 * @param intraOpThreads threads within one operator on the CPU, at least 1. Streams scale by having
 *     several threads that each call the model, so 1 is right for them.
 */
public record OnnxOptions(Device device, int intraOpThreads) {

  /** One thread on the CPU. */
  public static final OnnxOptions DEFAULT = new OnnxOptions(Device.CPU, 1);

  public OnnxOptions {
    requireNonNull(device, "device");
    if (intraOpThreads < 1) {
      throw new IllegalArgumentException("intraOpThreads is at least 1: " + intraOpThreads);
    }
  }
}
