package io.mien.recognition.bundle;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import java.util.List;
import java.util.Map;

/**
 * The graphs of one bundle, by file, and how a model is made of one.
 *
 * @param source the bundle as a person calls it
 * @param crop what every graph has to take
 * @param bytes the verified files
 */
record GraphFiles(String source, CropTemplate crop, Map<String, byte[]> bytes) {

  static final String PROBABILITIES = "probabilities";
  static final String FER2013_PROBABILITIES = "fer2013_probabilities";

  GraphFiles {
    bytes = Map.copyOf(bytes);
  }

  /** The bytes of a file; not a copy. */
  byte[] bytes(String file) {
    return requireNonNull(bytes.get(file), file);
  }

  /**
   * @param output which of the graph's distributions to read
   * @param labels what its columns are
   * @throws MienException naming the bundle and the file, if the graph differs from that or from
   *     the crop, or the device is not there
   */
  OnnxEmotionModel open(String file, String output, List<Emotion> labels, OnnxOptions options) {
    OnnxEmotionModel model;
    try {
      model = OnnxEmotionModel.open(bytes(file), output, labels, options);
    } catch (MienException e) {
      throw new MienException("Bundle %s, %s: %s".formatted(source, file, e.getMessage()), e);
    }
    if (model.size() != crop.size() || model.channels() != crop.channels()) {
      model.close();
      throw new MienException(
          "The bundle %1$s contradicts itself: bundle.json crops %2$dx%2$dx%3$d and %4$s takes %5$dx%5$dx%6$d."
              .formatted(
                  source, crop.size(), crop.channels(), file, model.size(), model.channels()));
    }
    return model;
  }
}
