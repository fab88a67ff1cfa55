package io.mien.trainer.expert;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.route.ExpertGroup;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Split;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Votes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Lets the children of one group learn, chooses their routing and measures it. */
final class GroupTraining {

  private final ParentFamily family;
  private final StudyOptions options;
  private final Bootstrap bootstrap;
  private final Consumer<String> log;
  private final BooleanSupplier stop;

  GroupTraining(
      ParentFamily family,
      StudyOptions options,
      Bootstrap bootstrap,
      Consumer<String> log,
      BooleanSupplier stop) {
    this.family = family;
    this.options = options;
    this.bootstrap = bootstrap;
    this.log = log;
    this.stop = stop;
  }

  /**
   * A group as it was found.
   *
   * @param validation answers of its children about validation faces
   * @param test answers of its children about test faces
   */
  record Found(
      GroupStudy study,
      Selection selection,
      Map<String, GraphBytes> graphs,
      GroupAnswers validation,
      GroupAnswers test) {

    /** What a bundle needs of it. */
    Experts.Served served(GroupStudy told, ExpertGroup group) {
      return new Experts.Served(
          group,
          group.children().stream().map(child -> requireNonNull(graphs.get(child.name()))).toList(),
          told);
    }
  }

  /** The honest way: children learn the sets, validation chooses, test faces are only measured. */
  Found honest(CandidateGroup group, Truth truth, ChildSets sets, Judged validation, Judged test) {
    log.accept(
        "%s by %s: %d training faces that parents got right, %d wrong"
            .formatted(group.title(), Words.of(truth), sets.right().size(), sets.wrong().size()));
    sets.check(group, Words.of(truth));
    List<LearnedChild> children = children(group, truth, sets);
    Map<String, GraphBytes> graphs = graphs(children);
    GroupAnswers chosenBy = GroupAnswers.ask(group, truth, validation, graphs);
    GroupAnswers measuredOn = GroupAnswers.ask(group, truth, test, graphs);
    Selection selection =
        new ThresholdSearch(Candidates.of(group), chosenBy, options.seed()).select();
    GroupStudy study =
        new GroupStudy(
            group.name(),
            group.emotions(),
            truth,
            group.origin(),
            sets.right().size(),
            sets.wrong().size(),
            children.stream().map(child -> child.study(selection.group())).toList(),
            Words.of(selection.group()),
            selection.group().enabled(),
            selection.reason(),
            selection.tried(),
            selection.crossValidated(),
            figures(selection, chosenBy),
            figures(selection, measuredOn),
            group.askedFor()
                ? DivergenceStudy.of(measuredOn, selection.group().trigger(), bootstrap)
                : null);
    log.accept("  " + selection.reason());
    log.accept("  " + Words.of(selection.group()));
    return new Found(study, selection, graphs, chosenBy, measuredOn);
  }

  // A group that was found has a specialist alone, which costs a third of re-learning both sets.
  private List<LearnedChild> children(CandidateGroup group, Truth truth, ChildSets sets) {
    List<LearnedChild> children = new ArrayList<>();
    if (group.askedFor()) {
      children.add(learned(Candidates.RIGHT, truth, sets.right()));
      children.add(learned(Candidates.WRONG, truth, sets.wrong()));
    }
    children.add(learned(Candidates.SPECIALIST, truth, sets.all()));
    return children;
  }

  private RoutingFigures figures(Selection selection, GroupAnswers answers) {
    return RoutingFigures.of(
        List.of(selection.group()), List.of(answers), answers.judged(), bootstrap);
  }

  /** The published way: children learn the test faces of the group and are measured on them. */
  PaperStudy paper(CandidateGroup group, Truth truth, Judged test) {
    List<LabeledFace> right = new ArrayList<>();
    List<LabeledFace> wrong = new ArrayList<>();
    for (int i = 0; i < test.size(); i++) {
      if (test.shows(i, group)) {
        (test.parentRight(i) ? right : wrong).add(test.faces().get(i));
      }
    }
    new ChildSets(right, wrong).check(group, Words.of(truth));
    log.accept(
        "%s by %s as published: children learn the %d and %d test faces they are measured on"
            .formatted(group.title(), Words.of(truth), right.size(), wrong.size()));
    Map<String, GraphBytes> graphs = new LinkedHashMap<>();
    graphs.put(Candidates.RIGHT, byHeart(truth, right));
    graphs.put(Candidates.WRONG, byHeart(truth, wrong));
    GroupAnswers answers = GroupAnswers.ask(group, truth, test, graphs);
    return new PaperStudy(
        group.name(),
        group.emotions(),
        truth,
        right.size(),
        wrong.size(),
        DivergenceStudy.of(answers, null, bootstrap));
  }

  private GraphBytes byHeart(Truth truth, List<LabeledFace> set) {
    List<LabeledFace> certain = set.stream().map(face -> certain(face, truth)).toList();
    return family
        .relearned(truth, new Split(certain, List.of()), options.child().byHeart(set.size()), stop)
        .graph();
  }

  // The publication's faces have one label each and no votes.
  private static LabeledFace certain(LabeledFace face, Truth truth) {
    return truth == Truth.VOTES
        ? face.withVotes(Votes.unanimous(truth.of(face).orElseThrow()))
        : face;
  }

  private LearnedChild learned(String name, Truth truth, List<LabeledFace> set) {
    Split split = ChildSets.split(set, options.seed());
    ParentFamily.Relearned result =
        family.relearned(truth, split, options.child().forFaces(split.training().size()), stop);
    log.accept(
        "  child '%s' learned %d faces to epoch %d, loss %.3f on %d held back, parity %.1e"
            .formatted(
                name,
                split.training().size(),
                result.epoch(),
                result.loss(),
                split.validation().size(),
                result.difference()));
    return new LearnedChild(name, split.training().size(), split.validation().size(), result);
  }

  private static Map<String, GraphBytes> graphs(List<LearnedChild> children) {
    Map<String, GraphBytes> graphs = new LinkedHashMap<>();
    children.forEach(child -> graphs.put(child.name(), child.result().graph()));
    return graphs;
  }
}
