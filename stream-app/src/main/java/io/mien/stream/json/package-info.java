/** Records of topics as JSON: for files and for browsers. */
@NullMarked
package io.mien.stream.json;

import org.jspecify.annotations.NullMarked;
