package io.mien.trainer.expert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.recognition.MienException;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Split;
import io.mien.trainer.data.Truth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A family that keeps every child in a folder and learns none twice: the name of a child's files is
 * a digest of its parent, its faces, their truths and the options, so that whatever changes one of
 * them asks for another child.
 */
final class KeptChildren implements ParentFamily {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DIGITS = 20;

  private final ParentFamily family;
  private final String parent;
  private final Path folder;

  /**
   * @param parent SHA-256 of its bundle
   * @param folder created where missing
   */
  KeptChildren(ParentFamily family, String parent, Path folder) {
    this.family = family;
    this.parent = parent;
    this.folder = folder;
  }

  /** What is kept beside a child's graph, written last. */
  private record Kept(int epoch, double loss, double difference) {}

  @Override
  public List<Truth> heads() {
    return family.heads();
  }

  @Override
  public String output(Truth head) {
    return family.output(head);
  }

  @Override
  public FoldParent trained(
      List<LabeledFace> learned,
      List<LabeledFace> validation,
      Path parents,
      Consumer<String> log,
      BooleanSupplier stop) {
    return family.trained(learned, validation, parents, log, stop);
  }

  @Override
  public Relearned relearned(Truth head, Split set, ChildOptions options, BooleanSupplier stop) {
    String name = name(head, set, options);
    Path graph = folder.resolve(name + ".onnx");
    Path kept = folder.resolve(name + ".json");
    try {
      if (Files.isRegularFile(kept)) {
        Kept told = JSON.readValue(Files.readAllBytes(kept), Kept.class);
        GraphBytes bytes = new GraphBytes(Files.readAllBytes(graph));
        return new Relearned(bytes, told.epoch(), told.loss(), told.difference());
      }
      Relearned child = family.relearned(head, set, options, stop);
      Files.createDirectories(folder);
      write(graph, child.graph().bytes());
      write(
          kept, JSON.writeValueAsBytes(new Kept(child.epoch(), child.loss(), child.difference())));
      return child;
    } catch (JsonProcessingException e) {
      throw new MienException("%s is damaged; delete it.".formatted(kept), e);
    } catch (IOException e) {
      throw new MienException(
          "The children in %s cannot be kept or read (%s); give another --out."
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, bytes);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private String name(Truth head, Split set, ChildOptions options) {
    List<Truth> truth = List.of(head);
    String told =
        String.join(
            "\n",
            parent,
            head.name(),
            Examples.of(set.training(), truth).fingerprint(),
            Examples.of(set.validation(), truth).fingerprint(),
            options.toString());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(told.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
