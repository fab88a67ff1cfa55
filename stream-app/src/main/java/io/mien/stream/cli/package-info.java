/**
 * The {@code mien} command: options and errors for people. Commands check what they were given and
 * hand over to one class of another package or a runner beside them.
 */
@NullMarked
package io.mien.stream.cli;

import org.jspecify.annotations.NullMarked;
