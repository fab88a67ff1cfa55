/** What a person runs to train, measure and export models. */
@NullMarked
package io.mien.trainer.cli;

import org.jspecify.annotations.NullMarked;
