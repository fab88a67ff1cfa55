package io.mien.recognition.emotion;

import static java.util.Objects.requireNonNull;

/**
 * How ONNX Runtime runs a graph.
 *
 * @param intraOpThreads threads within one operator on the CPU, at least 1. Streams scale by having
 *     several threads that each call the model, so 1 is right for them.
 * @param batching whether the faces of those threads meet
 */
public record OnnxOptions(Device device, int intraOpThreads, Batching batching) {

  /** One thread on the CPU. */
  public static final OnnxOptions DEFAULT = new OnnxOptions(Device.CPU, 1);

  /** Every core of the CPU for one caller, where nothing else runs. */
  public static final OnnxOptions ALL_CORES =
      new OnnxOptions(Device.CPU, Runtime.getRuntime().availableProcessors());

  /** With batches as they suit the device. */
  public OnnxOptions(Device device, int intraOpThreads) {
    this(device, intraOpThreads, Batching.DEFAULT);
  }

  public OnnxOptions {
    requireNonNull(device, "device");
    requireNonNull(batching, "batching");
    if (intraOpThreads < 1) {
      throw new IllegalArgumentException("intraOpThreads is at least 1: " + intraOpThreads);
    }
  }
}
