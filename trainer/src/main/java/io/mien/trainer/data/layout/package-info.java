/**
 * How data sets lie on disk: what each layout lists, how its pictures become crops, and the cache
 * file that keeps them decoded.
 */
@NullMarked
package io.mien.trainer.data.layout;

import org.jspecify.annotations.NullMarked;
