package io.mien.trainer.evaluate;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.MirrorImage;
import io.mien.trainer.data.Truth;
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
   * The same examples with the teachers' answers.
   *
   * @throws MienException if a teacher takes other faces or has no answer by one of the labelings
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
          add(model, examples, answers, first);
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

  private void add(EmotionModel model, Examples examples, List<float[]> answers, int first) {
    float weight = 1f / (2 * bundles.size());
    for (int from = 0; from < examples.size(); from += BATCH) {
      int to = Math.min(from + BATCH, examples.size());
      List<AlignedCrop> crops = new ArrayList<>();
      for (int i = from; i < to; i++) {
        crops.add(examples.crop(i));
        crops.add(MirrorImage.of(examples.crop(i)));
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
