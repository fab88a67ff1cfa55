package io.mien.trainer.cnn;

import io.mien.recognition.MienException;
import io.mien.trainer.weights.SafeTensors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fills the backbone of a net with weights that others trained, from a safetensors file with
 * torchvision's or timm's names. The layers that are ours stay as they begin.
 */
public final class Pretrained {

  /** Counters of batch normalization, which nothing uses in the end. */
  private static final String COUNTER = ".num_batches_tracked";

  /** The last layer of ImageNet's thousand classes, which ours takes the place of. */
  private static final Set<String> REPLACED =
      Set.of(
          "fc.weight",
          "fc.bias",
          "classifier.6.weight",
          "classifier.6.bias",
          "head.fc.weight",
          "head.fc.bias");

  /** Where timm's name begins otherwise than torchvision's. */
  private static final Map<String, String> TIMM =
      Map.of("pre_logits.fc1.", "classifier.0.", "pre_logits.fc2.", "classifier.3.");

  private final Path file;

  /**
   * @param file safetensors
   */
  public Pretrained(Path file) {
    this.file = file;
  }

  /**
   * What a bundle tells of it: the name of the file, and its SHA-256 in hex.
   *
   * @throws MienException if it cannot be read
   */
  public String provenance() {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        digest.update(buffer, 0, got);
      }
      return "%s, SHA-256 %s"
          .formatted(file.getFileName(), HexFormat.of().formatHex(digest.digest()));
    } catch (IOException e) {
      throw new MienException(
          "%s cannot be read; name a .safetensors file that exists.".formatted(file), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Whether a net can be filled.
   *
   * @throws MienException naming the first tensor that is missing, too many, or of another shape
   */
  public void check(NetShape shape) {
    try (SafeTensors tensors = open(shape)) {
      fitting(tensors, shape);
    }
  }

  /**
   * Fills a net; nothing is changed unless the whole file fits.
   *
   * @throws MienException as {@link #check} does
   */
  public void fill(Net net) {
    try (SafeTensors tensors = open(net.shape())) {
      Map<String, String> found = fitting(tensors, net.shape());
      for (TensorSpec spec : net.shape().backbone()) {
        String name = found.getOrDefault(spec.name(), spec.name());
        net.fill(spec, tensors.floats(name, shape(tensors, name)));
      }
    }
  }

  private SafeTensors open(NetShape shape) {
    if (shape.backbone().isEmpty()) {
      throw new MienException(
          "There are no published weights of a %s; leave --pretrained out."
              .formatted(shape.title()));
    }
    return SafeTensors.open(file);
  }

  private Map<String, String> fitting(SafeTensors tensors, NetShape shape) {
    Map<String, String> found = named(tensors, shape.backbone(), shape.title());
    for (TensorSpec spec : shape.backbone()) {
      check(tensors, found, spec);
    }
    return found;
  }

  // Our names to those in the file.
  private Map<String, String> named(SafeTensors tensors, List<TensorSpec> backbone, String title) {
    Set<String> ours = backbone.stream().map(TensorSpec::name).collect(Collectors.toSet());
    Map<String, String> found = new HashMap<>();
    for (String name : tensors.names()) {
      String known = torchvision(name);
      if (ours.contains(known)) {
        found.put(known, name);
      } else if (!name.endsWith(COUNTER) && !REPLACED.contains(name)) {
        throw new MienException(
            "The tensor \"%s\" of %s belongs to no layer of a %s; is it the file of another network?"
                .formatted(name, file, title));
      }
    }
    return found;
  }

  private static String torchvision(String name) {
    for (Map.Entry<String, String> begin : TIMM.entrySet()) {
      if (name.startsWith(begin.getKey())) {
        return begin.getValue() + name.substring(begin.getKey().length());
      }
    }
    return name;
  }

  // Timm has the first dense layers of VGG as convolutions, with the same numbers in the same
  // order.
  private void check(SafeTensors tensors, Map<String, String> found, TensorSpec spec) {
    String name = found.get(spec.name());
    if (name == null) {
      throw new MienException(
          "%s has no tensor \"%s\"; is it the file of another network?"
              .formatted(file, spec.name()));
    }
    long[] shape = shape(tensors, name);
    boolean flat = spec.dims().size() == 2 && shape.length == 4;
    long[] seen = flat ? new long[] {shape[0], shape[1] * shape[2] * shape[3]} : shape;
    if (!Arrays.equals(seen, spec.shape())) {
      throw new MienException(
          "The tensor \"%s\" of %s has the shape %s instead of %s; is it the file of another network?"
              .formatted(name, file, Arrays.toString(shape), spec.dims()));
    }
    if (!tensors.info(name).type().isFloat()) {
      throw new MienException(
          "The tensor \"%s\" of %s is %s; give a file of F32, F16 or BF16."
              .formatted(name, file, tensors.info(name).type()));
    }
  }

  private static long[] shape(SafeTensors tensors, String name) {
    return tensors.info(name).shape().stream().mapToLong(Long::longValue).toArray();
  }
}
