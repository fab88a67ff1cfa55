package io.mien.recognition.bundle;

import io.mien.recognition.bundle.BundleManifest.Graph;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.route.Child;
import io.mien.recognition.route.ExpertGroup;
import io.mien.recognition.route.Trigger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expert group as {@code bundle.json} writes it: the rules of {@link ExpertGroup}, and the graph
 * of each child. Children have the labels and the crop of the parent.
 *
 * @param enabled false where it is absent: what did not prove itself does not answer
 */
public record ExpertManifest(
    String name,
    List<Emotion> emotions,
    Trigger trigger,
    List<ChildGraph> children,
    boolean enabled) {

  /**
   * One child.
   *
   * @param file relative to the bundle, with forward slashes; usually {@code experts/<name>.onnx}
   * @param sha256 64 lower-case hexadecimal digits; empty in a draft
   * @param minDivergence nats from which on it is chosen; 0 where it is absent
   * @param maxDivergence nats below which it is chosen; null for no bound
   */
  public record ChildGraph(
      String name,
      String file,
      String sha256,
      double minDivergence,
      @Nullable Double maxDivergence) {

    public ChildGraph {
      BundleManifest.requireText("name of a child", name);
      BundleManifest.requireText("file of the child '%s'".formatted(name), file);
      BundleManifest.required("sha256 of the child '%s'".formatted(name), sha256);
      Graph.requireChecksum(file, sha256);
      rule(name, minDivergence, maxDivergence);
    }

    /** A child whose checksum {@link BundleWriter} fills in. */
    public static ChildGraph draft(Child child, String file) {
      double max = child.maxDivergence();
      return new ChildGraph(
          child.name(), file, "", child.minDivergence(), Double.isInfinite(max) ? null : max);
    }

    /** When this child is chosen. */
    public Child rule() {
      return rule(name, minDivergence, maxDivergence);
    }

    private static Child rule(String name, double min, @Nullable Double max) {
      return new Child(name, min, max == null ? Double.POSITIVE_INFINITY : max);
    }
  }

  public ExpertManifest {
    BundleManifest.requireText("name of an expert group", name);
    String of = " of the expert group '%s'".formatted(name);
    emotions = List.copyOf(BundleManifest.required("emotions" + of, emotions));
    children = List.copyOf(BundleManifest.required("children" + of, children));
    BundleManifest.required("trigger" + of, trigger);
    rules(name, emotions, trigger, children, enabled);
  }

  /**
   * A draft of a group whose child graphs' checksums {@link BundleWriter} fills in.
   *
   * @param files one for each child, in order, relative to the bundle
   */
  public static ExpertManifest draft(ExpertGroup group, List<String> files) {
    List<Child> children = group.children();
    if (files.size() != children.size()) {
      throw new IllegalArgumentException(
          "%d files for the %d children of '%s'"
              .formatted(files.size(), children.size(), group.name()));
    }
    List<ChildGraph> graphs = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      graphs.add(ChildGraph.draft(children.get(i), files.get(i)));
    }
    return new ExpertManifest(
        group.name(), group.emotions(), group.trigger(), graphs, group.enabled());
  }

  /** The group's rules. */
  public ExpertGroup group() {
    return rules(name, emotions, trigger, children, enabled);
  }

  private static ExpertGroup rules(
      String name,
      List<Emotion> emotions,
      Trigger trigger,
      List<ChildGraph> children,
      boolean enabled) {
    return new ExpertGroup(
        name, emotions, trigger, children.stream().map(ChildGraph::rule).toList(), enabled);
  }
}
