#include "pdf/xmp.h"

#include "pdf/put.h"

/* The document's title: never empty, as PDF/UA asks for one. */
static const char *
title_of(const PdfDocument *document)
{
    const AreaDocument *area = document->area;
    if (area->title && *area->title)
        return area->title;
    return area->bookmarks ? area->bookmarks->title : "Untitled";
}

/* ---- the packet */

static void
put_escaped(GString *out, const char *before, const char *text, const char *after)
{
    if (!text)
        return;
    g_autofree char *escaped = g_markup_escape_text(text, -1);
    g_string_append(out, before);
    g_string_append(out, escaped);
    g_string_append(out, after);
}

static void
put_properties(GString *out, const PdfDocument *document)
{
    const AreaDocument *area = document->area;
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(document->options.date);
    g_autofree char *date = g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ");
    put_escaped(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", title_of(document),
                "</rdf:li></rdf:Alt></dc:title>\n");
    put_escaped(out, "<dc:creator><rdf:Seq><rdf:li>", area->author,
                "</rdf:li></rdf:Seq></dc:creator>\n");
    put_escaped(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", area->subject,
                "</rdf:li></rdf:Alt></dc:description>\n");
    put_escaped(out, "<dc:language><rdf:Bag><rdf:li>", area->language,
                "</rdf:li></rdf:Bag></dc:language>\n");
    put_escaped(out, "<pdf:Keywords>", area->keywords, "</pdf:Keywords>\n");
    g_string_append(out, "<pdf:Producer>" PDF_PRODUCER "</pdf:Producer>\n"
                         "<xmp:CreatorTool>" PDF_PRODUCER "</xmp:CreatorTool>\n");
    g_string_append_printf(
        out, "<xmp:CreateDate>%s</xmp:CreateDate>\n<xmp:ModifyDate>%s</xmp:ModifyDate>\n", date,
        date);
}

/* PDF/A knows no property of PDF/UA, so the one that claims it has to be described. */
static const char EXTENSION[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>part of ISO 14289</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static const char BEGIN[] =
    "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\"\n"
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n";

static const char END[] = "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";

guint
pdf_xmp_write(PdfDocument *document)
{
    g_autoptr(GString) out = g_string_new(BEGIN);
    put_properties(out, document);
    g_string_append(out, EXTENSION);
    g_string_append(out, END);
    guint number = pdf_file_reserve(document->file);
    /* Not compressed, so that it is found without a PDF reader. */
    pdf_file_put_stream(document->file, number, "/Type/Metadata/Subtype/XML", out->str, out->len,
                        PDF_ENCODED);
    return number;
}

/* ---- the dictionary */

static void
put_entry(GString *out, const char *key, const char *text)
{
    if (!text)
        return;
    g_string_append(out, key);
    pdf_put_text(out, text);
}

guint
pdf_xmp_write_info(PdfDocument *document)
{
    const AreaDocument *area = document->area;
    g_autoptr(GString) out = g_string_new("<<");
    put_entry(out, "/Title", title_of(document));
    put_entry(out, "/Author", area->author);
    put_entry(out, "/Subject", area->subject);
    put_entry(out, "/Keywords", area->keywords);
    put_entry(out, "/Creator", PDF_PRODUCER);
    put_entry(out, "/Producer", PDF_PRODUCER);
    g_string_append(out, "/CreationDate");
    pdf_put_date(out, document->options.date);
    g_string_append(out, "/ModDate");
    pdf_put_date(out, document->options.date);
    g_string_append(out, ">>");
    return pdf_file_add(document->file, out);
}
