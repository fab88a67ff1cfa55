/**
 * Whatever arrives on the frames topic may be anything: a fuzzer that sees which code its inputs
 * reach looks for those that break it.
 */
@NullMarked
package io.mien.stream.fuzz;

import org.jspecify.annotations.NullMarked;
