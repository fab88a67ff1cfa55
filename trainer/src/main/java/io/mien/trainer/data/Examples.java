package io.mien.trainer.data;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.ValenceArousal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Faces with the distributions a model is to learn from them, one for each labeling. Immutable. */
public final class Examples {

  private final List<Truth> truths;
  private final int outputs;
  private final boolean affect;
  private final List<Example> all;
  private final List<float[]> taught;

  private Examples(List<Truth> truths, boolean affect, List<Example> all, List<float[]> taught) {
    this.affect = affect;
    this.truths = List.copyOf(truths);
    this.outputs = truths.stream().mapToInt(truth -> truth.labels().size()).sum();
    this.all = List.copyOf(all);
    this.taught = taught;
  }

  /**
   * The faces from which there is something to learn in every labeling, in order; the others are
   * left out.
   */
  public static Examples of(List<LabeledFace> faces, List<Truth> truths) {
    return of(faces, truths, AffectSource.NONE);
  }

  /**
   * The same with valence and arousal, where they are known.
   *
   * @param source of them; what is known of the emotion is known by the first labeling
   */
  public static Examples of(List<LabeledFace> faces, List<Truth> truths, AffectSource source) {
    List<Example> examples = new ArrayList<>(faces.size());
    for (LabeledFace face : faces) {
      if (truths.stream().allMatch(truth -> truth.target(face).isPresent())) {
        examples.add(example(face, truths, source));
      }
    }
    return new Examples(truths, source != AffectSource.NONE, examples, List.of());
  }

  private static Example example(LabeledFace face, List<Truth> truths, AffectSource source) {
    List<float[]> targets = new ArrayList<>();
    List<@Nullable Emotion> emotions = new ArrayList<>();
    for (Truth truth : truths) {
      targets.add(truth.target(face).orElseThrow().values());
      Optional<Emotion> emotion = truth.of(face);
      emotions.add(emotion.isPresent() ? emotion.get() : null);
    }
    return new Example(
        face,
        targets,
        Collections.unmodifiableList(emotions),
        source.of(face, truths.get(0)).orElse(null));
  }

  /** The labelings, in the order of targets. */
  public List<Truth> truths() {
    return truths;
  }

  /** How many there are. */
  public int size() {
    return all.size();
  }

  /** One face. */
  public AlignedCrop crop(int index) {
    return all.get(index).face.crop();
  }

  /** One face with where it comes from. */
  public LabeledFace face(int index) {
    return all.get(index).face;
  }

  /** Outputs of all labelings together. */
  public int outputs() {
    return outputs;
  }

  /**
   * The same examples with what teachers say of them.
   *
   * @param answers one distribution after the other for each labeling, for each face in order
   */
  public Examples taughtBy(List<float[]> answers) {
    if (answers.size() != all.size()
        || answers.stream().anyMatch(answer -> answer.length != outputs)) {
      throw new IllegalArgumentException(
          "%d answers of teachers for %d faces".formatted(answers.size(), all.size()));
    }
    return new Examples(truths, affect, all, answers.stream().map(float[]::clone).toList());
  }

  /** Whether there are answers of teachers. */
  public boolean areTaught() {
    return !taught.isEmpty();
  }

  /** Copies what teachers say of one face into an array, from {@code at} on. */
  public void putTaught(int index, float[] into, int at) {
    System.arraycopy(taught.get(index), 0, into, at, outputs);
  }

  /** Copies the target distributions of one face into an array, from {@code at} on. */
  public void putTarget(int index, float[] into, int at) {
    int next = at;
    for (float[] target : all.get(index).targets) {
      System.arraycopy(target, 0, into, next, target.length);
      next += target.length;
    }
  }

  /** Valence and arousal of one face, or null if they are not known. */
  public @Nullable ValenceArousal affect(int index) {
    return all.get(index).affect;
  }

  /** How many faces have valence and arousal. */
  public int affects() {
    return (int) all.stream().filter(example -> example.affect != null).count();
  }

  /** The one emotion a face shows in a labeling, or null if the annotators could not tell. */
  public @Nullable Emotion truth(int index, int labeling) {
    return all.get(index).emotions.get(labeling);
  }

  /** SHA-256 in hex over pixels and targets: the same examples in the same order give the same. */
  public String fingerprint() {
    MessageDigest digest = sha256();
    float[] target = new float[outputs];
    for (int i = 0; i < all.size(); i++) {
      digest.update(crop(i).pixels());
      putTarget(i, target, 0);
      ByteBuffer bytes = ByteBuffer.allocate(target.length * Float.BYTES);
      bytes.asFloatBuffer().put(target);
      digest.update(bytes);
      if (affect) {
        digest.update(String.valueOf(affect(i)).getBytes(StandardCharsets.UTF_8));
      }
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

  private record Example(
      LabeledFace face,
      List<float[]> targets,
      List<@Nullable Emotion> emotions,
      @Nullable ValenceArousal affect) {}
}
