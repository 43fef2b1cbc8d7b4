import java.io.File;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.stream.StreamSource;
import org.apache.fop.apps.Fop;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.MimeConstants;

/** Formats FILE.fo with Apache FOP TIMES times in one JVM; prints the CPU seconds of each: Warm CONF FILE.fo TIMES */
public class Warm {
    static double cpu() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }

    public static void main(String[] arguments) throws Exception {
        var factory = FopFactory.newInstance(new File(arguments[0]));
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            double start = cpu();
            Fop fop = factory.newFop(MimeConstants.MIME_PDF, OutputStream.nullOutputStream());
            TransformerFactory.newInstance().newTransformer().transform(
                new StreamSource(new File(arguments[1])), new SAXResult(fop.getDefaultHandler()));
            System.out.printf("%.3f%n", cpu() - start);
        }
    }
}
