package io.mien.recognition.emotion;

import static ai.onnxruntime.OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import io.mien.recognition.MienException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions on the device that was asked for. */
final class OnnxSessions {

  private static final Logger LOG = LoggerFactory.getLogger(OnnxSessions.class);
  private static final int FIRST_GPU = 0;

  /** A session and the execution provider that runs it. */
  record Opened(OrtSession session, OrtProvider provider) {}

  private OnnxSessions() {}

  /**
   * @throws OrtException if the graph itself is wrong
   * @throws MienException if CUDA was asked for and is not there
   */
  static Opened open(OrtEnvironment environment, byte[] graph, OnnxOptions options)
      throws OrtException {
    return switch (options.device()) {
      case CPU -> onCpu(environment, graph, options);
      case CUDA -> onCuda(environment, graph, options);
      case AUTO -> {
        if (!hasCuda()) {
          yield onCpu(environment, graph, options);
        }
        try {
          yield onCuda(environment, graph, options);
        } catch (MienException e) {
          LOG.warn("{} Going on with the CPU.", e.getMessage());
          yield onCpu(environment, graph, options);
        }
      }
    };
  }

  private static boolean hasCuda() {
    return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
  }

  private static Opened onCpu(OrtEnvironment environment, byte[] graph, OnnxOptions options)
      throws OrtException {
    return new Opened(session(environment, graph, options, null), OrtProvider.CPU);
  }

  private static Opened onCuda(OrtEnvironment environment, byte[] graph, OnnxOptions options)
      throws OrtException {
    if (!hasCuda()) {
      throw new MienException(
          "CUDA was asked for, but this build has ONNX Runtime for the CPU only;"
              + " build with -Pcuda or use --device cpu.");
    }
    try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(FIRST_GPU)) {
      // The number of faces changes from frame to frame; the default would time every algorithm
      // anew for each number.
      cuda.add("cudnn_conv_algo_search", "HEURISTIC");
      return new Opened(session(environment, graph, options, cuda), OrtProvider.CUDA);
    } catch (OrtException e) {
      throw new MienException(
          "CUDA was asked for, but ONNX Runtime cannot start it (%s);"
                  .formatted(firstLine(e.getMessage()))
              + " install the NVIDIA driver with the CUDA and cuDNN that its release needs,"
              + " or use --device cpu.",
          e);
    }
  }

  private static OrtSession session(
      OrtEnvironment environment,
      byte[] graph,
      OnnxOptions options,
      @Nullable OrtCUDAProviderOptions cuda)
      throws OrtException {
    try (OrtSession.SessionOptions session = new OrtSession.SessionOptions()) {
      session.setIntraOpNumThreads(options.intraOpThreads());
      session.setInterOpNumThreads(1);
      session.setSessionLogLevel(ORT_LOGGING_LEVEL_FATAL);
      if (cuda != null) {
        session.addCUDA(cuda);
      }
      return environment.createSession(graph, session);
    }
  }

  static String firstLine(@Nullable String text) {
    return text == null ? "no reason given" : text.lines().findFirst().orElse("").strip();
  }
}
