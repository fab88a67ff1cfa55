package io.mien.recognition.bundle;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.route.ExpertChoice;
import io.mien.recognition.route.RoutedEmotionModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A bundle that was loaded whole: its manifest and the bytes of its graphs, each of which had the
 * checksum that the manifest gives. Child graphs were also tried against the parent's labels and
 * crop, those of disabled groups included. Immutable.
 */
public final class ModelBundle {

  /** The name of the bundle that comes with the program. */
  public static final String DEFAULT = "default";

  static final String MANIFEST = "bundle.json";
  private static final String MODEL_CARD = "MODEL_CARD.md";
  private static final String SHIPPED = "io/mien/bundles/";
  private static final List<Emotion> FER2013_LABELS =
      Emotion.all().stream().filter(emotion -> emotion != Emotion.CONTEMPT).toList();

  private final BundleManifest manifest;
  private final String sha256;
  private final GraphFiles graphs;
  private final Optional<String> modelCard;

  private ModelBundle(
      BundleManifest manifest, String sha256, GraphFiles graphs, Optional<String> modelCard) {
    this.manifest = manifest;
    this.sha256 = sha256;
    this.graphs = graphs;
    this.modelCard = modelCard;
  }

  /**
   * @param name {@value #DEFAULT} for the bundle on the class path, else a folder
   * @throws MienException if it is missing or damaged in any part
   */
  public static ModelBundle find(String name) {
    if (name.equals(DEFAULT)) {
      ClassLoader loader = requireNonNull(ModelBundle.class.getClassLoader());
      return load(new BundleFiles.Resources(DEFAULT, SHIPPED + DEFAULT + "/", loader));
    }
    try {
      return load(Path.of(name));
    } catch (InvalidPathException e) {
      throw new MienException("The bundle name '%s' is no path.".formatted(name), e);
    }
  }

