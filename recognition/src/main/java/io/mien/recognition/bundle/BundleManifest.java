package io.mien.recognition.bundle;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.emotion.Emotion;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code bundle.json}: what a bundle is and which files belong to it.
 *
 * @param labels what the columns of the graphs' probabilities are, in order; written as {@link
 *     Emotion#label()}
 * @param crop the pose, size and channels of the faces that the graphs take
 * @param graphs exactly one of them has the role {@value #PARENT}, at most one {@value #FER2013}
 * @param expertGroups what the parent confuses, with the graphs that know it better; in the order
 *     in which they are tried, with different names; absent or empty where there are none
 * @param provenance where the bundle comes from: data, seed, options, figures; in reading order
 */
public record BundleManifest(
    String name,
    String version,
    List<Emotion> labels,
    CropTemplate crop,
    List<Graph> graphs,
    List<ExpertManifest> expertGroups,
    Map<String, String> provenance) {

  /** The role of the graph that every face goes through. */
  public static final String PARENT = "parent";

  /**
   * The role of a graph that also answers as FER2013 labels faces; usually the parent's own file.
   * FER2013 and FER+ agree on 62 % of the same faces, so one answer cannot suit both.
   */
  public static final String FER2013 = "fer2013";

  /**
   * One graph file.
   *
   * @param file relative to the bundle, with forward slashes
   * @param sha256 64 lower-case hexadecimal digits; empty in a draft
   */
  public record Graph(String role, String file, String sha256) {

    public Graph {
      requireText("role", role);
      requireText("file", file);
      requireChecksum(file, requireNonNull(sha256, "sha256"));
    }

    static void requireChecksum(String file, String sha256) {
      if (!sha256.matches("|[0-9a-f]{64}")) {
        throw new IllegalArgumentException("sha256 of " + file + " is no checksum: " + sha256);
      }
    }

    /** A graph whose checksum {@link BundleWriter} fills in. */
    public static Graph draft(String role, String file) {
      return new Graph(role, file, "");
    }
  }

  public BundleManifest {
    requireText("name", name);
    requireText("version", version);
    requireNonNull(crop, "crop");
    labels = List.copyOf(required("labels", labels));
    graphs = List.copyOf(required("graphs", graphs));
    expertGroups = expertGroups == null ? List.of() : List.copyOf(expertGroups);
    provenance =
        provenance == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    if (labels.size() < 2 || labels.stream().distinct().count() != labels.size()) {
      throw new IllegalArgumentException("labels must be two or more different ones: " + labels);
    }
    if (graphs.stream().filter(graph -> graph.role().equals(PARENT)).count() != 1) {
      throw new IllegalArgumentException("graphs must have the role 'parent' once");
    }
    requireKnown(expertGroups, labels);
  }

  private static void requireKnown(List<ExpertManifest> groups, List<Emotion> labels) {
    Set<String> names = new HashSet<>();
    for (ExpertManifest group : groups) {
      if (!names.add(group.name())) {
        throw new IllegalArgumentException(
            "two expert groups have the name '%s'".formatted(group.name()));
      }
      for (Emotion emotion : group.emotions()) {
        if (!labels.contains(emotion)) {
          throw new IllegalArgumentException(
              "the expert group '%s' has the emotion %s, which is none of the labels %s"
                  .formatted(
                      group.name(),
                      emotion.label(),
                      labels.stream().map(Emotion::label).collect(joining(", "))));
        }
      }
    }
  }

  /** The graph that every face goes through. */
  public Graph parent() {
    return graphs.stream().filter(g -> g.role().equals(PARENT)).findFirst().orElseThrow();
  }

  /** What its valence and arousal are worth. */
  public AffectOrigin affectOrigin() {
    return AffectOrigin.of(provenance.getOrDefault(AffectOrigin.KEY, ""));
  }

  static void requireText(String key, @Nullable String value) {
    if (required(key, value).isBlank()) {
      throw new IllegalArgumentException(key + " is blank");
    }
  }

  static <T> T required(String key, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return value;
  }
}
