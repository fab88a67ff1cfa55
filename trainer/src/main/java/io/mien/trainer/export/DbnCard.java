package io.mien.trainer.export;

import io.mien.trainer.data.Fer2013;
import io.mien.trainer.dbn.DbnModel;
import io.mien.trainer.onnx.NetExporter;

/** Writes {@code MODEL_CARD.md} of a deep belief network. */
final class DbnCard {

  private DbnCard() {}

  static String text(
      String name, String version, DbnModel model, TrainedOn data, DbnBundleExport.Result result) {
    String output = NetExporter.output(0);
    return new CardText(name, version)
        .input(Fer2013.template())
        .row("output", "`%s`: float32 [N, %d]", output, model.labels().size())
        .row(
            "architecture",
            "adaptive deep belief network, layers of %s neurons, %,d parameters; the sizes were found in training",
            model.structure(),
            model.parameters())
        .row("data", "%s", data.row())
        .row(
            "export",
            "ONNX Runtime and ND4J differ by at most %.1e in a probability",
            result.difference())
        .figures(result.figures(), truth -> output)
        .limits(data);
  }
}
