package io.mien.trainer.evaluate;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.face.Landmarks;
import io.mien.recognition.quality.BlurMeter;
import io.mien.recognition.quality.HeadPoseEstimator;
import io.mien.recognition.report.PaddedTable;
import io.mien.recognition.report.PaddedTable.Header;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Where a model's answers stop being right: the same labeled faces smaller, out of focus, in
 * motion, and by how far they are turned. What quality gates are chosen by.
 */
public final class QualityStudy {

  private static final int[] SIDES = {48, 40, 32, 28, 24, 20, 18, 16, 14, 12, 10, 8};
  private static final double[] SIGMAS = {0, 0.5, 1, 1.5, 2, 2.5, 3, 4};
  private static final int[] MOTIONS = {5, 9, 13};
  private static final double[] BLURS = {0, .3, .35, .4, .45, .5, .55, .6, .65, .7, .75, .8, 1.01};
  private static final double[] ANGLES = {0, 10, 20, 30, 40, 50, 60, 181};

  /** The stream shows no emotion below that confidence. */
  private static final double CONFIDENT = 0.6;

  private final EmotionModel model;
  private final List<LabeledFace> faces;
  private final Truth truth;

  /**
   * @param faces gray, those without a truth are left out
   */
  public QualityStudy(EmotionModel model, List<LabeledFace> faces, Truth truth) {
    this.model = requireNonNull(model, "model");
    this.faces = faces.stream().filter(face -> truth.of(face).isPresent()).toList();
    this.truth = requireNonNull(truth, "truth");
  }

  /** A face with what was measured of it, and the answer. */
  private record Measured(double value, Answer answer) {}

  /**
   * Everything below, each with a sentence about what it is, as Markdown.
   *
   * @param landmarks finds the points of a crop
   */
  public String markdown(Function<AlignedCrop, Optional<Landmarks>> landmarks) {
    return """
        "Shown" are answers with a confidence of %s or more, which the stream would show.

        From fewer pixels (reduced by areas, enlarged again as the aligner does), with the median of the measured blur:

        %s
        Out of focus (Gaussian) and in motion (a box sideways), in pixels of the crop, with the median of the measured blur:

        %s
        All of these faces by measured blur:

        %s
        By how far YuNet's five points say that the head is turned away:

        %s"""
        .formatted(CONFIDENT, bySize(), byBlurring(), byMeasuredBlur(), byTurn(landmarks));
  }

  /** Right answers by the pixels that a crop has on the frame, as Markdown. */
  public String bySize() {
    List<List<String>> rows = new ArrayList<>();
    for (int side : SIDES) {
      List<Answer> answers = answers(crop -> Degradation.smaller(crop, side));
      double[] blurs =
          answers.stream().mapToDouble(a -> BlurMeter.measure(a.face().crop(), side)).toArray();
      rows.add(row(Integer.toString(side), median(blurs), answers));
    }
    return table(Header.numbers("side of the crop"), rows);
  }

  /** Right answers by the kind and strength of blur, as Markdown. */
  public String byBlurring() {
    List<List<String>> rows = new ArrayList<>();
    for (double sigma : SIGMAS) {
      rows.add(
          blurRow(
              String.format(Locale.ROOT, "focus, sigma %.1f px", sigma),
              crop -> Degradation.blurred(crop, sigma)));
    }
    for (int pixels : MOTIONS) {
      rows.add(blurRow("motion, %d px".formatted(pixels), crop -> Degradation.moved(crop, pixels)));
    }
    return table(Header.words("blur"), rows);
  }

  private List<String> blurRow(String name, UnaryOperator<AlignedCrop> blur) {
    List<Answer> answers = answers(blur);
    return row(name, median(answers.stream().mapToDouble(QualityStudy::blur).toArray()), answers);
  }

  /** Right answers by measured blur over all of those faces, as Markdown. */
  public String byMeasuredBlur() {
    List<Measured> measured = new ArrayList<>();
    for (double sigma : SIGMAS) {
      measured.addAll(measured(answers(crop -> Degradation.blurred(crop, sigma))));
    }
    for (int pixels : MOTIONS) {
      measured.addAll(measured(answers(crop -> Degradation.moved(crop, pixels))));
    }
    return binned("measured blur", measured, BLURS, "%.2f");
  }

  private static List<Measured> measured(List<Answer> answers) {
    return answers.stream().map(answer -> new Measured(blur(answer), answer)).toList();
  }

  /**
   * Right answers by how far the head is turned away, as Markdown.
   *
   * @param landmarks finds the points of a crop
   */
  public String byTurn(Function<AlignedCrop, Optional<Landmarks>> landmarks) {
    List<Measured> measured = new ArrayList<>();
    for (Answer answer : answers(UnaryOperator.identity())) {
      landmarks
          .apply(answer.face().crop())
          .flatMap(HeadPoseEstimator::estimate)
          .ifPresent(pose -> measured.add(new Measured(pose.turn(), answer)));
    }
    return binned("turn, degrees", measured, ANGLES, "%.0f");
  }

  private static String binned(String name, List<Measured> faces, double[] edges, String format) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i + 1 < edges.length; i++) {
      double from = edges[i];
      double to = edges[i + 1];
      List<Measured> bin = faces.stream().filter(f -> f.value >= from && f.value < to).toList();
      if (!bin.isEmpty()) {
        double[] values = bin.stream().mapToDouble(Measured::value).toArray();
        String range = String.format(Locale.ROOT, format + " and more", from);
        rows.add(row(range, median(values), bin.stream().map(Measured::answer).toList()));
      }
    }
    return table(Header.words(name), rows);
  }

  private List<Answer> answers(UnaryOperator<AlignedCrop> change) {
    List<LabeledFace> changed =
        faces.stream()
            .map(
                face ->
                    new LabeledFace(
                        face.row(),
                        change.apply(face.crop()),
                        face.label(),
                        face.usage(),
                        face.votes()))
            .toList();
    return Evaluation.answers(model, changed, truth);
  }

  private static double blur(Answer answer) {
    return BlurMeter.measure(answer.face().crop(), answer.face().crop().size());
  }

  private static List<String> row(String name, double median, List<Answer> answers) {
    Proportion right =
        new Proportion(answers.stream().filter(Answer::right).count(), answers.size());
    List<Answer> sure = answers.stream().filter(a -> a.confidence() >= CONFIDENT).toList();
    long surelyRight = sure.stream().filter(Answer::right).count();
    return List.of(
        name,
        String.format(Locale.ROOT, "%.2f", median),
        Integer.toString(answers.size()),
        percent(right.share()),
        "%s to %s".formatted(percent(right.low()), percent(right.high())),
        percent(new Proportion(sure.size(), answers.size()).share()),
        percent(new Proportion(surelyRight, sure.size()).share()));
  }

  private static String table(Header first, List<List<String>> rows) {
    return PaddedTable.of(
        List.of(
            first,
            Header.numbers("median"),
            Header.numbers("faces"),
            Header.numbers("right"),
            Header.numbers("95 %"),
            Header.numbers("shown"),
            Header.numbers("right of these")),
        rows);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
