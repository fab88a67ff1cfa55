package io.mien.trainer.dbn;

/**
 * One pass of fine-tuning.
 *
 * @param epoch counted from 1
 * @param trainingLoss mean cross-entropy against the targets, in nats, with dropout
 * @param validationLoss the same of validation samples, without
 * @param validationAccuracy share of validation samples whose likeliest target is answered, in [0,
 *     1]
 * @param seconds it took
 */
public record TuningEpoch(
    int epoch,
    double trainingLoss,
    double validationLoss,
    double validationAccuracy,
    double seconds) {}
