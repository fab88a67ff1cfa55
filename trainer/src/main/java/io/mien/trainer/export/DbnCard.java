package io.mien.trainer.export;

import io.mien.recognition.crop.CropTemplate;
import io.mien.trainer.data.Fer2013;
import io.mien.trainer.dbn.DbnModel;
import io.mien.trainer.evaluate.Report;
import java.util.Locale;

/** Writes {@code MODEL_CARD.md} of a deep belief network. */
final class DbnCard {

  private DbnCard() {}

  static String text(String name, String version, DbnModel model, DbnBundleExport.Result result) {
    CropTemplate crop = Fer2013.template();
    StringBuilder card =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                """
      # Model card: %1$s %2$s

      | | |
      | --- | --- |
      | task | the emotion that one face shows, as a distribution |
      | input | `face`: uint8 [N, %3$d, %3$d, 1], gray, eyes at (%4$.1f, %5$.1f) and (%6$.1f, %7$.1f) |
      | output | `probabilities`: float32 [N, %8$d] |
      | architecture | adaptive deep belief network, layers of %9$s neurons, %10$,d parameters; the sizes were found in training |
      | data | FER2013 Training; 10 %% of it, stratified, for early stopping |
      | export | ONNX Runtime and ND4J differ by at most %11$.1e in a probability |
      """,
                name,
                version,
                crop.size(),
                crop.rightEye().x(),
                crop.rightEye().y(),
                crop.leftEye().x(),
                crop.leftEye().y(),
                model.labels().size(),
                model.structure(),
                model.parameters(),
                result.difference()));
    result
        .figures()
        .forEach(
            (truth, confusion) -> {
              card.append("%n## PublicTest, %s%n%n".formatted(truth.title()));
              card.append(Report.figures(confusion)).append(System.lineSeparator());
              card.append(Report.matrix(confusion));
            });
    return card.append(ModelCard.LIMITS).toString();
  }
}
