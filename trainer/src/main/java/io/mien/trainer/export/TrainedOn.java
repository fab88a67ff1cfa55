package io.mien.trainer.export;

import static java.util.Objects.requireNonNull;

import io.mien.trainer.data.DataSource;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.Usage;
import java.util.Locale;

/**
 * The data that a model was made of.
 *
 * @param votes whether it learned FER+ votes
 * @param training faces that it learned from
 * @param whole whether those are all that the data has; else they are a part
 * @param validation faces that it was chosen by
 * @param test faces that it was measured on
 */
record TrainedOn(
    DataSource source, boolean votes, int training, boolean whole, int validation, int test) {

  TrainedOn {
    requireNonNull(source, "source");
  }

  static TrainedOn of(FaceData data, boolean votes, int training, boolean whole, int validation) {
    int test = data.of(Usage.PUBLIC_TEST).size();
    return new TrainedOn(data.source(), votes, training, whole, validation, test);
  }

  /** Its name, as provenance has it. */
  String title() {
    return source.title() + (votes ? " with FER+ votes" : "");
  }

  /** Its name and how many faces served for what. */
  String row() {
    return String.format(
        Locale.ROOT,
        "%s: %s%,d faces to learn from, %,d to choose by, %,d to measure on",
        title(),
        whole ? "" : "a part of ",
        training,
        validation,
        test);
  }

  /** Whose it is and what that asks of a model of it. */
  String terms() {
    return source.terms()
        + (votes ? " The votes are those of FER+ (Barsoum et al., 2016; MIT License)." : "");
  }
}
