package io.mien.trainer.expert;

/**
 * A figure and the interval of confidence around it.
 *
 * @param value as measured
 * @param low end of the interval
 * @param high end of the interval
 */
public record Interval(double value, double low, double high) {}
