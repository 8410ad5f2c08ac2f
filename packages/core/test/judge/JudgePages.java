import java.io.InputStream;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Judges PDF files by PDF/UA-1 (ISO 14289-1), as far as a machine can. Folders after --refused hold the control: files that must be refused.
 * Exit code 1 when a verdict is not the one expected.
 */
public class JudgePages {
  public static void main(String[] arguments) throws Exception {
    java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    boolean accessible = true;
    int judged = 0, wrong = 0;
    for (String argument : arguments) {
      if (argument.equals("--refused")) { accessible = false; continue; }
      try (Stream<Path> all = Files.walk(Path.of(argument))) {
        for (Path file : all.filter(path -> path.toString().endsWith(".pdf")).sorted().toList()) {
          judged++;
          Set<String> faults = faultsOf(file);
          if (faults.isEmpty() == accessible) continue;
          wrong++;
          System.out.println(file + ": " + (accessible ? String.join("; ", faults) : "the control was not refused"));
        }
      }
    }
    System.out.println(judged + " pages judged, " + wrong + " not as expected");
    System.exit(wrong == 0 && judged > 0 ? 0 : 1);
  }

  static Set<String> faultsOf(Path file) throws Exception {
    VeraPDFFoundry foundry = Foundries.defaultInstance();
    try (InputStream bytes = Files.newInputStream(file);
        PDFAParser parser = foundry.createParser(bytes, PDFAFlavour.PDFUA_1);
        PDFAValidator validator = foundry.createValidator(PDFAFlavour.PDFUA_1, false)) {
      ValidationResult result = validator.validate(parser);
      Set<String> faults = new TreeSet<>();
      for (TestAssertion fault : result.getTestAssertions()) {
        if (fault.getStatus() != TestAssertion.Status.FAILED) continue;
        RuleId rule = fault.getRuleId();
        faults.add(rule.getClause() + "-" + rule.getTestNumber() + " " + fault.getMessage());
      }
      if (!result.isCompliant() && faults.isEmpty()) faults.add("not compliant");
      return faults;
    }
  }
}
