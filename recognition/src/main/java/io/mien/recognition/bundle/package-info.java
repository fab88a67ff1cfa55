/** Models as they travel: a folder of graphs that a checksummed manifest holds together. */
@NullMarked
package io.mien.recognition.bundle;

import org.jspecify.annotations.NullMarked;
