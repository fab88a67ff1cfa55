package io.mien.trainer.expert;

/** The bytes of an ONNX file. Immutable. */
public final class GraphBytes {

  private final byte[] bytes;

  /** Copies them. */
  public GraphBytes(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** A copy of them. */
  public byte[] bytes() {
    return bytes.clone();
  }
}
