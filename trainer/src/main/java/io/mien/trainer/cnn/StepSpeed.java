package io.mien.trainer.cnn;

import io.mien.recognition.MienException;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import io.mien.trainer.data.Votes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What one step of training takes, measured on noise, which costs what faces do.
 *
 * @param seconds of a step, the median
 * @param processorSeconds of a step, all processors together, the mean: it says more than the clock
 *     where something else runs too
 * @param feeding the part of it in which its faces are drawn and changed, the median
 */
public record StepSpeed(double seconds, double processorSeconds, double feeding) {

  private static final int WARM_UP = 2;

  /**
   * Measures, with a checkpoint in a folder that is gone afterwards.
   *
   * @param steps that count, after two that do not
   * @throws IOException if there is no room for the checkpoint
   */
  public static StepSpeed measure(TrainOptions options, int steps) throws IOException {
    // One face more than the steps take: no epoch ends among them.
    Examples faces = noise(options, options.batch() * (WARM_UP + steps + 2));
    Clock clock = new Clock();
    Path folder = Files.createTempDirectory("mien-step-speed");
    try (CnnTraining training = CnnTraining.start(options, faces, faces, folder)) {
      training.run(clock, () -> clock.steps() > WARM_UP + steps);
    } finally {
      Files.deleteIfExists(folder.resolve(CnnTraining.LAST));
      Files.delete(folder);
    }
    return clock.after(WARM_UP);
  }

  private static double processors() {
    return ProcessHandle.current()
            .info()
            .totalCpuDuration()
            .orElseThrow(() -> new MienException("This system does not tell processor times."))
            .toNanos()
        / 1e9;
  }

  private static Examples noise(TrainOptions options, int count) {
    NetShape shape = options.shape();
    SplittableRandom random = new SplittableRandom(options.seed());
    List<LabeledFace> faces = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      byte[] pixels = new byte[shape.size() * shape.size() * shape.channels()];
      random.nextBytes(pixels);
      Emotion label = Truth.LABEL.labels().get(row % Truth.LABEL.labels().size());
      AlignedCrop crop = AlignedCrop.of(shape.size(), shape.channels(), pixels);
      faces.add(new LabeledFace(row, crop, label, Usage.TRAINING, Votes.unanimous(label)));
    }
    return Examples.of(faces, shape.heads());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** When each step ended, by the clock and by the processors, and how long it waited for faces. */
  private static final class Clock implements TrainingListener {

    private final List<Long> nanos = new ArrayList<>();
    private final List<Double> processors = new ArrayList<>();
    private final List<Double> waited = new ArrayList<>();

    int steps() {
      return nanos.size();
    }

    @Override
    public void stepped(long step, long total, Learned learned) {
      nanos.add(System.nanoTime());
      processors.add(StepSpeed.processors());
      waited.add(learned.waited());
    }

    @Override
    public void epochEnded(EpochFigures figures) {
      throw new IllegalStateException("more faces than steps take");
    }

    /** What the steps after the first ones took. */
    StepSpeed after(int first) {
      int last = steps() - 1;
      double[] seconds = new double[last - first];
      for (int i = first; i < last; i++) {
        seconds[i - first] = (nanos.get(i + 1) - nanos.get(i)) / 1e9;
      }
      return new StepSpeed(
          median(seconds),
          (processors.get(last) - processors.get(first)) / (last - first),
          median(
              waited.subList(first + 1, last + 1).stream()
                  .mapToDouble(Double::doubleValue)
                  .toArray()));
    }
  }
}
