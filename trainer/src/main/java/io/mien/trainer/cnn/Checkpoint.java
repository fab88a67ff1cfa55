package io.mien.trainer.cnn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.recognition.MienException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.OutputArchive;
import org.bytedeco.pytorch.Tensor;

/** A run on disk: state, weights, averaged weights and momentum in one libtorch archive. */
public final class Checkpoint {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STATE = "state";
  private static final String NET = "net";
  private static final String AVERAGE = "average";
  private static final String OPTIMIZER = "optimizer";

  private Checkpoint() {}

  /**
   * Replaces the file in one step, so that an interruption leaves the old or the new one.
   *
   * @throws MienException if it cannot be written; the old one is then kept
   */
  static void write(
      Path file, TrainingState state, Parameters net, Parameters average, Optimizer optimizer) {
    try (PointerScope scope = new PointerScope()) {
      OutputArchive archive = new OutputArchive();
      archive.write(STATE, new IValue(JSON.writeValueAsString(state)));
      archive.write(NET, archived(net));
      archive.write(AVERAGE, archived(average));
      OutputArchive momentum = new OutputArchive();
      optimizer.save(momentum);
      archive.write(OPTIMIZER, momentum);
      ArchiveFile.write(archive, file);
    } catch (IOException e) {
      throw new MienException(
          "The checkpoint %s cannot be written (%s); the one before is kept: make room and go on with --resume."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static OutputArchive archived(Parameters parameters) {
    OutputArchive archive = new OutputArchive();
    parameters.all().forEach((name, tensor) -> archive.write(key(name), tensor));
    return archive;
  }

  // Names become attributes of a TorchScript module, which may not hold dots.
  private static String key(String name) {
    return name.replace('.', '_');
  }

  /**
   * Where the run of a checkpoint stands.
   *
   * @throws MienException if the file is missing or not a checkpoint
   */
  public static TrainingState state(Path file) {
    try (PointerScope scope = new PointerScope()) {
      return state(file, open(file));
    }
  }

  /** Fills a run's tensors from a checkpoint and returns where it stands. */
  static TrainingState read(Path file, Parameters net, Parameters average, Optimizer optimizer) {
    try (PointerScope scope = new PointerScope()) {
      InputArchive archive = open(file);
      fill(file, net, child(archive, NET));
      fill(file, average, child(archive, AVERAGE));
      optimizer.load(child(archive, OPTIMIZER));
      return state(file, archive);
    }
  }

  /**
   * The averaged net of a checkpoint, ready for export; the caller closes it.
   *
   * @throws MienException if the file is missing or not a checkpoint
   */
  public static Net averagedNet(Path file) {
    TrainingState state = state(file);
    Net net = new Net(state.options().shape(), state.options().seed());
    try (PointerScope scope = new PointerScope()) {
      fill(file, net.parameters(), child(open(file), AVERAGE));
    }
    return net;
  }

  private static InputArchive open(Path file) {
    LibTorch.check();
    if (!Files.isRegularFile(file)) {
      throw new MienException(
          "There is no checkpoint %s; mien train cnn writes last.pt and best.pt into its --out folder."
              .formatted(file));
    }
    try {
      InputArchive archive = new InputArchive();
      archive.load_from(file.toString());
      return archive;
    } catch (RuntimeException e) {
      throw new MienException(
          "%s is not a checkpoint of mien train cnn, which writes last.pt and best.pt; name one of those."
              .formatted(file),
          e);
    }
  }

  private static TrainingState state(Path file, InputArchive archive) {
    try {
      IValue json = new IValue();
      archive.read(STATE, json);
      return JSON.readValue(json.toStringRef().getString(), TrainingState.class);
    } catch (JsonProcessingException | RuntimeException e) {
      throw new MienException(
          "%s is not a checkpoint of this version of mien train cnn; begin the run anew."
              .formatted(file),
          e);
    }
  }

  private static InputArchive child(InputArchive archive, String name) {
    InputArchive child = new InputArchive();
    archive.read(name, child);
    return child;
  }

  private static void fill(Path file, Parameters parameters, InputArchive archive) {
    try (NoGradGuard guard = new NoGradGuard()) {
      parameters
          .all()
          .forEach(
              (name, tensor) -> {
                Tensor stored = new Tensor();
                if (!archive.try_read(key(name), stored)
                    || !Arrays.equals(stored.shape(), tensor.shape())) {
                  throw new MienException(
                      "%s is the checkpoint of another model: its %s is not %s; resume with what it was started with."
                          .formatted(file, name, Arrays.toString(tensor.shape())));
                }
                tensor.copy_(stored);
              });
    }
  }
}
