package io.mien.recognition.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mien.recognition.MienException;
import io.mien.recognition.TinyGraph;
import io.mien.recognition.bundle.BundleManifest.Graph;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.face.Point;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelBundleIT {

  private static final byte[] GRAPH = TinyGraph.of(48, 1, 3).bytes();
  private static final BundleManifest DRAFT =
      new BundleManifest(
          "tiny",
          "1",
          List.of(Emotion.NEUTRAL, Emotion.HAPPY, Emotion.SAD),
          new CropTemplate(48, 1, new Point(15.5f, 18), new Point(32.5f, 18)),
          List.of(Graph.draft("parent", "parent.onnx")),
          List.of(),
          Map.of("seed", "7"));

  @TempDir Path folder;

  @BeforeEach
  void writeBundle() {
    BundleWriter.write(
        folder, DRAFT, Map.of("parent.onnx", GRAPH, "MODEL_CARD.md", "# tiny".getBytes(UTF_8)));
  }

  @Test
  void shouldLoadWhatWasWritten() throws IOException, NoSuchAlgorithmException {
    ModelBundle bundle = ModelBundle.find(folder.toString());

    assertThat(bundle.manifest())
        .usingRecursiveComparison()
        .ignoringFields("graphs")
        .isEqualTo(DRAFT);
    assertThat(bundle.manifest().parent().sha256()).isEqualTo(sha256(GRAPH));
    assertThat(bundle.sha256()).isEqualTo(sha256(Files.readAllBytes(manifest())));
    assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
    assertThat(folder.resolve("MODEL_CARD.md")).hasContent("# tiny");
  }

  @Test
  void shouldWriteManifestThatPeopleCanRead() throws IOException {
    assertThat(Files.readString(manifest()))
        .contains("\"labels\" : [ \"Neutral\", \"Happy\", \"Sad\" ]")
        .containsPattern("\"rightEye\" : \\{\\s+\"x\" : 15.5,\\s+\"y\" : 18.0\\s+}");
  }

  @Test
  void shouldOpenTheVerifiedGraph() {
    try (OnnxEmotionModel model = ModelBundle.load(folder).openParent(OnnxOptions.DEFAULT)) {
      assertThat(model.labels()).isEqualTo(DRAFT.labels());
      assertThat(model.estimate(List.of(AlignedCrop.of(48, 1, new byte[48 * 48])))).hasSize(1);
    }
  }

  @Test
  void shouldReplaceABundle() {
    byte[] other = TinyGraph.of(48, 1, 3).withValenceArousal().bytes();
    String before = ModelBundle.load(folder).sha256();
    BundleWriter.write(folder, DRAFT, Map.of("parent.onnx", other));

    assertThat(ModelBundle.load(folder).sha256()).isNotEqualTo(before);
  }

  @Test
  void shouldRefuseMissingFolderAndManifest() throws IOException {
    assertRefused(folder.resolve("absent"), "is not a folder");
    Files.delete(manifest());
    assertRefused(folder, "has no bundle.json");
  }

  @Test
  void shouldRefuseMissingGraph() throws IOException {
    Files.delete(folder.resolve("parent.onnx"));

    assertRefused(folder, "has no parent.onnx");
  }

  @Test
  void shouldRefuseWrongChecksum() throws IOException {
    byte[] damaged = GRAPH.clone();
    damaged[damaged.length / 2] ^= 1;
    Files.write(folder.resolve("parent.onnx"), damaged);

    assertRefused(folder, "parent.onnx has the SHA-256");
  }

  @Test
  void shouldRefuseBadManifests() throws IOException {
    String good = Files.readString(manifest());
    assertManifestRefused(good.substring(0, good.length() / 2), "bundle.json");
    assertManifestRefused("", "bundle.json");
    assertManifestRefused("null", "bundle.json");
    assertManifestRefused(good.replace("Happy", "Hungry"), "'Hungry' is no emotion");
    assertManifestRefused(good.replace("\"Happy\"", "\"Sad\""), "two or more different");
    assertManifestRefused(good.replaceFirst("\\{", "{ \"title\" : 1,"), "title");
    assertManifestRefused(good.replace("\"tiny\"", "null"), "name is missing");
    assertManifestRefused(good.replace("\"size\" : 48", "\"size\" : 4"), "crop size");
    assertManifestRefused(good.replace("\"parent\"", "\"child\""), "'parent' once");
    assertManifestRefused(
        good.replace("\"expertGroups\" : [ ]", "\"expertGroups\" : [ { } ]"),
        "name of an expert group is missing");
  }

  @Test
  void shouldRefuseFilesOutsideTheBundle() throws IOException {
    String good = Files.readString(manifest());
    Path outside = Files.write(folder.resolveSibling("outside.onnx"), GRAPH);
    assertManifestRefused(good.replace("parent.onnx", "../outside.onnx"), "leads out");
    assertManifestRefused(good.replace("parent.onnx", outside.toString()), "leads out");
    assertManifestRefused(good.replace("parent.onnx", "a/../../outside.onnx"), "leads out");
    Files.createSymbolicLink(folder.resolve("link.onnx"), outside);
    assertManifestRefused(good.replace("parent.onnx", "link.onnx"), "leads out");
    Files.delete(outside);
  }

  @Test
  void shouldRefuseGraphThatContradictsTheManifest() throws IOException {
    BundleWriter.write(folder, DRAFT, Map.of("parent.onnx", TinyGraph.of(32, 1, 3).bytes()));
    assertThatExceptionOfType(MienException.class)
        .isThrownBy(() -> ModelBundle.load(folder).openParent(OnnxOptions.DEFAULT))
        .withMessageContaining("crops 48x48x1 and parent.onnx takes 32x32x1");
    BundleWriter.write(folder, DRAFT, Map.of("parent.onnx", TinyGraph.of(48, 1, 8).bytes()));
    assertThatExceptionOfType(MienException.class)
        .isThrownBy(() -> ModelBundle.load(folder).openParent(OnnxOptions.DEFAULT))
        .withMessageContaining("[-1, 8]");
  }

  @Test
  void shouldNotWriteADraftWithoutItsGraph() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BundleWriter.write(folder, DRAFT, Map.of()));
  }

  @Test
  void shouldReadFromAJar() throws IOException {
    Path jar = folder.resolve("bundle.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String file : List.of("bundle.json", "parent.onnx")) {
        out.putNextEntry(new JarEntry("some/bundle/" + file));
        out.write(Files.readAllBytes(folder.resolve(file)));
      }
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      BundleFiles files = new BundleFiles.Resources("jarred", "some/bundle/", loader);

      assertThat(files.read("parent.onnx")).isEqualTo(GRAPH);
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> files.read("../secret"));
    }
  }

  @Test
  void shouldSayThatNoBundleIsShipped() {
    // This module has none; the application's module does.
    assertThatExceptionOfType(MienException.class)
        .isThrownBy(() -> ModelBundle.find("default"))
        .withMessageContaining("default")
        .withMessageContaining("bundle.json");
  }

  private Path manifest() {
    return folder.resolve("bundle.json");
  }

  private void assertManifestRefused(String json, String reason) throws IOException {
    Files.writeString(manifest(), json);
    assertRefused(folder, reason);
  }

  private static void assertRefused(Path bundle, String reason) {
    assertThatExceptionOfType(MienException.class)
        .isThrownBy(() -> ModelBundle.load(bundle))
        .withMessageContaining(reason)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
