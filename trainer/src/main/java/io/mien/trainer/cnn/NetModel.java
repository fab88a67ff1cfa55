package io.mien.trainer.cnn;

import io.mien.trainer.data.Truth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The nets that can be trained, each with the options it is trained with unless told otherwise. */
public enum NetModel {
  /** Ours. */
  COMPACT("compact") {
    @Override
    public TrainOptions options(int channels, List<Truth> heads) {
      return TrainOptions.defaults(heads);
    }
  },
  /** {@link FerKd}. */
  FER_KD("fer-kd") {
    @Override
    public TrainOptions options(int channels, List<Truth> heads) {
      return TrainOptions.ferKd(channels, heads);
    }
  };

  private final String label;

  NetModel(String label) {
    this.label = label;
  }

  /** The one of that label. */
  public static Optional<NetModel> ofLabel(String label) {
    return Arrays.stream(values()).filter(model -> model.label.equals(label)).findFirst();
  }

  /** How it is chosen on the command line. */
  public String label() {
    return label;
  }

  /**
   * What it is trained with.
   *
   * @param channels of the faces there are; a net that takes gray ones alone ignores it
   * @param heads the labelings to answer in
   */
  public abstract TrainOptions options(int channels, List<Truth> heads);
}
