// Judges PDF files by veraPDF's rules. Usage: java -cp JARS JudgePdf.java FLAVOUR FILE...
// Prints one line for each file and each broken rule; ends with 0 only when every file keeps them all.
import java.io.File;
import java.util.List;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class JudgePdf {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(arguments[0]);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("no flavour " + arguments[0]);
        }
        boolean whole = arguments.length > 1;
        for (String name : List.of(arguments).subList(1, arguments.length)) {
            whole &= keepsTheRules(new File(name), flavour);
        }
        System.exit(whole ? 0 : 1);
    }

    private static boolean keepsTheRules(File file, PDFAFlavour flavour) throws Exception {
        var foundry = Foundries.defaultInstance();
        try (PDFAParser parser = foundry.createParser(file, flavour);
                PDFAValidator validator = foundry.createValidator(List.of(flavour), 100, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.println((result.isCompliant() ? "keeps " : "breaks ") + flavour.getId() + " " + file.getName());
            var broken = new TreeMap<String, String>();
            for (TestAssertion fault : result.getTestAssertions()) {
                broken.put(fault.getRuleId().getClause() + "-" + fault.getRuleId().getTestNumber(), fault.getMessage());
            }
            broken.forEach((rule, message) -> System.out.println("  " + rule + " " + message));
            return result.isCompliant();
        }
    }
}
