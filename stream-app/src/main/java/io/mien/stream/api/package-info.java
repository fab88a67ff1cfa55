/**
 * The page, the API behind it, health and metrics. It only reads topics: whether anybody watches
 * never touches the stream.
 */
@NullMarked
package io.mien.stream.api;

import org.jspecify.annotations.NullMarked;
