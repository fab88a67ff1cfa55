package io.mien.trainer.data.inspect;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.ValenceArousal;
import io.mien.recognition.report.Measured;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Usage;
import io.mien.trainer.report.AffectPlane;
import io.mien.trainer.report.AffectPoint;
import io.mien.trainer.report.Block;
import io.mien.trainer.report.Column;
import io.mien.trainer.report.Commands;
import io.mien.trainer.report.Figure;
import io.mien.trainer.report.HtmlReport;
import io.mien.trainer.report.KeyFigures;
import io.mien.trainer.report.Paragraph;
import io.mien.trainer.report.Picture;
import io.mien.trainer.report.PictureGrid;
import io.mien.trainer.report.Table;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** An {@link Inspection} as a page. */
record InspectionReport(
    String name,
    FaceData data,
    InspectionTables tables,
    DuplicateGroups exact,
    DuplicateGroups near,
    long seed) {

  private static final int SHEET_WIDTH = 940;
  private static final int GROUPS_SHOWN = 36;
  private static final int GROUP_WIDTH = 150;
  private static final int POINTS_OF_A_CLASS = 400;
  private static final int BAD_ROWS_SHOWN = 200;

  HtmlReport page(BufferedImage sheet, Measured measured) {
    HtmlReport page =
        HtmlReport.of("What is in " + name, tables.duplicatesSentence())
            .section("", keyFigures())
            .section("Classes", tables.classes(), leftOut())
            .section(
                "Faces",
                new PictureGrid(
                    "Drawn by lot, seed %d.".formatted(seed),
                    SHEET_WIDTH,
                    List.of(Picture.of(sheet, "Faces of each class"))))
            .section("Duplicates", duplicates());
    if (data.faces().stream().anyMatch(face -> face.affect() != null)) {
      page = page.section("Valence and arousal", affect());
    }
    if (!data.badRows().isEmpty()) {
      page = page.section("Rows that could not be used", badRows());
    }
    return page.section("How to repeat this", new Commands(measured));
  }

  private KeyFigures keyFigures() {
    int crossing = near.across(Usage.PUBLIC_TEST, Usage.TRAINING);
    return KeyFigures.none()
        .with(count(data.faces().size()), "faces", "of %s rows".formatted(count(data.rows())))
        .with(count(data.badRows().size()), "bad rows")
        .with(
            count(crossing),
            "test faces also in Training",
            "%s with the very same pixels"
                .formatted(count(exact.across(Usage.PUBLIC_TEST, Usage.TRAINING))))
        .with(count(near.contradicting()), "duplicates with several labels");
  }

  private static String count(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private Block leftOut() {
    return new Paragraph(
        data.leftOut().isEmpty()
            ? "Nothing was left out."
            : data.leftOut().entrySet().stream()
                .map(entry -> "%s %s".formatted(count(entry.getValue()), entry.getKey()))
                .collect(Collectors.joining(", ", "Left out: ", ".")));
  }

  private List<Block> duplicates() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Paragraph(
            "The very same: equal pixels. Nearly the same: perceptual hashes that differ in at most"
                + " %d of %d bits, and gray levels that correlate by at least %s."
                    .formatted(
                        Duplicates.MOST_BITS, PerceptualHash.BITS, Duplicates.LEAST_CORRELATION)));
    blocks.add(tables.duplicates());
    shown("Across parts", near.groups().stream().filter(InspectionReport::crosses).toList())
        .ifPresent(blocks::add);
    shown(
            "Within a part, with several labels",
            near.groups().stream()
                .filter(group -> !crosses(group) && DuplicateGroups.contradicts(group))
                .toList())
        .ifPresent(blocks::add);
    return blocks;
  }

  private static boolean crosses(List<LabeledFace> group) {
    return group.stream().map(LabeledFace::usage).distinct().count() > 1;
  }

  private Optional<Block> shown(String what, List<List<LabeledFace>> groups) {
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    List<List<LabeledFace>> drawn = new ArrayList<>(groups);
    Collections.shuffle(drawn, new Random(seed));
    List<Picture> pictures =
        drawn.stream().limit(GROUPS_SHOWN).map(InspectionReport::picture).toList();
    return Optional.of(
        new PictureGrid(
            "%s: %d of %s groups, drawn by lot."
                .formatted(what, pictures.size(), count(groups.size())),
            GROUP_WIDTH,
            pictures));
  }

  // Two of a group, as different as it has them: of two parts, or else of two labels.
  private static Picture picture(List<LabeledFace> group) {
    LabeledFace first = group.get(0);
    LabeledFace second =
        group.stream()
            .filter(face -> face.usage() != first.usage())
            .findFirst()
            .or(() -> group.stream().filter(face -> face.label() != first.label()).findFirst())
            .orElse(group.get(1));
    String caption = "%s; %s".formatted(told(first), told(second));
    return Picture.of(
        ContactSheet.sideBySide(List.of(first, second)),
        group.size() > 2 ? "%s; and %d more".formatted(caption, group.size() - 2) : caption);
  }

  private static String told(LabeledFace face) {
    return "%s: %s, %s".formatted(face.label().label(), face.usage().label(), face.source());
  }

  private Block affect() {
    List<AffectPlane.Group> groups = new ArrayList<>();
    for (Emotion emotion : data.classes()) {
      List<AffectPoint> points = new ArrayList<>();
      for (LabeledFace face : data.faces()) {
        ValenceArousal affect = face.affect();
        if (face.label() == emotion && affect != null) {
          points.add(new AffectPoint(affect.valence(), affect.arousal()));
        }
      }
      Collections.shuffle(points, new Random(seed));
      groups.add(
          new AffectPlane.Group(
              emotion.label(), points.subList(0, Math.min(POINTS_OF_A_CLASS, points.size()))));
    }
    return new Figure(
        "Where the annotators saw each class",
        new AffectPlane(groups),
        "At most %d faces of each class, drawn by lot.".formatted(POINTS_OF_A_CLASS));
  }

  private Block badRows() {
    Table table = Table.of("", Column.text("where"), Column.text("what"));
    for (var row : data.badRows().stream().limit(BAD_ROWS_SHOWN).toList()) {
      String place = String.valueOf(row.file().getFileName());
      table = table.row(row.line() == 0 ? place : place + " line " + row.line(), row.reason());
    }
    return table;
  }
}
