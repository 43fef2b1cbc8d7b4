"""WeasyPrint: run-weasyprint.py FILE.html FILE.pdf, tagged."""
import sys
import weasyprint

source, target = sys.argv[1:]
weasyprint.HTML(source).write_pdf(target, pdf_tags=True)
