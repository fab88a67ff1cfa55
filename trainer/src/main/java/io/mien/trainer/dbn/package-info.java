/**
 * The Adaptive Deep Belief Network: RBMs that grow and shrink while they learn, stacked until the
 * stack has settled, then fine-tuned. ND4J lives only here.
 *
 * <p>Sources: S. Kamada, T. Ichimura, An Adaptive Learning Method of Restricted Boltzmann Machine
 * by Neuron Generation and Annihilation Algorithm (SMC 2016, arXiv:1807.03478); the same, An
 * Adaptive Learning Method of Deep Belief Network by Layer Generation Algorithm (TENCON 2016,
 * arXiv:1807.03486); T. Ichimura, S. Kamada, Re-learning of Child Model for Misclassified Data by
 * using KL Divergence in AffectNet (arXiv:1909.13481); G. Hinton, A Practical Guide to Training
 * Restricted Boltzmann Machines (2010).
 */
@NullMarked
package io.mien.trainer.dbn;

import org.jspecify.annotations.NullMarked;
