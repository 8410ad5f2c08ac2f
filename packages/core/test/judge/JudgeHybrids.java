import java.nio.file.*;
import java.util.stream.*;
import org.mustangproject.validator.ZUGFeRDValidator;

/**
 * Judges Factur-X files by Mustang: PDF/A-3 (veraPDF), metadata and attachment, schema and rules of the profile. Folders after --refused
 * hold the control: files that must be refused. Exit code 1 when a verdict is not the one expected.
 */
public class JudgeHybrids {
  public static void main(String[] arguments) throws Exception {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
    java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.OFF);
    boolean valid = true;
    int judged = 0, wrong = 0;
    for (String argument : arguments) {
      if (argument.equals("--refused")) { valid = false; continue; }
      try (Stream<Path> all = Files.walk(Path.of(argument))) {
        for (Path file : all.filter(path -> path.toString().endsWith(".pdf")).sorted().toList()) {
          judged++;
          ZUGFeRDValidator validator = new ZUGFeRDValidator();
          String report = validator.validate(file.toString());
          if (validator.wasCompletelyValid() == valid) continue;
          wrong++;
          System.out.println(file + ": " + (valid ? report : "the control was not refused"));
        }
      }
    }
    System.out.println(judged + " hybrid files judged, " + wrong + " not as expected");
    System.exit(wrong == 0 && judged > 0 ? 0 : 1);
  }
}