  /**
   * @param folder with {@code bundle.json} and the files it names
   * @throws MienException if it is missing or damaged in any part
   */
  public static ModelBundle load(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new MienException(
          "The bundle %s is not a folder; name one with a bundle.json in it, or 'default'."
              .formatted(folder));
    }
    return load(new BundleFiles.Folder(folder));
  }

  private static ModelBundle load(BundleFiles files) {
    byte[] json = read(files, MANIFEST);
    BundleManifest manifest = manifest(files, json);
    Map<String, byte[]> bytes = new HashMap<>();
    manifest.graphs().forEach(g -> bytes.put(g.file(), verified(files, g.file(), g.sha256())));
    manifest.expertGroups().stream()
        .flatMap(group -> group.children().stream())
        .forEach(c -> bytes.put(c.file(), verified(files, c.file(), c.sha256())));
    GraphFiles graphs = new GraphFiles(files.toString(), manifest.crop(), bytes);
    tryChildren(manifest, graphs);
    return new ModelBundle(manifest, Sha256.of(json), graphs, modelCard(files));
  }

  // Nothing runs by it, so that a bundle is whole without it.
  private static Optional<String> modelCard(BundleFiles files) {
    try {
      return Optional.of(new String(files.read(MODEL_CARD), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(files, e);
    }
  }

  private static byte[] verified(BundleFiles files, String file, String sha256) {
    byte[] bytes = read(files, file);
    String found = Sha256.of(bytes);
    if (!found.equals(sha256)) {
      throw new MienException(
          "The bundle %s is damaged: %s has the SHA-256 %s and bundle.json says %s; get it again."
              .formatted(files, file, found, sha256.isEmpty() ? "none" : sha256));
    }
    return bytes;
  }

  // Also of disabled groups: a bundle is whole or it is refused.
  private static void tryChildren(BundleManifest manifest, GraphFiles graphs) {
    manifest.expertGroups().stream()
        .flatMap(group -> group.children().stream())
        .forEach(
            child ->
                graphs
                    .open(
                        child.file(),
                        GraphFiles.PROBABILITIES,
                        manifest.labels(),
                        OnnxOptions.DEFAULT)
                    .close());
  }

  private static byte[] read(BundleFiles files, String file) {
    try {
      return files.read(file);
    } catch (NoSuchFileException e) {
      throw new MienException(
          "The bundle %s has no %s; name a complete bundle, or 'default'.".formatted(files, file),
          e);
    } catch (IOException | InvalidPathException e) {
      throw unreadable(files, e);
    }
  }

  private static MienException unreadable(BundleFiles files, Exception cause) {
    return new MienException(
        "The bundle %s cannot be read (%s); name a complete bundle, or 'default'."
            .formatted(files, cause.getMessage()),
        cause);
  }

  private static BundleManifest manifest(BundleFiles files, byte[] json) {
    try {
      return ManifestJson.read(json);
    } catch (JsonProcessingException e) {
      Throwable reason = e.getCause() instanceof IllegalArgumentException cause ? cause : null;
      throw new MienException(
          "The bundle.json of %s is wrong: %s; get the bundle again, or name another."
              .formatted(files, reason == null ? e.getOriginalMessage() : reason.getMessage()),
          e);
    } catch (IOException e) {
      throw new MienException(
          "The bundle.json of %s cannot be read; check its permissions.".formatted(files), e);
    }
  }

  public BundleManifest manifest() {
    return manifest;
  }

  /** SHA-256 of bundle.json, which pins every graph; 64 lower-case hexadecimal digits. */
  public String sha256() {
    return sha256;
  }

  /** The bytes of the parent graph, a copy. */
  public byte[] parentGraph() {
    return graphs.bytes(manifest.parent().file()).clone();
  }

  /** The bytes of one of its own graphs, a copy. */
  public byte[] graph(BundleManifest.Graph graph) {
    return graphs.bytes(graph.file()).clone();
  }

  /** The bytes of every graph by its file, of experts' children too; copies. */
  public Map<String, byte[]> graphs() {
    Map<String, byte[]> copies = new TreeMap<>();
    graphs.bytes().forEach((file, bytes) -> copies.put(file, bytes.clone()));
    return copies;
  }

  /** What people are told about the model; empty if the bundle has no model card. */
  public Optional<String> modelCard() {
    return modelCard;
  }

  /**
   * Opens the parent graph from the bytes that were verified.
   *
   * @return a model for all threads, which the caller closes
   * @throws MienException if the graph differs from the manifest, or the device is not there
   */
  public OnnxEmotionModel openParent(OnnxOptions options) {
    return graphs.open(
        manifest.parent().file(), GraphFiles.PROBABILITIES, manifest.labels(), options);
  }

  /**
   * The same as {@link #openParent}, but answering with the seven labels of FER2013, in the way
   * that data set labels faces; empty if the bundle was not trained for it.
   */
  public Optional<OnnxEmotionModel> openFer2013(OnnxOptions options) {
    return manifest.graphs().stream()
        .filter(graph -> graph.role().equals(BundleManifest.FER2013))
        .findFirst()
        .map(
            graph ->
                graphs.open(
                    graph.file(), GraphFiles.FER2013_PROBABILITIES, FER2013_LABELS, options));
  }

  /**
   * Opens the parent and the children of the groups that are chosen as one model. Where the options
   * ask for batches, the faces of all threads meet in each of them.
   *
   * @return a model for all threads, which the caller closes
   * @throws MienException as {@link #openParent} does, of any of them
   */
  public RoutedEmotionModel openRouted(OnnxOptions options, ExpertChoice choice) {
    EmotionModel parent = options.batching().around(openParent(options));
    List<EmotionModel> opened = new ArrayList<>(List.of(parent));
    try {
      List<RoutedEmotionModel.Experts> experts = new ArrayList<>();
      for (ExpertManifest group : manifest.expertGroups()) {
        if (choice.takes(group.group())) {
          int first = opened.size();
          for (ExpertManifest.ChildGraph child : group.children()) {
            EmotionModel model =
                graphs.open(child.file(), GraphFiles.PROBABILITIES, manifest.labels(), options);
            opened.add(options.batching().around(model));
          }
          experts.add(
              new RoutedEmotionModel.Experts(
                  group.group().asEnabled(), opened.subList(first, opened.size())));
        }
      }
      RoutedEmotionModel model = new RoutedEmotionModel(parent, experts);
      opened.clear();
      return model;
    } finally {
      opened.forEach(EmotionModel::close);
    }
  }
}
