/** Everything in one process: broker, cameras, stream and page. For trying and for showing. */
@NullMarked
package io.mien.stream.demo;

import org.jspecify.annotations.NullMarked;
