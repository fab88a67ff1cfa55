package io.mien.trainer.cnn;

import io.mien.trainer.data.Augmentation;
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
  },
  /** {@link Vgg16}. */
  VGG16("vgg16") {
    @Override
    public TrainOptions options(int channels, List<Truth> heads) {
      return TrainOptions.published(new Vgg16(channels, heads, Vgg16.LAYERS))
          .change()
          .augmentation(Augmentation.mirrorAlone())
          .done();
    }
  },
  /** {@link ImprovedResNet50}. */
  IMPROVED_RESNET50("improved-resnet50") {
    @Override
    public TrainOptions options(int channels, List<Truth> heads) {
      return TrainOptions.published(new ImprovedResNet50(channels, heads))
          .change()
          .augmentation(Augmentation.photographs())
          .done();
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
