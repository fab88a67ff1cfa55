/**
 * What the stream knows of a frame when everything about it is known: what episodes, summaries and
 * alerts are made of.
 */
@NullMarked
package io.mien.stream.observe;

import org.jspecify.annotations.NullMarked;
