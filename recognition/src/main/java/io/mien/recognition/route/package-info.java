/**
 * Which faces go on to child models, and what becomes of their answers: the KL divergence between
 * the parent and a child decides. The rules are pure; they know nothing of graphs and files.
 */
@NullMarked
package io.mien.recognition.route;

import org.jspecify.annotations.NullMarked;
