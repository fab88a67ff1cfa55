package io.mien.trainer.dbn;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is done to the pixels of a face, in [0, 1], before the first RBM sees them; fitted to
 * training faces alone, and exported with the network. Immutable.
 *
 * @param steps in order; none leaves the pixels as they are
 */
public record Preprocessing(List<Step> steps) {

  /** The pixels as they are. */
  public static final Preprocessing NONE = new Preprocessing(List.of());

  public Preprocessing {
    steps = List.copyOf(steps);
  }

  /** One thing that is done. */
  public sealed interface Step
      permits LocalContrast, OrientedGradients, Standardization, Whitening {

    /** The samples with it done. */
    Samples apply(Samples samples);
  }

  /** Makes a step out of samples that went through the steps before. */
  @FunctionalInterface
  public interface Fit {

    /** The step that suits the samples. */
    Step to(Samples samples);
  }

  /** Fits steps in order, each to what the ones before leave of the samples. */
  public static Preprocessing fit(Samples training, List<Fit> fits) {
    Preprocessing fitted = NONE;
    Samples now = training;
    for (Fit fit : fits) {
      Step step = fit.to(now);
      now = step.apply(now);
      fitted = fitted.with(step);
    }
    return fitted;
  }

  private Preprocessing with(Step step) {
    return new Preprocessing(Stream.concat(steps.stream(), Stream.of(step)).toList());
  }

  /** The samples with everything done. */
  public Samples apply(Samples samples) {
    Samples now = samples;
    for (Step step : steps) {
      now = step.apply(now);
    }
    return now;
  }
}
