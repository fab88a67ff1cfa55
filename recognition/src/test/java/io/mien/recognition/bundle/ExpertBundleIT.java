package io.mien.recognition.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mien.recognition.MienException;
import io.mien.recognition.TinyGraph;
import io.mien.recognition.bundle.BundleManifest.Graph;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.face.Point;
import io.mien.recognition.route.Child;
import io.mien.recognition.route.ExpertChoice;
import io.mien.recognition.route.ExpertGroup;
import io.mien.recognition.route.Route;
import io.mien.recognition.route.RoutedEmotionModel;
import io.mien.recognition.route.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpertBundleIT {

  private static final TinyGraph PARENT = TinyGraph.of(48, 1, 8).withFer2013();
  private static final ExpertGroup ANGER =
      new ExpertGroup(
          "anger-disgust",
          List.of(Emotion.ANGER, Emotion.DISGUST),
          new Trigger.Margin(.25),
          List.of(new Child("right", 0, .15), new Child("wrong", .15, Double.POSITIVE_INFINITY)),
          true);
  private static final ExpertGroup CONTEMPT =
      new ExpertGroup(
          "contempt-disgust",
          List.of(Emotion.CONTEMPT, Emotion.DISGUST),
          new Trigger.Neighbourhood(-.4, .33, .3),
          List.of(new Child("one", .5, 2)),
          false);

  @TempDir Path folder;
  private final Map<String, byte[]> files = new HashMap<>();

  @BeforeEach
  void writeBundle() {
    files.put("parent.onnx", PARENT.bytes());
    files.put("experts/right.onnx", PARENT.withTilt(-1).bytes());
    files.put("experts/wrong.onnx", PARENT.withTilt(-8).bytes());
    files.put("experts/one.onnx", PARENT.withTilt(2).bytes());
    write(ANGER, CONTEMPT);
  }

  @Test
  void shouldReadTheGroupsThatWereWritten() throws IOException {
    ModelBundle bundle = ModelBundle.load(folder);

    assertThat(bundle.manifest().expertGroups())
        .extracting(ExpertManifest::group)
        .containsExactly(ANGER, CONTEMPT);
    assertThat(bundle.manifest().expertGroups().get(0).children().get(1).sha256()).hasSize(64);
    assertThat(Files.readString(manifest()))
        .containsPattern("\"trigger\" : \\{\\s+\"kind\" : \"margin\",\\s+\"margin\" : 0.25\\s+}")
        .contains("\"emotions\" : [ \"Anger\", \"Disgust\" ]")
        .contains("\"kind\" : \"neighbourhood\"")
        .containsOnlyOnce("\"maxDivergence\" : 0.15")
        .containsOnlyOnce("\"maxDivergence\" : 2.0")
        .doesNotContain("null", "Infinity");
  }

  @Test
  void shouldOpenParentAndEnabledGroupsAsOneModel() {
    AlignedCrop dark = AlignedCrop.of(48, 1, new byte[48 * 48]);
    try (RoutedEmotionModel model =
        ModelBundle.load(folder).openRouted(OnnxOptions.DEFAULT, ExpertChoice.ENABLED)) {
      assertThat(model.groups()).containsExactly(ANGER);
      assertThat(model.labels()).isEqualTo(Emotion.all());
      // All eight are equally probable, and ties count for the group.
      Route.Expert route = (Route.Expert) model.route(List.of(dark)).get(0).route();
      assertThat(route.group()).isEqualTo("anger-disgust");
      assertThat(route.child()).isEqualTo("wrong");
      assertThat(route.divergences().get("right")).isLessThan(route.divergences().get("wrong"));
    }
  }

  @Test
  void shouldOpenTheGroupsThatAreChosen() {
    ModelBundle bundle = ModelBundle.load(folder);
    try (RoutedEmotionModel all = bundle.openRouted(OnnxOptions.DEFAULT, ExpertChoice.ALL);
        RoutedEmotionModel none = bundle.openRouted(OnnxOptions.DEFAULT, ExpertChoice.NONE)) {
      assertThat(all.groups()).containsExactly(ANGER, CONTEMPT.asEnabled());
      assertThat(none.groups()).isEmpty();
    }
  }

  @Test
  void shouldOpenTheSecondAnswerThatTheGraphHas() {
    try (EmotionModel model =
        ModelBundle.load(folder).openFer2013(OnnxOptions.DEFAULT).orElseThrow()) {
      assertThat(model.labels()).hasSize(7).doesNotContain(Emotion.CONTEMPT);
    }
  }

  @Test
  void shouldRefuseChildrenThatAreMissingOrDamaged() throws IOException {
    Path one = folder.resolve("experts/one.onnx");
    byte[] good = Files.readAllBytes(one);
    good[good.length / 2] ^= 1;
    Files.write(one, good);
    assertRefused("experts/one.onnx has the SHA-256");
    Files.delete(one);
    assertRefused("has no experts/one.onnx");
  }

  @Test
  void shouldRefuseChildrenThatContradictTheParentAlsoInDisabledGroups() {
    files.put("experts/one.onnx", TinyGraph.of(48, 1, 7).bytes());
    write(ANGER, CONTEMPT);
    assertRefused("experts/one.onnx: The ONNX graph gives 'probabilities' of shape [-1, 7]");
    files.put("experts/one.onnx", TinyGraph.of(32, 1, 8).bytes());
    write(ANGER, CONTEMPT);
    assertRefused("crops 48x48x1 and experts/one.onnx takes 32x32x1");
    files.put("experts/one.onnx", new byte[] {1, 2, 3});
    write(ANGER, CONTEMPT);
    assertRefused("experts/one.onnx: The ONNX graph cannot be loaded");
  }

  @Test
  void shouldRefuseBadGroupsWithOneSentence() throws IOException {
    String good = Files.readString(manifest());
    assertManifestRefused(
        good.replace("\"Sad\", ", "").replace("\"Contempt\" ],\n  \"crop", "\"Sad\" ],\n  \"crop"),
        "the expert group 'contempt-disgust' has the emotion Contempt, which is none of the labels");
    assertManifestRefused(
        good.replace("\"minDivergence\" : 0.5", "\"minDivergence\" : 2.5"),
        "the child 'one' has the empty range of divergence [2.5, 2.0)");
    assertManifestRefused(
        good.replace("contempt-disgust", "anger-disgust"),
        "two expert groups have the name 'anger-disgust'");
    assertManifestRefused(
        good.replace("\"name\" : \"wrong\"", "\"name\" : \"right\""),
        "the expert group 'anger-disgust' has two children of one name");
    assertManifestRefused(
        good.replace("[ \"Anger\", \"Disgust\" ]", "[ \"Anger\" ]"),
        "the expert group 'anger-disgust' needs two emotions or more");
    assertManifestRefused(
        good.replace("[ \"Anger\", \"Disgust\" ]", "[ \"Anger\", \"Fury\" ]"),
        "'Fury' is no emotion");
    assertManifestRefused(
        good.replace("\"kind\" : \"margin\"", "\"kind\" : \"guess\""),
        "'guess' is no kind of trigger; known are margin, neighbourhood");
    assertManifestRefused(
        good.replace("\"margin\" : 0.25", "\"margin\" : 2.5"), "a margin lies in [0, 1]: 2.5");
    assertManifestRefused(
        good.replace("\"radius\" : 0.3", "\"radius\" : \"wide\""),
        "a trigger of the kind neighbourhood needs the number 'radius'");
    assertManifestRefused(
        good.replace("\"radius\" : 0.3", "\"radius\" : 0.3, \"margin\" : 1"),
        "a trigger of the kind neighbourhood has no margin");
    assertManifestRefused(
        good.replaceFirst("\"trigger\" : \\{[^}]*},", ""),
        "trigger of the expert group 'anger-disgust' is missing");
    assertManifestRefused(
        good.replace("\"file\" : \"experts/right.onnx\",", ""),
        "file of the child 'right' is missing");
    assertManifestRefused(
        good.replace("experts/right.onnx", "../right.onnx"), "leads out of the bundle");
    assertManifestRefused(good.replaceFirst("\"enabled\"", "\"on\""), "on");
  }

  @Test
  void shouldTakeAGroupForDisabledThatDoesNotSay() throws IOException {
    Files.writeString(
        manifest(), Files.readString(manifest()).replaceAll(",\\s+\"enabled\" : true", ""));

    assertThat(ModelBundle.load(folder).manifest().expertGroups())
        .extracting(ExpertManifest::enabled)
        .containsExactly(false, false);
  }

  private void write(ExpertGroup... groups) {
    BundleManifest draft =
        new BundleManifest(
            "expert",
            "1",
            Emotion.all(),
            new CropTemplate(48, 1, new Point(15, 18), new Point(33, 18)),
            List.of(Graph.draft("parent", "parent.onnx"), Graph.draft("fer2013", "parent.onnx")),
            List.of(groups).stream().map(ExpertBundleIT::manifest).toList(),
            Map.of());
    BundleWriter.write(folder, draft, files);
  }

  private static ExpertManifest manifest(ExpertGroup group) {
    return ExpertManifest.draft(
        group, group.children().stream().map(c -> "experts/" + c.name() + ".onnx").toList());
  }

  private Path manifest() {
    return folder.resolve("bundle.json");
  }

  private void assertManifestRefused(String json, String reason) throws IOException {
    Files.writeString(manifest(), json);
    assertRefused(reason);
  }

  private void assertRefused(String reason) {
    assertThatExceptionOfType(MienException.class)
        .isThrownBy(() -> ModelBundle.load(folder))
        .withMessageContaining(reason)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }
}
