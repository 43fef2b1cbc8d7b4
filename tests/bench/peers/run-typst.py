"""Typst's compiler as its Python package has it: run-typst.py FONTS FILE.typ FILE.pdf. PDF/UA-1, which is tagged."""
import sys
import typst

fonts, source, target = sys.argv[1:]
typst.compile(source, output=target, font_paths=[fonts], ignore_system_fonts=True, pdf_standards=["ua-1"])
