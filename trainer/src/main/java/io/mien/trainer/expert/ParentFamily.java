package io.mien.trainer.expert;

import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Split;
import io.mien.trainer.data.Truth;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One kind of parent: how its like is trained without some faces, and how children learn on from
 * it. Everything comes out as an ONNX graph, so that all figures are of what will run.
 */
public interface ParentFamily {

  /** The labelings the parent answers in; what a bundle publishes first. */
  List<Truth> heads();

  /** The output of a graph of this family that answers in a labeling. */
  String output(Truth head);

  /**
   * A parent that never saw some of the faces, trained as the parent itself was. What {@code
   * folder} holds of it is gone on with, or used if it is finished.
   *
   * @param learned what it learns from
   * @param validation by which its training ends
   * @param folder of its checkpoints; created where missing
   * @param log hears one line at a time
   * @param stop asked often; when true, the call fails and the folder keeps its checkpoint
   * @throws io.mien.recognition.MienException if the folder holds a parent of other faces or
   *     options, or training fails
   */
  FoldParent trained(
      List<LabeledFace> learned,
      List<LabeledFace> validation,
      Path folder,
      Consumer<String> log,
      BooleanSupplier stop);

  /**
   * A parent of a fold.
   *
   * @param graph with the outputs of all heads
   * @param epoch the one that was chosen
   */
  record FoldParent(GraphBytes graph, int epoch) {}

  /**
   * A child that learned on from the parent, on the faces of one set.
   *
   * @param head the labeling it learns, and the only one it answers in
   * @param set training: what it learns; validation: what decides when to end, nothing for a fixed
   *     number of epochs
   * @throws io.mien.recognition.MienException if learning diverges or was stopped
   */
  Relearned relearned(Truth head, Split set, ChildOptions options, BooleanSupplier stop);

  /**
   * A child.
   *
   * @param graph with the output {@code probabilities} alone
   * @param epoch the one that was chosen
   * @param loss on held-back faces in that epoch, in nats; 0 without them
   * @param difference largest difference between the net and the graph in ONNX Runtime
   */
  record Relearned(GraphBytes graph, int epoch, double loss, double difference) {}
}
