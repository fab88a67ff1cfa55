package io.mien.trainer.cnn;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.mien.trainer.data.Truth;
import java.util.List;
import java.util.Set;

/**
 * How a net is built: one record for each kind of net, whose {@link #layers()} read like its paper.
 * Checkpoints and bundles keep it as JSON; those from before there were other nets are a {@link
 * CompactNet}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "model", defaultImpl = CompactNet.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = CompactNet.class, name = "compact"),
  @JsonSubTypes.Type(value = FerKd.class, name = "fer-kd"),
  @JsonSubTypes.Type(value = Vgg16.class, name = "vgg16"),
  @JsonSubTypes.Type(value = ImprovedResNet50.class, name = "improved-resnet50")
})
public sealed interface NetShape permits CompactNet, FerKd, Vgg16, ImprovedResNet50 {

  /** What its kind is called. */
  String title();

  /** How this one is built, for a model card. */
  String description();

  /** Edge length of the faces it takes, in pixels. */
  int size();

  /** Channels of the faces it takes: 1 (gray) or 3 (RGB). */
  int channels();

  /** The labelings it answers in, each by outputs of its own on the same features. */
  List<Truth> heads();

  /** What it learns to tell. */
  Task task();

  /**
   * The same net answering otherwise.
   *
   * @param heads the labelings
   * @param task what it is to tell
   */
  NetShape answering(List<Truth> heads, Task task);

  /** From levels in [0, 255] to one number for each output; the last one is dense. */
  List<Layer> layers();

  /** Whether it answers valence and arousal, as the last two numbers of a row. */
  default boolean affect() {
    return task() != Task.EMOTIONS;
  }

  /** Numbers of an answer: the outputs of all labelings, then valence and arousal. */
  default int rowLength() {
    return outputs() + (affect() ? 2 : 0);
  }

  /** Outputs of the last layer. */
  default int answers() {
    return task() == Task.AFFECT ? 2 : rowLength();
  }

  /** Outputs of all labelings together. */
  default int outputs() {
    return heads().stream().mapToInt(head -> head.labels().size()).sum();
  }

  /** Where the outputs of a head begin. */
  default int firstOutput(int head) {
    return heads().subList(0, head).stream().mapToInt(other -> other.labels().size()).sum();
  }

  /** All tensors, in the order of the data. */
  default List<TensorSpec> tensors() {
    return layers().stream().flatMap(layer -> layer.tensors().stream()).toList();
  }

  /** The layer that answers. */
  default Layer.Dense last() {
    List<Layer> layers = layers();
    return (Layer.Dense) layers.get(layers.size() - 1);
  }

  /** Names of the tensors that stay as they begin. */
  default Set<String> frozen() {
    return Set.of();
  }

  /** The tensors that published weights can fill; none if there are no such weights. */
  default List<TensorSpec> backbone() {
    return List.of();
  }

  /** How many numbers there are that can be trained, those that are frozen included. */
  default long parameterCount() {
    return tensors().stream().filter(TensorSpec::trained).mapToLong(TensorSpec::count).sum();
  }
}
