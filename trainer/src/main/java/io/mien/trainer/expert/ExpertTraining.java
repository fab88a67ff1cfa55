package io.mien.trainer.expert;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.Fer2013;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Split;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * From a parent and labeled faces to experts: sets from faces that a parent never saw, children
 * that learn on from the parent, thresholds from validation faces, figures from test faces. What
 * was trained on the way stays in a folder and is used again.
 */
public final class ExpertTraining {

  /** Share of Training that validation takes; the same as when the parent was trained. */
  private static final double VALIDATION_SHARE = 0.1;

  private final ModelBundle bundle;
  private final ParentFamily family;
  private final StudyOptions options;
  private final Path folder;
  private final Consumer<String> log;
  private final BooleanSupplier stop;
  private final Bootstrap bootstrap;
  private final GroupTraining groups;

  /**
   * @param folder of fold parents and children
   * @param log hears one line at a time
   * @param stop asked often; when true, the run fails and keeps its checkpoints
   */
  public ExpertTraining(
      ModelBundle bundle,
      ParentFamily family,
      StudyOptions options,
      Path folder,
      Consumer<String> log,
      BooleanSupplier stop) {
    this.bundle = bundle;
    this.family = new KeptChildren(family, bundle.sha256(), folder.resolve("children"));
    this.options = options;
    this.folder = folder;
    this.log = log;
    this.stop = stop;
    bootstrap = new Bootstrap(options.resamples(), options.seed());
    groups = new GroupTraining(this.family, options, bootstrap, log, stop);
  }

  /**
   * Runs to the end.
   *
   * @throws MienException if the data does not fit the parent, a set is too small, learning fails,
   *     or it was stopped
   */
  public Experts run(FaceData data) {
    Split split = checked(data);
    List<Head> heads = new ArrayList<>();
    for (Truth truth : family.heads()) {
      heads.add(
          new Head(
              truth,
              judged(truth, split.validation(), "validation"),
              judged(truth, data.of(Usage.PUBLIC_TEST), "PublicTest")));
    }
    List<PaperStudy> paper = options.paper() ? paper(heads) : List.of();
    if (!options.honest()) {
      return new Experts(study(List.of(), List.of(), null, paper), List.of());
    }
    OutOfFold answers = OutOfFold.of(family, parts(split), split.validation(), folder, log, stop);
    List<GroupTraining.Found> found = new ArrayList<>();
    for (Head head : heads) {
      for (CandidateGroup group : groups(answers, head.truth())) {
        ChildSets sets = answers.sets(group, head.truth());
        found.add(groups.honest(group, head.truth(), sets, head.validation(), head.test()));
      }
    }
    List<GroupTraining.Found> served =
        found.stream().filter(group -> group.study().truth() == first()).toList();
    List<GroupTraining.Found> winners = Winners.of(served, bootstrap);
    RoutingFigures together =
        RoutingFigures.of(
            Winners.routing(winners),
            winners.stream().map(GroupTraining.Found::test).toList(),
            heads.get(0).test(),
            bootstrap);
    List<GroupStudy> studies = found.stream().map(group -> studied(group, winners)).toList();
    return new Experts(
        study(answers.accuracies(), studies, together, paper), served(served, winners));
  }

  /** A labeling that the parent answers in, with the faces that are judged by it. */
  private record Head(Truth truth, Judged validation, Judged test) {}

  private Truth first() {
    return family.heads().get(0);
  }

  private Split checked(FaceData data) {
    int size = bundle.manifest().crop().size();
    if (size != Fer2013.SIZE || bundle.manifest().crop().channels() != 1) {
      throw new MienException(
          "The parent %s takes faces of %d pixels with %d channels, FER2013 has gray ones of %d; give another --parent."
              .formatted(
                  bundle.manifest().name(),
                  size,
                  bundle.manifest().crop().channels(),
                  Fer2013.SIZE));
    }
    for (CandidateGroup group : options.groups()) {
      for (Emotion emotion : group.emotions()) {
        if (!first().labels().contains(emotion)) {
          throw new MienException(
              "The parent %s does not know %s of the group \"%s\"; give a --group of %s."
                  .formatted(
                      bundle.manifest().name(),
                      emotion.label(),
                      group.title(),
                      first().labels().stream().map(Emotion::label).toList()));
        }
      }
    }
    return Split.stratified(data.of(Usage.TRAINING), VALIDATION_SHARE, options.seed());
  }

  private Judged judged(Truth head, List<LabeledFace> faces, String split) {
    try (EmotionModel parent =
        OnnxEmotionModel.open(
            bundle.parentGraph(), family.output(head), head.labels(), OnnxOptions.ALL_CORES)) {
      Judged judged = Judged.of(parent, faces, head);
      if (judged.size() == 0) {
        throw new MienException(
            "There are no %s faces with %s, which thresholds and figures need; give the complete --data%s."
                .formatted(split, head.title(), head == Truth.VOTES ? " and --votes" : ""));
      }
      return judged;
    }
  }

  private List<PaperStudy> paper(List<Head> heads) {
    List<PaperStudy> paper = new ArrayList<>();
    for (Head head : heads) {
      for (CandidateGroup group : known(options.groups(), head.truth())) {
        paper.add(groups.paper(group, head.truth(), head.test()));
      }
    }
    return paper;
  }

  private List<Split> parts(Split split) {
    return options.folds() == 0
        ? List.of(Split.stratified(split.training(), options.holdout(), options.seed()))
        : OutOfFold.folds(split.training(), options.folds(), options.seed());
  }

  // What a bundle serves is the first head; groups are looked for there alone.
  private List<CandidateGroup> groups(OutOfFold answers, Truth head) {
    List<CandidateGroup> chosen = new ArrayList<>(known(options.groups(), head));
    if (head == first() && options.neighbourhoods()) {
      Neighbourhoods.find(answers.confusion(head), chosen).stream()
          .filter(group -> answers.sets(group, head).enough())
          .forEach(chosen::add);
    }
    return chosen;
  }

  private static List<CandidateGroup> known(List<CandidateGroup> groups, Truth head) {
    return groups.stream().filter(group -> head.labels().containsAll(group.emotions())).toList();
  }

  private static GroupStudy studied(GroupTraining.Found group, List<GroupTraining.Found> winners) {
    boolean beaten = group.study().enabled() && !winners.contains(group);
    // Only the first head is served; there, one that wins alone may have nothing to add.
    return beaten && winners.stream().anyMatch(w -> w.study().truth() == group.study().truth())
        ? group
            .study()
            .disabled("adds nothing beside the other groups; alone it " + group.study().reason())
        : group.study();
  }

  // Groups that were asked for are shipped in any case, those that were looked for if they win.
  private static List<Experts.Served> served(
      List<GroupTraining.Found> groups, List<GroupTraining.Found> winners) {
    List<Experts.Served> served = new ArrayList<>();
    winners.forEach(group -> served.add(group.served(group.study(), group.selection().group())));
    for (GroupTraining.Found group : groups) {
      if (!winners.contains(group) && group.validation().group().askedFor()) {
        GroupStudy study = studied(group, winners);
        served.add(group.served(study, group.selection().disabled(study.reason()).group()));
      }
    }
    return served;
  }

  private ExpertStudy study(
      List<List<Double>> foldAccuracies,
      List<GroupStudy> studies,
      @Nullable RoutingFigures together,
      List<PaperStudy> paper) {
    return new ExpertStudy(
        bundle.manifest().name() + " " + bundle.manifest().version(),
        bundle.sha256(),
        options.seed(),
        options.resamples(),
        options.sets(),
        foldAccuracies,
        studies,
        together,
        paper);
  }
}
