package io.mien.trainer.export;

import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.trainer.data.Truth;
import io.mien.trainer.onnx.NetExporter;
import java.util.ArrayList;
import java.util.List;

/** An exported graph in ONNX Runtime, once for each of its heads. */
final class ExportedModels implements AutoCloseable {

  private final List<EmotionModel> models = new ArrayList<>();

  private ExportedModels() {}

  static ExportedModels open(byte[] graph, List<Truth> heads) {
    ExportedModels opened = new ExportedModels();
    for (int head = 0; head < heads.size(); head++) {
      opened.models.add(
          OnnxEmotionModel.open(
              graph, NetExporter.output(head), heads.get(head).labels(), OnnxOptions.DEFAULT));
    }
    return opened;
  }

  EmotionModel of(int head) {
    return models.get(head);
  }

  @Override
  public void close() {
    models.forEach(EmotionModel::close);
  }
}
