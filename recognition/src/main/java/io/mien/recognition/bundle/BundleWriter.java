package io.mien.recognition.bundle;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.BundleManifest.Graph;
import io.mien.recognition.bundle.ExpertManifest.ChildGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Writes bundles that {@link ModelBundle} loads. */
public final class BundleWriter {

  private BundleWriter() {}

  /**
   * Writes all files and, last, {@code bundle.json} with their checksums, so that an interrupted
   * call leaves nothing that loads.
   *
   * @param folder created where missing; files of the same names are replaced
   * @param draft the manifest; checksums in it are computed anew
   * @param files contents by name: every graph of the draft and its experts, and whatever else
   *     belongs to the bundle (a model card, say)
   * @return the manifest that was written
   * @throws IllegalArgumentException if a graph of the draft is not among the files
   * @throws MienException if the folder cannot be written
   */
  public static BundleManifest write(Path folder, BundleManifest draft, Map<String, byte[]> files) {
    List<Graph> graphs = draft.graphs().stream().map(graph -> pinned(graph, files)).toList();
    BundleManifest manifest =
        new BundleManifest(
            draft.name(),
            draft.version(),
            draft.labels(),
            draft.crop(),
            graphs,
            draft.expertGroups().stream().map(group -> pinned(group, files)).toList(),
            draft.provenance());
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve(ModelBundle.MANIFEST));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        replace(folder.resolve(BundleFiles.relative(file.getKey())), file.getValue());
      }
      replace(folder.resolve(ModelBundle.MANIFEST), ManifestJson.write(manifest));
    } catch (IOException e) {
      throw new MienException(
          "The bundle %s cannot be written (%s).".formatted(folder, e.getMessage()), e);
    }
    return manifest;
  }

  private static Graph pinned(Graph graph, Map<String, byte[]> files) {
    return new Graph(graph.role(), graph.file(), checksum(graph.file(), files));
  }

  private static ExpertManifest pinned(ExpertManifest group, Map<String, byte[]> files) {
    List<ChildGraph> children =
        group.children().stream()
            .map(
                child ->
                    new ChildGraph(
                        child.name(),
                        child.file(),
                        checksum(child.file(), files),
                        child.minDivergence(),
                        child.maxDivergence()))
            .toList();
    return new ExpertManifest(
        group.name(), group.emotions(), group.trigger(), children, group.enabled());
  }

  private static String checksum(String file, Map<String, byte[]> files) {
    byte[] bytes = files.get(file);
    if (bytes == null) {
      throw new IllegalArgumentException("no bytes for the graph " + file);
    }
    return Sha256.of(bytes);
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
