package io.mien.trainer.dbn;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.floating.Norm2;
import org.nd4j.linalg.api.ops.random.impl.BernoulliDistribution;
import org.nd4j.linalg.api.ops.random.impl.GaussianDistribution;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One learning step of an RBM after the other, by contrastive divergence (CD-k) or with chains that
 * persist (PCD):
 *
 * <pre>
 * dW = mu dW + rate (&lt;v h'&gt;_data - &lt;v h'&gt;_model - decay W)
 * </pre>
 *
 * <p>All arrays are made when the structure changes; a step makes none. Not thread-safe. Sources:
 * Hinton's practical guide, sections 3, 9 to 11 (what is sampled and what is a probability,
 * momentum, decay, sparsity); T. Tieleman, Training Restricted Boltzmann Machines using
 * Approximations to the Likelihood Gradient (ICML 2008), for PCD; sparsity by the hidden biases
 * alone as H. Lee, C. Ekanadham, A. Ng (NIPS 2007).
 */
final class ContrastiveDivergence implements AutoCloseable {

  /** Of the running mean activation that sparsity looks at (practical guide, section 11). */
  private static final double ACTIVATION_DECAY = 0.9;

  private static final String VELOCITY = "velocity.";
  private static final String ACTIVITY = "activity";
  private static final String CHAINS = "chains";

  private final Rbm rbm;
  private final RbmOptions options;
  private final int batch;
  private final org.nd4j.linalg.api.rng.Random chance;
  private Parameters velocity;
  private final INDArray data;
  private final INDArray model;
  private final INDArray noise;
  private final INDArray ones;
  private HiddenArrays hidden;
  private boolean chainsStarted;

  ContrastiveDivergence(Rbm rbm, RbmOptions options, int samples) {
    this.rbm = rbm;
    this.options = options;
    batch = Math.min(options.batch(), samples);
    chance = Nd4j.getRandomFactory().getNewRandomInstance(options.seed());
    velocity = Parameters.zeros(rbm.visible(), rbm.hidden());
    data = Matrices.matrix(rbm.visible(), batch);
    model = Matrices.matrix(rbm.visible(), batch);
    noise = Matrices.matrix(options.persistent() ? rbm.visible() : 1, batch);
    ones = Matrices.matrix(1, batch).assign(1);
    hidden = hiddenArrays();
  }

  private HiddenArrays hiddenArrays() {
    return new HiddenArrays(
        rbm.visible(),
        rbm.hidden(),
        batch,
        options.forgetting().amount() > 0,
        options.sparsityTarget());
  }

  Parameters velocity() {
    return velocity;
  }

  /** What has to be known to go on, by name. */
  Map<String, float[]> arrays(String prefix) {
    Map<String, float[]> arrays = RbmArchive.of(velocity, prefix + VELOCITY);
    arrays.put(prefix + ACTIVITY, hidden.activity.clone());
    if (chainsStarted) {
      arrays.put(prefix + CHAINS, Matrices.values(model));
    }
    return arrays;
  }

  void restore(ArrayFile file, String prefix) {
    velocity.close();
    velocity = RbmArchive.read(file, prefix + VELOCITY);
    float[] activity = file.array(prefix + ACTIVITY);
    System.arraycopy(activity, 0, hidden.activity, 0, activity.length);
    if (file.has(prefix + CHAINS)) {
      Matrices.buffer(model).put(0, file.array(prefix + CHAINS));
      chainsStarted = true;
    }
  }

  /**
   * Learns from all samples once, in random order. What does not fill a batch is left out; it is
   * another rest in every pass.
   *
   * @param random decides the order and what is sampled
   * @param epoch counted from 1
   * @param distance takes in every step
   */
  void pass(Samples samples, Random random, int epoch, WalkingDistance distance) {
    int[] order = Seeds.shuffled(samples.size(), random);
    chance.setSeed(random.nextLong());
    for (int from = 0; from + batch <= order.length; from += batch) {
      step(samples, order, from, options.momentumOf(epoch));
      distance.step(biasChanges(), weightChanges());
    }
  }

  /** Learns from some samples: those that {@code order} names from {@code from} on. */
  void step(Samples samples, int[] order, int from, double momentum) {
    FloatBuffer columns = Matrices.buffer(data);
    for (int k = 0; k < batch; k++) {
      samples.put(order[from + k], columns, k);
    }
    sample();
    move(momentum);
  }

