/** What a run of {@code mien train cnn} leaves: its page, its history and its figures. */
@NullMarked
package io.mien.trainer.cnnreport;

import org.jspecify.annotations.NullMarked;
