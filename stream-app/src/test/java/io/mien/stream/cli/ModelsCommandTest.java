package io.mien.stream.cli;

import static io.mien.stream.cli.Cli.mien;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.stream.Shared;
import io.mien.stream.models.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {

  @TempDir private Path folder;

  @Test
  void shouldFetchFromAFolderListAndVerify() {
    String from = Shared.yunet().getParent().toString();
    String models = folder.resolve("models").toString();

    Cli fetch = mien("models", "fetch", "yunet", "--from", from, "--models", models);

    assertThat(fetch.code()).as(fetch.err()).isZero();
    assertThat(mien("models", "list", "--models", models).out()).contains("stored as " + models);
    Cli verify = mien("models", "verify", "--models", models);
    assertThat(verify.code()).as(verify.err()).isZero();
    assertThat(verify.out()).contains("yunet: as it should be", "bundle default: as it should be");
  }

  @Test
  void shouldSayWhatIsNotStored() {
    Cli list = mien("models", "list", "--models", folder.toString());

    assertThat(list.code()).isZero();
    assertThat(list.out()).contains("not stored", "mien models fetch yunet", "default: emotion");
  }

  @Test
  void shouldNoticeADamagedDetectorAndStillVerifyTheRest() throws IOException {
    Files.writeString(folder.resolve(ModelFile.YUNET.fileName()), "damaged");

    Cli verify = mien("models", "verify", "--models", folder.toString());

    assertThat(verify.code()).isEqualTo(1);
    assertThat(verify.err()).contains("damaged", "mien models fetch");
    assertThat(verify.out()).contains("bundle default: as it should be");
  }

  @Test
  void shouldNoticeADamagedBundle() throws IOException {
    Path bundle = Bundles.copyDefault(folder.resolve("bundle"));
    Files.writeString(bundle.resolve("parent.onnx"), "damaged");

    Cli verify = mien("models", "verify", bundle.toString(), "--models", folder.toString());

    assertThat(verify.code()).isEqualTo(1);
    assertThat(verify.err()).contains(bundle.toString(), "SHA-256");
  }

  @Test
  void shouldSayThatTheFolderHasNoSuchFile() {
    Cli fetch = mien("models", "fetch", "--from", folder.toString(), "--models", folder.toString());

    assertThat(fetch.code()).isEqualTo(1);
    assertThat(fetch.err()).contains(ModelFile.YUNET.fileName(), folder.toString(), "--from");
  }

  @Test
  void shouldRefuseAModelThatNobodyKnows() {
    Cli fetch = mien("models", "fetch", "retina");

    assertThat(fetch.code()).isEqualTo(2);
    assertThat(fetch.err()).contains("'retina'", "yunet");
  }
}
