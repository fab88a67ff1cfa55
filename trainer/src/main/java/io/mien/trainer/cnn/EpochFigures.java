package io.mien.trainer.cnn;

/**
 * One pass over the training faces.
 *
 * @param epoch counted from 1
 * @param trainingLoss mean cross-entropy against the targets, in nats, of the changed faces
 * @param validationLoss the same of validation faces as they are, by the averaged weights
 * @param validationAccuracy share of validation faces whose best label is right, in [0, 1]
 * @param seconds it took, validation included
 */
public record EpochFigures(
    int epoch,
    double trainingLoss,
    double validationLoss,
    double validationAccuracy,
    double seconds) {}
