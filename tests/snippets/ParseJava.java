import com.sun.source.util.JavacTask;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Parses a file as javac does, and no more: what its imports name need not be there. Exit 1 where it is no Java. */
public class ParseJava {
  public static void main(String[] arguments) throws Exception {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null)) {
      var sources = files.getJavaFileObjects(Path.of(arguments[0]));
      var task = (JavacTask) compiler.getTask(null, files, diagnostics, List.of(), null, sources);
      task.parse();
    }
    boolean failed = false;
    for (Diagnostic<?> diagnostic : diagnostics.getDiagnostics()) {
      System.err.println(diagnostic);
      failed |= diagnostic.getKind() == Diagnostic.Kind.ERROR;
    }
    System.exit(failed ? 1 : 0);
  }
}
