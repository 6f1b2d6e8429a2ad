import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/// Leaves out a question that JavaFX asks at each start, and to which there is one answer since JDK
/// 24: whether there is a security manager. It asks by reflection, for which the JDK reads
/// annotations and makes classes that no cache holds: ten milliseconds that everything waits for.
///
/// `java src/Unasked.java ARCHIVE`, where ARCHIVE is that of javafx.base. Nothing else in it
/// changes. A question that is not found fails the build: then it is asked elsewhere, or not any
/// more.
public final class Unasked {
  private static final String ASKING = "com/sun/javafx/SecurityUtil.class";
  private static final String QUESTION = "checkSecurityManager";

  private Unasked() {}

  public static void main(String[] arguments) throws IOException {
    Path archive = Path.of(arguments[0]);
    try (FileSystem files = FileSystems.newFileSystem(archive)) {
      Path asking = files.getPath(ASKING);
      FileTime time = Files.getLastModifiedTime(asking);
      Files.write(asking, silenced(Files.readAllBytes(asking)));
      Scratch.times(asking, time);
    }
  }

  private static byte[] silenced(byte[] content) {
    ClassFile files = ClassFile.of();
    ClassModel asking = files.parse(content);
    if (asking.methods().stream().filter(Unasked::isQuestion).count() != 1) {
      throw new IllegalStateException(ASKING + " has no " + QUESTION + " any more.");
    }
    return files.transformClass(
        asking,
        ClassTransform.transformingMethods(
            Unasked::isQuestion,
            MethodTransform.ACCEPT_ALL.andThen(
                (method, element) -> {
                  if (element instanceof CodeModel) {
                    method.withCode(CodeBuilder::return_);
                  } else {
                    method.with(element);
                  }
                })));
  }

  private static boolean isQuestion(MethodModel method) {
    return method.methodName().equalsString(QUESTION) && method.methodType().equalsString("()V");
  }
}
