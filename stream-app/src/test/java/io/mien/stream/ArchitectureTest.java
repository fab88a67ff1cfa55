package io.mien.stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.mien.stream", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule PARTS_HAVE_NO_CYCLES =
      slices().matching("io.mien.stream.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule OPENCV_AND_FFMPEG_ARE_CONFINED =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.mien.stream.capture..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule THE_SERVER_IS_CONFINED =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.mien.stream.api..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..");

  @ArchTest
  static final ArchRule THE_BROKER_ITSELF_IS_CONFINED =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.mien.stream.broker..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("kafka..");

  @ArchTest
  static final ArchRule COMMANDS_ARE_NOT_LIBRARIES =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.mien.stream.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.mien.stream.cli..", "picocli..");

  @ArchTest
  static final ArchRule THE_TOPOLOGY_KNOWS_NO_NEIGHBORS =
      noClasses()
          .that()
          .resideInAPackage("io.mien.stream.topology..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.mien.stream.capture..",
              "io.mien.stream.api..",
              "io.mien.stream.broker..",
              "io.mien.stream.analyze..");
}
