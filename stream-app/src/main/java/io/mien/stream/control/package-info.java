/**
 * Which bundles judge faces, as the topic of models says: wishes of people on one side, what each
 * running instance makes of them on the other.
 */
@NullMarked
package io.mien.stream.control;

import org.jspecify.annotations.NullMarked;
