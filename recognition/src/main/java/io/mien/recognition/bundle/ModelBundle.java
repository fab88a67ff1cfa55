package io.mien.recognition.bundle;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bundle that was loaded whole: its manifest and the bytes of its graphs, each of which had the
 * checksum that the manifest gives. Immutable.
 */
public final class ModelBundle {

  /** The name of the bundle that comes with the program. */
  public static final String DEFAULT = "default";

  static final String MANIFEST = "bundle.json";
  private static final String SHIPPED = "io/mien/bundles/";

  private final String source;
  private final BundleManifest manifest;
  private final String sha256;
  private final Map<String, byte[]> graphs;

  private ModelBundle(
      String source, BundleManifest manifest, String sha256, Map<String, byte[]> graphs) {
    this.source = source;
    this.manifest = manifest;
    this.sha256 = sha256;
    this.graphs = graphs;
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
    Map<String, byte[]> graphs = new HashMap<>();
    for (BundleManifest.Graph graph : manifest.graphs()) {
      byte[] bytes = read(files, graph.file());
      String found = Sha256.of(bytes);
      if (!found.equals(graph.sha256())) {
        throw new MienException(
            "The bundle %s is damaged: %s has the SHA-256 %s and bundle.json says %s; get it again."
                .formatted(
                    files,
                    graph.file(),
                    found,
                    graph.sha256().isEmpty() ? "none" : graph.sha256()));
      }
      graphs.put(graph.role(), bytes);
    }
    return new ModelBundle(files.toString(), manifest, Sha256.of(json), graphs);
  }

  private static byte[] read(BundleFiles files, String file) {
    try {
      return files.read(file);
    } catch (NoSuchFileException e) {
      throw new MienException(
          "The bundle %s has no %s; name a complete bundle, or 'default'.".formatted(files, file),
          e);
    } catch (IOException | InvalidPathException e) {
      throw new MienException(
          "The bundle %s cannot be read (%s); name a complete bundle, or 'default'."
              .formatted(files, e.getMessage()),
          e);
    }
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
    return requireNonNull(graphs.get(manifest.parent().role())).clone();
  }

  /**
   * Opens the parent graph from the bytes that were verified.
   *
   * @return a model for all threads, which the caller closes
   * @throws MienException if the graph differs from the manifest, or the device is not there
   */
  public OnnxEmotionModel openParent(OnnxOptions options) {
    return open(manifest.parent(), "probabilities", manifest.labels(), options);
  }

  /**
   * The same as {@link #openParent}, but answering with the seven labels of FER2013, in the way
   * that data set labels faces; empty if the bundle was not trained for it.
   */
  public Optional<OnnxEmotionModel> openFer2013(OnnxOptions options) {
    List<Emotion> labels =
        Emotion.all().stream().filter(emotion -> emotion != Emotion.CONTEMPT).toList();
    return manifest.graphs().stream()
        .filter(graph -> graph.role().equals(BundleManifest.FER2013))
        .findFirst()
        .map(graph -> open(graph, "fer2013_probabilities", labels, options));
  }

  private OnnxEmotionModel open(
      BundleManifest.Graph graph, String output, List<Emotion> labels, OnnxOptions options) {
    OnnxEmotionModel model;
    try {
      model =
          OnnxEmotionModel.open(requireNonNull(graphs.get(graph.role())), output, labels, options);
    } catch (MienException e) {
      throw new MienException(
          "Bundle %s, %s: %s".formatted(source, graph.file(), e.getMessage()), e);
    }
    int size = manifest.crop().size();
    int channels = manifest.crop().channels();
    if (model.size() != size || model.channels() != channels) {
      model.close();
      throw new MienException(
          "The bundle %1$s contradicts itself: bundle.json crops %2$dx%2$dx%3$d and %4$s takes %5$dx%5$dx%6$d."
              .formatted(source, size, channels, graph.file(), model.size(), model.channels()));
    }
    return model;
  }
}