  /** Fills the statistics of data and model. */
  private void sample() {
    rbm.hidden(data, ones, hidden.data);
    INDArray probability = hidden.data;
    if (options.persistent()) {
      if (!chainsStarted) {
        model.assign(data);
        chainsStarted = true;
      }
      rbm.hidden(model, ones, hidden.model);
      probability = hidden.model;
    }
    for (int step = 0; step < options.gibbsSteps(); step++) {
      Nd4j.getExecutioner().exec(new BernoulliDistribution(hidden.states, probability), chance);
      rbm.visible(hidden.states, ones, model);
      if (options.persistent()) {
        drawVisible();
      }
      rbm.hidden(model, ones, hidden.model);
      probability = hidden.model;
    }
  }

  // A chain that goes on has to be a fair one; CD's short one learns better from probabilities.
  private void drawVisible() {
    if (rbm.visibles() == Visibles.BINARY) {
      Nd4j.getExecutioner().exec(new BernoulliDistribution(noise, model), chance);
      model.assign(noise);
    } else {
      Nd4j.getExecutioner().exec(new GaussianDistribution(noise, 0, 1), chance);
      Matrices.add(1, noise, model);
    }
  }

  private void move(double momentum) {
    Parameters parameters = rbm.parameters();
    double scale = options.learningRate() / batch;
    contrast(data, hidden.data, model, hidden.model, scale, momentum, velocity.weights());
    if (options.weightDecay() > 0) {
      double decay = options.learningRate() * options.weightDecay();
      Matrices.add(-decay, parameters.weights(), velocity.weights());
    }
    forget();
    contrast(data, ones, model, ones, scale, momentum, velocity.visibleBias());
    contrast(hidden.data, ones, hidden.model, ones, scale, momentum, velocity.hiddenBias());
    sparsify();
    Matrices.add(1, velocity.weights(), parameters.weights());
    Matrices.add(1, velocity.visibleBias(), parameters.visibleBias());
    Matrices.add(1, velocity.hiddenBias(), parameters.hiddenBias());
  }

  /** {@code out = momentum * out + scale * (a b' - c d')}. */
  private static void contrast(
      INDArray a, INDArray b, INDArray c, INDArray d, double scale, double momentum, INDArray out) {
    Matrices.multiply(a, false, b, true, scale, momentum, out);
    Matrices.multiply(c, false, d, true, -scale, 1, out);
  }

  private void forget() {
    Forgetting forgetting = options.forgetting();
    if (forgetting.amount() == 0) {
      return;
    }
    Matrices.sign(rbm.parameters().weights(), forgetting.below(), hidden.signs);
    Matrices.add(-options.learningRate() * forgetting.amount(), hidden.signs, velocity.weights());
  }

  private void sparsify() {
    if (options.sparsityCost() == 0) {
      return;
    }
    Matrices.multiply(hidden.data, false, ones, true, 1.0 / batch, 0, hidden.mean);
    FloatBuffer mean = Matrices.buffer(hidden.mean);
    FloatBuffer bias = Matrices.buffer(velocity.hiddenBias());
    double pull = options.learningRate() * options.sparsityCost();
    for (int j = 0; j < hidden.activity.length; j++) {
      double seen = ACTIVATION_DECAY * hidden.activity[j] + (1 - ACTIVATION_DECAY) * mean.get(j);
      hidden.activity[j] = (float) seen;
      bias.put(j, (float) (bias.get(j) - pull * (seen - options.sparsityTarget())));
    }
  }

  /** How the last step moved the hidden biases; valid until the next step. */
  float[] biasChanges() {
    Matrices.buffer(velocity.hiddenBias()).get(0, hidden.biasChanges);
    return hidden.biasChanges;
  }

  /** How far the last step moved each neuron's weights; valid until the next step. */
  float[] weightChanges() {
    Nd4j.getExecutioner().exec(new Norm2(velocity.weights(), hidden.norms, false, 0));
    Matrices.buffer(hidden.norms).get(0, hidden.weightChanges);
    return hidden.weightChanges;
  }

  /** A neuron is inserted; it rests at first. */
  void insert(int at, float[] column, float bias) {
    rbm.parameters().insert(at, column, bias);
    velocity.insert(at, new float[rbm.visible()], 0);
    restructured();
  }

  void keep(boolean[] kept) {
    rbm.parameters().keep(kept);
    velocity.keep(kept);
    restructured();
  }

  private void restructured() {
    hidden.close();
    hidden = hiddenArrays();
  }

  @Override
  public void close() {
    velocity.close();
    data.close();
    model.close();
    noise.close();
    ones.close();
    hidden.close();
  }
}
