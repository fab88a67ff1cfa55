/**
 * Figures that commands write into Markdown files: the section, the table, the command that repeats
 * it and the machine. It knows nothing of what the figures mean.
 */
@NullMarked
package io.mien.recognition.report;

import org.jspecify.annotations.NullMarked;
