package io.mien.trainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.mien.trainer", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule LIBTORCH_STAYS_WHERE_IT_IS =
      noClasses()
          .that()
          .resideOutsideOfPackages("..trainer.cnn", "..trainer.linear")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bytedeco.pytorch..", "org.bytedeco.javacpp..");

  @ArchTest
  static final ArchRule ND4J_STAYS_WHERE_IT_IS =
      noClasses()
          .that()
          .resideOutsideOfPackage("..trainer.dbn")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nd4j..");

  @ArchTest
  static final ArchRule ONNX_MESSAGES_STAY_WHERE_THEY_ARE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..trainer.onnx")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.onnx..", "com.google.protobuf..");

  @ArchTest
  static final ArchRule CHARTS_STAY_WHERE_THEY_ARE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..trainer.report")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.knowm.xchart..", "de.erichseifert..");

  @ArchTest
  static final ArchRule OTHER_NATIVES_BELONG_TO_RECOGNITION =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bytedeco.opencv..", "ai.onnxruntime..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("io.mien.trainer.(*)..").should().beFreeOfCycles();
}
