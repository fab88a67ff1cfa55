/**
 * The adaptive deep belief network beside what it has to beat, learned and measured alike over
 * several seeds. Every finished run is kept, so that a study can be interrupted.
 */
@NullMarked
package io.mien.trainer.study;

import org.jspecify.annotations.NullMarked;
