package io.mien.recognition.emotion;

import io.mien.recognition.crop.AlignedCrop;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Direct memory that batches of faces are copied to: one buffer for each thread, kept and grown.
 */
final class FaceBatches {

  private static final int FACES_AT_FIRST = 4;

  private final OnnxGraphContract contract;
  private final ThreadLocal<ByteBuffer> buffers;

  FaceBatches(OnnxGraphContract contract) {
    this.contract = contract;
    this.buffers =
        ThreadLocal.withInitial(
            () -> ByteBuffer.allocateDirect(FACES_AT_FIRST * contract.faceBytes()));
  }

  /**
   * The pixels of all crops, one after the other, until this thread's next call.
   *
   * @throws IllegalArgumentException if a crop has another shape than the graph takes
   */
  ByteBuffer of(List<AlignedCrop> crops) {
    ByteBuffer faces = withRoomFor(crops.size() * contract.faceBytes());
    for (AlignedCrop crop : crops) {
      if (crop.size() != contract.size() || crop.channels() != contract.channels()) {
        throw new IllegalArgumentException(
            "a crop of %1$dx%1$dx%2$d for a model of %3$dx%3$dx%4$d"
                .formatted(crop.size(), crop.channels(), contract.size(), contract.channels()));
      }
      crop.putInto(faces);
    }
    return faces.flip();
  }

  private ByteBuffer withRoomFor(int bytes) {
    ByteBuffer buffer = buffers.get();
    if (buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocateDirect(bytes);
      buffers.set(buffer);
    }
    return buffer.clear();
  }
}
