package io.mien.recognition;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.mien.recognition", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final DescribedPredicate<JavaClass> ROOT = resideInAPackage("io.mien.recognition");

  @ArchTest
  static final ArchRule STAGES_HAVE_NO_CYCLES =
      slices().matching("io.mien.recognition.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule STAGES_KNOW_OF_THE_WHOLE_ONLY_ITS_EXCEPTION =
      noClasses()
          .that(resideOutsideOfPackage("io.mien.recognition"))
          .should()
          .dependOnClassesThat(
              ROOT.and(DescribedPredicate.not(belongToAnyOf(MienException.class))));

  @ArchTest
  static final ArchRule OPENCV_IS_CONFINED =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..recognition.frame",
              "..recognition.face",
              "..recognition.follow",
              "..recognition.crop")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule ONNX_RUNTIME_IS_CONFINED =
      noClasses()
          .that()
          .resideOutsideOfPackages("..recognition.emotion", "..recognition.face")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.onnxruntime..");

  @ArchTest
  static final ArchRule JSON_IS_CONFINED =
      noClasses()
          .that()
          .resideOutsideOfPackage("..recognition.bundle")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml..");
}
