package io.mien.trainer.cnn;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.trainer.data.Truth;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A net in libtorch, built from the layers of its {@link NetShape}. Safe for use by many threads
 * while none of them changes it.
 */
public final class Net implements AutoCloseable {

  private final NetShape shape;
  private final List<Layer> layers;
  private final Parameters parameters = new Parameters();
  private final Map<String, Tensor> tensors;

  /** A net with random weights; the same seed gives the same ones. */
  public Net(NetShape shape, long seed) {
    LibTorch.check();
    this.shape = shape;
    this.layers = shape.layers();
    try (PointerScope scope = new PointerScope()) {
      torch.manual_seed(seed);
      Set<String> frozen = shape.frozen();
      for (TensorSpec tensor : shape.tensors()) {
        if (tensor.trained() && !frozen.contains(tensor.name())) {
          parameters.weight(tensor.name(), initial(tensor));
        } else {
          parameters.buffer(tensor.name(), initial(tensor));
        }
      }
    }
    tensors = parameters.all();
  }

  private static Tensor initial(TensorSpec spec) {
    if (spec.deviation() == 0) {
      return torch.full(spec.shape(), new Scalar((float) spec.middle()));
    }
    Tensor random = torch.randn(spec.shape()).mul_(new Scalar((float) spec.deviation()));
    return spec.dims().size() < 4
        ? random
        : random.to(
            torch.ScalarType.Float,
            false,
            true,
            new MemoryFormatOptional(torch.MemoryFormat.ChannelsLast));
  }

  /** A net with numbers of a trained one. */
  public static Net of(NetWeights weights) {
    Net net = new Net(weights.shape(), 0);
    for (TensorSpec spec : weights.shape().tensors()) {
      net.fill(spec, weights.numbers(spec.name()));
    }
    return net;
  }

  /** Takes over the numbers of one tensor, in row-major order. */
  void fill(TensorSpec spec, float[] numbers) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      tensor(spec.name()).copy_(Tensor.create(numbers, spec.shape()));
    }
  }

  private Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalStateException("no tensor " + name);
    }
    return tensor;
  }

  /** How it is built. */
  public NetShape shape() {
    return shape;
  }

  Parameters parameters() {
    return parameters;
  }

  /** Outputs [N, rowLength] of levels [N, channels, size, size] in [0, 255]. */
  Tensor forward(Tensor faces, Pass pass) {
    Tensor outputs = new TorchLayers(tensors, pass).through(layers, faces);
    return shape.task() == Task.AFFECT ? withEmotions(outputs) : outputs;
  }

  private Tensor withEmotions(Tensor plane) {
    Tensor point = plane.to(torch.ScalarType.Float).tanh();
    TensorVector parts = new TensorVector();
    for (Truth head : shape.heads()) {
      int labels = head.labels().size();
      Tensor centers = Tensor.create(EmotionPlane.weights(head.labels()), labels, 2);
      Tensor bias = Tensor.create(EmotionPlane.bias(head.labels()));
      parts.push_back(torch.linear(point, centers, new TensorOptional(bias)));
    }
    parts.push_back(plane.to(torch.ScalarType.Float));
    return torch.cat(parts, 1);
  }

  /**
   * Rounds every kernel to what float16 can hold, the form bundles store them in. Twice the
   * parameters then fit into a file, and what is measured here is what the bundle computes.
   */
  public void roundKernels() {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      for (TensorSpec spec : shape.tensors()) {
        if (spec.isKernel()) {
          Tensor kernel = tensor(spec.name());
          kernel.copy_(kernel.to(torch.ScalarType.Half).to(torch.ScalarType.Float));
        }
      }
    }
  }

  /**
   * What it says of faces, one row of {@link NetShape#rowLength()} for each: probabilities, head by
   * head, then valence and arousal in [-1, 1] where it answers them.
   *
   * @param crops faces of the net's size and channels, at least one
   */
  public List<float[]> probabilities(List<AlignedCrop> crops) {
    int size = shape.size();
    ByteBuffer pixels = ByteBuffer.allocate(crops.size() * size * size * shape.channels());
    crops.forEach(crop -> crop.putInto(pixels));
    float[] levels = new float[pixels.capacity()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = pixels.get(i) & 0xff;
    }
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor outputs = forward(Tensors.faces(levels, shape), Pass.INFERENCE);
      float[] flat = Tensors.floats(answers(outputs));
      List<float[]> rows = new ArrayList<>(crops.size());
      for (int i = 0; i < crops.size(); i++) {
        rows.add(Arrays.copyOfRange(flat, i * shape.rowLength(), (i + 1) * shape.rowLength()));
      }
      return rows;
    }
  }

  private Tensor answers(Tensor outputs) {
    Tensor probabilities = byHead(outputs, part -> torch.softmax(part, 1));
    return shape.affect()
        ? torch.cat(new TensorVector(probabilities, affect(outputs)), 1)
        : probabilities;
  }

  /** Valence and arousal [N, 2] in [-1, 1]. */
  Tensor affect(Tensor outputs) {
    return outputs.narrow(1, shape.outputs(), 2).tanh();
  }

  /** Applies a function to the outputs of each head and puts the results side by side again. */
  Tensor byHead(Tensor outputs, UnaryOperator<Tensor> function) {
    TensorVector parts = new TensorVector();
    for (int head = 0; head < shape.heads().size(); head++) {
      int labels = shape.heads().get(head).labels().size();
      parts.push_back(function.apply(outputs.narrow(1, shape.firstOutput(head), labels)));
    }
    return torch.cat(parts, 1);
  }

  /** Its numbers, for export. */
  public NetWeights weights() {
    Map<String, float[]> numbers = new HashMap<>();
    tensors.forEach((name, tensor) -> numbers.put(name, Tensors.floats(tensor)));
    return new NetWeights(shape, numbers);
  }

  @Override
  public void close() {
    parameters.close();
  }
}
