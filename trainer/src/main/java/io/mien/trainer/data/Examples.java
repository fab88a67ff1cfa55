package io.mien.trainer.data;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Faces with the distributions a model is to learn from them. Immutable. */
public final class Examples {

  private final List<Emotion> labels;
  private final List<Example> all;

  private Examples(List<Emotion> labels, List<Example> all) {
    this.labels = labels;
    this.all = List.copyOf(all);
  }

  /** The faces from which there is something to learn, in order; the others are left out. */
  public static Examples of(List<LabeledFace> faces, Truth truth) {
    List<Example> examples = new ArrayList<>(faces.size());
    for (LabeledFace face : faces) {
      truth
          .target(face)
          .ifPresent(
              target ->
                  examples.add(
                      new Example(face.crop(), target.values(), truth.of(face).orElse(null))));
    }
    return new Examples(truth.labels(), examples);
  }

  /** What the targets are distributions over. */
  public List<Emotion> labels() {
    return labels;
  }

  /** How many there are. */
  public int size() {
    return all.size();
  }

  /** One face. */
  public AlignedCrop crop(int index) {
    return all.get(index).crop;
  }

  /** Copies the target distribution of one face into an array, from {@code at} on. */
  public void putTarget(int index, float[] into, int at) {
    System.arraycopy(all.get(index).target, 0, into, at, labels.size());
  }

  /** The one emotion a face shows, or null if the annotators could not tell. */
  public @Nullable Emotion truth(int index) {
    return all.get(index).truth;
  }

  /** SHA-256 in hex over pixels and targets: the same examples in the same order give the same. */
  public String fingerprint() {
    MessageDigest digest = sha256();
    for (Example example : all) {
      digest.update(example.crop.pixels());
      ByteBuffer target = ByteBuffer.allocate(example.target.length * Float.BYTES);
      target.asFloatBuffer().put(example.target);
      digest.update(target);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never leaves this class
  private record Example(AlignedCrop crop, float[] target, @Nullable Emotion truth) {}
}
