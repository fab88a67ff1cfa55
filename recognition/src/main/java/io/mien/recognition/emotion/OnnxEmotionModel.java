package io.mien.recognition.emotion;

import static io.mien.recognition.emotion.OnnxGraphContract.FACE;
import static io.mien.recognition.emotion.OnnxGraphContract.PROBABILITIES;
import static io.mien.recognition.emotion.OnnxGraphContract.VALENCE_AROUSAL;
import static java.util.stream.Collectors.joining;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import io.mien.recognition.MienException;
import io.mien.recognition.crop.AlignedCrop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An ONNX graph behind one session that all threads share. Each thread keeps a direct buffer for
 * its batches; closing waits for estimates under way.
 */
public final class OnnxEmotionModel implements EmotionModel {

  private static final Logger LOG = LoggerFactory.getLogger(OnnxEmotionModel.class);

  /** Longer lists are run in parts, which bounds the memory for activations. */
  private static final int MAX_BATCH = 256;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final OrtProvider provider;
  private final OnnxGraphContract contract;
  private final List<Emotion> labels;
  private final Set<String> outputs;
  private final FaceBatches batches;
  private final ReadWriteLock lifetime = new ReentrantReadWriteLock();
  private boolean closed;

  private OnnxEmotionModel(
      OrtEnvironment environment,
      OnnxSessions.Opened opened,
      OnnxGraphContract contract,
      List<Emotion> labels) {
    this.environment = environment;
    this.session = opened.session();
    this.provider = opened.provider();
    this.contract = contract;
    this.batches = new FaceBatches(contract);
    this.labels = List.copyOf(labels);
    this.outputs =
        contract.valenceArousal()
            ? Set.of(contract.probabilities(), VALENCE_AROUSAL)
            : Set.of(contract.probabilities());
  }

  /**
   * Opens a graph, checks its input and outputs against the labels and runs one gray face through
   * it.
   *
   * @param graph the bytes of an ONNX file
   * @param labels what the columns of {@code probabilities} are
   * @throws MienException if the graph is none, differs from the contract, does not give
   *     probabilities, or needs CUDA that is not there
   */
  public static OnnxEmotionModel open(byte[] graph, List<Emotion> labels, OnnxOptions options) {
    return open(graph, PROBABILITIES, labels, options);
  }

  /**
   * The same for a graph with several distributions, of which one is chosen.
   *
   * @param output the name of that distribution, whose columns are {@code labels}
   */
  public static OnnxEmotionModel open(
      byte[] graph, String output, List<Emotion> labels, OnnxOptions options) {
    OrtEnvironment environment =
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "mien");
    OnnxSessions.Opened opened = null;
    boolean usable = false;
    try {
      opened = OnnxSessions.open(environment, graph, options);
      OnnxGraphContract contract = OnnxGraphContract.of(opened.session(), output, labels.size());
      OnnxEmotionModel model = new OnnxEmotionModel(environment, opened, contract, labels);
      model.estimate(List.of(AlignedCrop.of(contract.size(), contract.channels(), gray(contract))));
      LOG.debug(
          "emotion model with {} on {}",
          labels.stream().map(Emotion::label).collect(joining(", ")),
          model.provider());
      usable = true;
      return model;
    } catch (OrtException e) {
      throw new MienException(
          "The ONNX graph cannot be loaded (%s); export it again."
              .formatted(OnnxSessions.firstLine(e.getMessage())),
          e);
    } finally {
      if (!usable && opened != null) {
        close(opened.session());
      }
    }
  }

  private static byte[] gray(OnnxGraphContract contract) {
    byte[] pixels = new byte[contract.faceBytes()];
    Arrays.fill(pixels, (byte) 128);
    return pixels;
  }

  @Override
  public List<Emotion> labels() {
    return labels;
  }

  @Override
  public String provider() {
    return provider.name();
  }

  /** Edge length of the faces it takes, in pixels. */
  public int size() {
    return contract.size();
  }

  /** Channels of the faces it takes: 1 (gray) or 3 (RGB). */
  public int channels() {
    return contract.channels();
  }

  @Override
  public List<EmotionEstimate> estimate(List<AlignedCrop> crops) {
    List<EmotionEstimate> estimates = new ArrayList<>(crops.size());
    lifetime.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the model is closed");
      }
      for (int from = 0; from < crops.size(); from += MAX_BATCH) {
        run(crops.subList(from, Math.min(crops.size(), from + MAX_BATCH)), estimates);
      }
      return List.copyOf(estimates);
    } catch (OrtException e) {
      throw new MienException(
          "The emotion model failed on %s (%s)."
              .formatted(provider, OnnxSessions.firstLine(e.getMessage())),
          e);
    } finally {
      lifetime.readLock().unlock();
    }
  }

  private void run(List<AlignedCrop> crops, List<EmotionEstimate> estimates) throws OrtException {
    try (OnnxTensor input =
            OnnxTensor.createTensor(
                environment, batches.of(crops), contract.batch(crops.size()), OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of(FACE, input), outputs)) {
      GraphAnswer answer = new GraphAnswer(result, labels, contract);
      for (int i = 0; i < crops.size(); i++) {
        estimates.add(answer.next());
      }
    }
  }

  @Override
  public void close() {
    lifetime.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        close(session);
      }
    } finally {
      lifetime.writeLock().unlock();
    }
  }

  private static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      LOG.warn("ONNX Runtime did not close its session.", e);
    }
  }
}
