/**
 * How the trainer shows its results: one page ({@link io.mien.trainer.report.HtmlReport}) of
 * blocks, charts by XChart, and sections of a Markdown file ({@link
 * io.mien.recognition.report.ResultsFile}). It knows nothing of what it shows.
 *
 * <pre>{@code
 * Measured measured = Measured.here("mien train experts --data fer2013.csv.gz", took);
 * Table table =
 *     Table.of("Anger and Disgust, PublicTest", Column.text("threshold"),
 *             Column.percent("accuracy", 1), Column.percent("published", 1).ofPublication())
 *         .row("0.20", 0.931, 0.958)
 *         .highlightedRow("0.15", Cell.best(0.944), 0.972);
 * HtmlReport.of("Experts of anger and disgust", "Two children gain 1.3 points.")
 *     .warned("Not a generalization figure: the children learned the faces they are measured on.")
 *     .section("", KeyFigures.none().with("94.4 %", "within the group", "parent alone 93.1 %"))
 *     .section("Divergences",
 *         Columns.of(
 *             new Figure("D(P,Q1) and D(P,Q2)",
 *                 new HistogramChart(Axis.of("divergence, nats").from(0).to(2), 40,
 *                     List.of(new Distribution("Q1", q1), new Distribution("Q2", q2))),
 *                 "Dashed: the means."),
 *             new Figure("Accuracy by threshold",
 *                 LineChart.of(Axis.of("threshold, nats"), Axis.percent("accuracy"),
 *                     Series.of("within the group", thresholds, accuracy).withBand(low, high)),
 *                 "Shaded: 95 % of bootstrap samples.")),
 *         table)
 *     .section("How to repeat this", new Commands(measured))
 *     .write(out.resolve("report.html"));
 * new ResultsFile(Path.of("trainer/RESULTS.md"))
 *     .put("Experts", "experts", measured, MarkdownTable.of(table));
 * }</pre>
 */
@NullMarked
package io.mien.trainer.report;

import org.jspecify.annotations.NullMarked;
