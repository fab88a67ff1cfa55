/** What the application counts and measures, and how Prometheus reads it. */
@NullMarked
package io.mien.stream.metrics;

import org.jspecify.annotations.NullMarked;
