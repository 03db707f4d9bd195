/* LoadXmi.java: loads XMI with its types as strictly as Apache UIMA can, and tells what is marked, for test-xmi.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintStream;

import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;

public class LoadXmi
{
  private static String escape (String text)
  {
    return text.replace ("\\", "\\\\").replace ("\n", "\\n").replace ("\t", "\\t");
  }

  private static void tell (CAS cas, PrintStream out)
  {
    Type span = cas.getTypeSystem ().getType ("webanno.custom.Quoth");
    Type link = cas.getTypeSystem ().getType ("webanno.custom.QuothLink");
    Feature governor = link.getFeatureByBaseName ("Governor");
    Feature dependent = link.getFeatureByBaseName ("Dependent");

    for (AnnotationFS mark : cas.getAnnotationIndex (span))
      out.println (mark.getStringValue (span.getFeatureByBaseName ("label")) + "\t" + escape (mark.getCoveredText ()));
    for (AnnotationFS relation : cas.getAnnotationIndex (link))
      {
        AnnotationFS from = (AnnotationFS) relation.getFeatureValue (governor);
        AnnotationFS to = (AnnotationFS) relation.getFeatureValue (dependent);

        if (to.getBegin () != relation.getBegin () || to.getEnd () != relation.getEnd () || from.getType () != span)
          throw new IllegalStateException ("a relation is not where it should be");
      }
  }

  /* The types, and then any number of texts. "-q": says nothing but how many annotations there are, and how long reading them took. */
  public static void main (String[] arguments) throws Exception
  {
    boolean quiet = arguments[0].equals ("-q");
    int first = quiet ? 1 : 0;
    TypeSystemDescription types
      = UIMAFramework.getXMLParser ().parseTypeSystemDescription (new XMLInputSource (arguments[first]));
    PrintStream out = new PrintStream (System.out, true, "UTF-8");

    for (int i = first + 1; i < arguments.length; i++)
      {
        CAS cas = CasCreationUtils.createCas (types, null, null);
        long start = System.nanoTime ();

        try (InputStream in = new FileInputStream (arguments[i]))
          {
            XmiCasDeserializer.deserialize (in, cas, false);
          }
        if (quiet)
          out.println (cas.getAnnotationIndex ().size () + " " + (System.nanoTime () - start) / 1000000 + " ms");
        else
          tell (cas, out);
      }
  }
}
