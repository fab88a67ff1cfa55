/**
 * Recorded sources through a broker and a topology of their own until every frame is accounted for.
 */
@NullMarked
package io.mien.stream.analyze;

import org.jspecify.annotations.NullMarked;
