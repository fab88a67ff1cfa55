package io.mien.trainer.evaluate;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.CropResizer;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.MirrorImage;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.layout.ReadOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bundles that a net learns from: the mean of what they say of each face and of its mirror image,
 * asked once, before training.
 */
public final class Teachers {

  private static final int BATCH = 64;

  private final List<ModelBundle> bundles;

  /**
   * @param bundles at least one
   */
  public Teachers(List<ModelBundle> bundles) {
    this.bundles = List.copyOf(bundles);
  }

  /** The name and SHA-256 of each. */
  public List<String> names() {
    return bundles.stream()
        .map(bundle -> "%s %s".formatted(bundle.manifest().name(), bundle.sha256()))
        .toList();
  }

  /**
   * The same examples with the teachers' answers. Who takes larger or smaller faces, or colored
   * ones, gets them resized.
   *
   * @throws MienException if a teacher takes faces in another pose or has no answer by one of the
   *     labelings
   */
  public Examples teach(Examples examples) {
    int outputs = examples.outputs();
    List<float[]> answers = new ArrayList<>(examples.size());
    for (int i = 0; i < examples.size(); i++) {
      answers.add(new float[outputs]);
    }
    for (ModelBundle bundle : bundles) {
      int first = 0;
      for (Truth truth : examples.truths()) {
        try (EmotionModel model = model(bundle, truth)) {
          add(model, eyes(bundle), examples, answers, first);
        }
        first += truth.labels().size();
      }
    }
    return examples.taughtBy(answers);
  }

  private static EmotionModel model(ModelBundle bundle, Truth truth) {
    if (truth == Truth.LABEL) {
      Optional<OnnxEmotionModel> labeled = bundle.openFer2013(OnnxOptions.ALL_CORES);
      if (labeled.isPresent()) {
        return labeled.get();
      }
    }
    EmotionModel parent = bundle.openParent(OnnxOptions.ALL_CORES);
    if (!parent.labels().equals(truth.labels())) {
      parent.close();
      throw new MienException(
          "The teacher %s does not answer by %s; give a bundle that was trained on the same labels."
              .formatted(bundle.manifest().name(), truth.shortTitle()));
    }
    return parent;
  }

  // Faces of another size or in color are made for a teacher; its pose has to be theirs.
  private static CropResizer eyes(ModelBundle bundle) {
    CropTemplate crop = bundle.manifest().crop();
    if (!crop.equals(ReadOptions.template(crop.size(), crop.channels()))) {
      throw new MienException(
          "The teacher %s has the eyes elsewhere on its faces than FER2013 has them; give a bundle of mien export."
              .formatted(bundle.manifest().name()));
    }
    return new CropResizer(crop.size(), crop.channels());
  }

  private void add(
      EmotionModel model, CropResizer eyes, Examples examples, List<float[]> answers, int first) {
    float weight = 1f / (2 * bundles.size());
    for (int from = 0; from < examples.size(); from += BATCH) {
      int to = Math.min(from + BATCH, examples.size());
      List<AlignedCrop> crops = new ArrayList<>();
      for (int i = from; i < to; i++) {
        AlignedCrop crop = eyes.crop(examples.crop(i));
        crops.add(crop);
        crops.add(MirrorImage.of(crop));
      }
      List<EmotionEstimate> estimates = model.estimate(crops);
      for (int look = 0; look < estimates.size(); look++) {
        float[] said = estimates.get(look).probabilities().values();
        float[] sum = answers.get(from + look / 2);
        for (int k = 0; k < said.length; k++) {
          sum[first + k] += weight * said[k];
        }
      }
    }
  }
}
