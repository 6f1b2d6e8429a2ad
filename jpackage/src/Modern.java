import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// Brings the classes of an archive that were compiled for Java 5 to a form that can be cached:
/// with stack maps. Without them the JVM verifies a class the slow way, at every start. Nothing
/// else about a class changes.
final class Modern {
  private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;
  private static final int NEW = ClassFile.JAVA_7_VERSION;

  private Modern() {}

  static void rewrite(Path archive) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarFile jar = new JarFile(archive.toFile());
        JarOutputStream out = new JarOutputStream(bytes)) {
      ClassHierarchyResolver classes =
          ClassHierarchyResolver.ofResourceParsing(
                  name -> {
                    JarEntry entry =
                        jar.getJarEntry(
                            name.packageName().replace('.', '/')
                                + "/"
                                + name.displayName()
                                + ".class");
                    try {
                      return entry == null ? null : jar.getInputStream(entry);
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  })
              .orElse(ClassHierarchyResolver.defaultResolver());
      ClassFile files =
          ClassFile.of(
              ClassFile.ConstantPoolSharingOption.NEW_POOL,
              ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
              ClassFile.ClassHierarchyResolverOption.of(classes));
      for (JarEntry entry : jar.stream().toList()) {
        byte[] content = jar.getInputStream(entry).readAllBytes();
        JarEntry copy = new JarEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(entry.getName().endsWith(".class") ? modern(files, content) : content);
      }
    }
    Files.write(archive, bytes.toByteArray());
  }

  private static byte[] modern(ClassFile files, byte[] content) {
    ClassModel old = files.parse(content);
    if (old.majorVersion() >= FIRST_WITH_STACK_MAPS) {
      return content;
    }
    ClassTransform version =
        (builder, element) ->
            builder.with(
                element instanceof ClassFileVersion ? ClassFileVersion.of(NEW, 0) : element);
    // Code that is passed on as a whole is copied as it is, without stack maps.
    return files.transformClass(
        old, version.andThen(ClassTransform.transformingMethodBodies((code, e) -> code.with(e))));
  }
}
