package io.mien.trainer.expert;

import io.mien.recognition.bundle.BundleManifest;
import io.mien.recognition.bundle.BundleWriter;
import io.mien.recognition.bundle.ExpertManifest;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.route.ExpertGroup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a parent with its experts as a bundle of its own. */
public final class ExpertBundle {

  private static final String CARD = "MODEL_CARD.md";

  private final String name;
  private final String version;

  /** Writes bundles of that name and version. */
  public ExpertBundle(String name, String version) {
    this.name = name;
    this.version = version;
  }

  /**
   * Writes the parent's own graphs, the children and a model card with what was found. Experts that
   * the parent had are left out.
   *
   * @throws io.mien.recognition.MienException if the folder cannot be written
   */
  public BundleManifest write(ModelBundle parent, Experts experts, Path folder) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    parent.manifest().graphs().forEach(graph -> files.put(graph.file(), parent.graph(graph)));
    List<ExpertManifest> groups = new ArrayList<>();
    for (Experts.Served served : experts.served()) {
      ExpertGroup group = served.group();
      List<String> children = new ArrayList<>();
      for (int i = 0; i < group.children().size(); i++) {
        String file = "experts/%s-%s.onnx".formatted(group.name(), group.children().get(i).name());
        files.put(file, served.graphs().get(i).bytes());
        children.add(file);
      }
      groups.add(ExpertManifest.draft(group, children));
    }
    String card =
        ExpertCard.withoutExperts(parent.modelCard().orElse("")) + ExpertCard.section(experts);
    files.put(CARD, card.getBytes(StandardCharsets.UTF_8));
    BundleManifest draft =
        new BundleManifest(
            name,
            version,
            parent.manifest().labels(),
            parent.manifest().crop(),
            parent.manifest().graphs(),
            groups,
            provenance(parent, experts));
    return BundleWriter.write(folder, draft, files);
  }

  private static Map<String, String> provenance(ModelBundle parent, Experts experts) {
    Map<String, String> provenance = new LinkedHashMap<>(parent.manifest().provenance());
    provenance.put("expertsParent", experts.study().parent());
    provenance.put("expertsParentSha256", parent.sha256());
    provenance.put("expertsSeed", String.valueOf(experts.study().seed()));
    provenance.put("expertsSets", experts.study().sets());
    provenance.put(
        "expertsEnabled",
        experts.served().stream()
            .map(Experts.Served::group)
            .filter(ExpertGroup::enabled)
            .map(ExpertGroup::name)
            .collect(Collectors.joining(", ")));
    return provenance;
  }
}
