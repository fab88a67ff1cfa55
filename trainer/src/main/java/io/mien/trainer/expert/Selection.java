package io.mien.trainer.expert;

import io.mien.recognition.route.ExpertGroup;

/**
 * How a group is routed to its children, and what validation says of it.
 *
 * @param group with trigger and ranges; enabled where it won
 * @param tried how many ways were compared
 * @param gained validation faces that became right
 * @param lost validation faces that became wrong
 * @param gainedWithin of the gained, those that show an emotion of the group
 * @param lostWithin of the lost, those that show an emotion of the group
 * @param crossValidated faces gained less lost when the way is chosen on nine tenths of the
 *     validation faces and counted on the rest, the mean over repeats
 * @param reason why it is enabled or not, in a sentence
 */
record Selection(
    ExpertGroup group,
    int tried,
    int gained,
    int lost,
    int gainedWithin,
    int lostWithin,
    double crossValidated,
    String reason) {

  /** The same, not enabled, for a reason. */
  Selection disabled(String why) {
    ExpertGroup off =
        new ExpertGroup(group.name(), group.emotions(), group.trigger(), group.children(), false);
    return new Selection(off, tried, gained, lost, gainedWithin, lostWithin, crossValidated, why);
  }
}
